import type { CustomerQuery, CustomerRow } from '../../../shared/features/customers/contract.ts'
import { termOn } from '../../../shared/features/customers/term.ts'
import type { Segment } from '../../../shared/features/titles/coverage.ts'
import { stripOf } from '../../../shared/features/titles/coverage-strip.ts'
import { addDays, type IsoDay } from '../../../shared/lib/dates.ts'
import { sizeOfList } from '../../customer-list-size.ts'
import { type StoredTerm, storedTerm } from '../../customer-term.ts'
import { prepared } from '../../prepared.ts'
import type { ReadDb } from '../../types.ts'
import { ListOrders } from './list-orders.ts'
import { isWhole, numbersOf, whereOf } from './list-query.ts'

type Stored = StoredTerm & {
  n: number
  id: string
  name: string
  kind: CustomerRow['kind']
  status: CustomerRow['status']
  municipality: string | null
  areas: number
  policies: number
  premium: number
  segments: string | null
  collaborator_last: string | null
  collaborator_first: string | null
}

/** The list cell's window: today at one third (mock/design.md, section 4, Strip). */
const STRIP_DAYS_BEFORE = 60
const STRIP_DAYS_AFTER = 120

const ordersOf = new WeakMap<ReadDb, ListOrders>()

function orders(db: ReadDb): ListOrders {
  let known = ordersOf.get(db)
  if (!known) {
    known = new ListOrders(db)
    ordersOf.set(db, known)
  }
  return known
}

/** Rows `offset` to `offset + limit` of a list. */
export function readCustomerPage(
  db: ReadDb,
  query: CustomerQuery,
  window: { offset: number; limit: number },
  today: IsoDay,
): CustomerRow[] {
  const wanted = orders(db).windowOf(query, window, today)
  const rows = prepared<Stored>(
    db,
    `SELECT c.*, l.segments, coalesce(l.due, 0) AS due, k.last_name AS collaborator_last, k.first_name AS collaborator_first
       FROM json_each(?) AS wanted JOIN customer_list AS c ON c.n = wanted.value
       LEFT JOIN customer_line AS l ON l.n = c.n LEFT JOIN collaborator AS k ON k.id = c.collaborator_id`,
  ).all(JSON.stringify([...wanted]))
  const byNumber = new Map(rows.map((row) => [row.n, row]))
  return [...wanted].flatMap((n) => {
    const row = byNumber.get(n)
    return row ? [rowOf(row, today)] : []
  })
}

/** Who stands in rows `offset` to `offset + limit` of a list, with the premiums, in cents. */
export function readStretch(
  db: ReadDb,
  query: CustomerQuery,
  window: { offset: number; limit: number },
  today: IsoDay,
): { id: string; premium: number }[] {
  const wanted = orders(db).windowOf(query, window, today)
  return prepared<{ id: string; premium: number }>(
    db,
    'SELECT c.id, c.premium FROM json_each(?) AS wanted JOIN customer_list AS c ON c.n = wanted.value',
  ).all(JSON.stringify([...wanted]))
}

/** How many rows a list has. */
export function countCustomers(db: ReadDb, query: CustomerQuery, today: IsoDay): number {
  if (isWhole(query)) return sizeOfList(db)
  const numbers = numbersOf(query, today)
  return db
    .prepare<unknown[], number>(`SELECT count(*) FROM (${numbers.sql})`)
    .pluck()
    .get(...numbers.values) as number
}

/** The premiums of a list's rows, in cents. */
export function sumPremiums(db: ReadDb, query: CustomerQuery, today: IsoDay): number {
  const where = whereOf(query, today)
  return db
    .prepare<unknown[], number>(`SELECT coalesce(sum(premium), 0) FROM customer_list AS c WHERE ${where.sql}`)
    .pluck()
    .get(...where.values) as number
}

/** Index of a customer in a query's order, null when the query does not hold it. */
export function positionOf(db: ReadDb, query: CustomerQuery, id: string, today: IsoDay): number | null {
  const n = db.prepare<[string], number>('SELECT n FROM customer_list WHERE id = ?').pluck().get(id)
  if (n === undefined) return null
  const index = orders(db).rowsOf(query, today).indexOf(n)
  return index < 0 ? null : index
}

function rowOf(row: Stored, today: IsoDay): CustomerRow {
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
    strip:
      row.segments === null
        ? []
        : stripOf(
            { segments: JSON.parse(row.segments) as Segment[], open: null },
            addDays(today, -STRIP_DAYS_BEFORE),
            addDays(today, STRIP_DAYS_AFTER),
            today,
          ),
    term: termOn(storedTerm(row), today),
    collaborator:
      last === null ? null : { name: `${last} ${first}`.trim(), initials: initialsOf(first, last) },
  }
}

/** First name first, as a badge is read: Marta Rinaldi is MR. */
export function initialsOf(first: string, last: string): string {
  return `${first.slice(0, 1)}${last.slice(0, 1)}`.toUpperCase()
}
