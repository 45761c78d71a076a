import type { CustomerQuery, CustomerRow } from '../../../shared/features/customers/contract.ts'
import { termOn } from '../../../shared/features/customers/term.ts'
import type { Segment } from '../../../shared/features/titles/coverage.ts'
import { stripOf } from '../../../shared/features/titles/coverage-strip.ts'
import { addDays, type IsoDay } from '../../../shared/lib/dates.ts'
import type { ReadDb } from '../../types.ts'
import { orderOf, whereOf } from './list-query.ts'
import { storedTerm } from './summary.ts'

type Stored = Parameters<typeof storedTerm>[0] & {
  id: string
  name: string
  kind: CustomerRow['kind']
  status: CustomerRow['status']
  municipality: string | null
  areas: number
  policies: number
  premium: number
  lead_segments: string | null
  collaborator_last: string | null
  collaborator_first: string | null
}

/** The list cell's window: today at one third (mock/design.md, section 4, Strip). */
export const STRIP_DAYS_BEFORE = 60
export const STRIP_DAYS_AFTER = 120

const NAME_OF_COLLABORATOR =
  "(SELECT last_name || ' ' || first_name FROM collaborator WHERE id = c.collaborator_id) AS collaborator_name"

/** Rows `offset` to `offset + limit` of a list, sorted in SQL: an index walk for every order but the collaborator's. */
export function readCustomerPage(
  db: ReadDb,
  query: CustomerQuery,
  window: { offset: number; limit: number },
  today: IsoDay,
): CustomerRow[] {
  const where = whereOf(query, today)
  const extra = query.sort.by === 'collaborator' ? `, ${NAME_OF_COLLABORATOR}` : ''
  // The inner query walks only the narrow list; joins touch no more than the rows that are shown.
  const rows = db
    .prepare<unknown[], Stored>(
      `SELECT page.*, k.last_name AS collaborator_last, k.first_name AS collaborator_first
       FROM (SELECT c.*${extra} FROM customer_list AS c WHERE ${where.sql}
             ORDER BY ${orderOf(query.sort)} LIMIT ? OFFSET ?) AS page
       LEFT JOIN collaborator AS k ON k.id = page.collaborator_id
       ORDER BY ${orderOf(query.sort)}`,
    )
    .all(...where.values, window.limit, window.offset)
  return rows.map((row) => rowOf(row, today))
}

export function countCustomers(
  db: ReadDb,
  query: CustomerQuery,
  today: IsoDay,
): { total: number; premium: number } {
  const where = whereOf(query, today)
  const row = db
    .prepare<unknown[], { total: number; premium: number | null }>(
      `SELECT count(*) AS total, sum(premium) AS premium FROM customer_list AS c WHERE ${where.sql}`,
    )
    .get(...where.values)
  return { total: row?.total ?? 0, premium: row?.premium ?? 0 }
}

/** Index of a customer in a query's order, null when the query does not hold it. */
export function positionOf(db: ReadDb, query: CustomerQuery, id: string, today: IsoDay): number | null {
  const where = whereOf(query, today)
  const extra = query.sort.by === 'collaborator' ? `, ${NAME_OF_COLLABORATOR}` : ''
  const row = db
    .prepare<unknown[], { place: number }>(
      `SELECT place FROM (SELECT id, row_number() OVER (ORDER BY ${orderOf(query.sort)}) - 1 AS place
         FROM (SELECT c.*${extra} FROM customer_list AS c WHERE ${where.sql})) WHERE id = ?`,
    )
    .get(...where.values, id)
  return row?.place ?? null
}

function rowOf(row: Stored, today: IsoDay): CustomerRow {
  const lead =
    row.lead_segments === null
      ? null
      : (JSON.parse(row.lead_segments) as { due: boolean; segments: Segment[] })
  const first = row.collaborator_first ?? ''
  const last = row.collaborator_last
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    status: row.status,
    municipality: row.municipality,
    areas: row.areas,
    policies: row.policies,
    premium: row.premium,
    strip: lead
      ? stripOf(
          { segments: lead.segments, open: null },
          addDays(today, -STRIP_DAYS_BEFORE),
          addDays(today, STRIP_DAYS_AFTER),
          today,
        )
      : [],
    term: termOn(storedTerm({ ...row, due: lead?.due ?? false }), today),
    collaborator:
      last === null ? null : { name: `${last} ${first}`.trim(), initials: initialsOf(first, last) },
  }
}

/** First name first, as a badge is read: Marta Rinaldi is MR. */
export function initialsOf(first: string, last: string): string {
  return `${first.slice(0, 1)}${last.slice(0, 1)}`.toUpperCase()
}
