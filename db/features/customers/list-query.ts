import type { CustomerFilter, CustomerQuery } from '../../../shared/features/customers/contract.ts'
import { needAreaBit } from '../../../shared/features/products/need-areas.ts'
import { assertNever } from '../../../shared/lib/assert-never.ts'
import type { CoverageState } from '../../../shared/lib/codes.ts'
import { addDays, type IsoDay } from '../../../shared/lib/dates.ts'
import type { Clause } from '../../keys/clause.ts'
import { exactKeyClause } from '../../keys/exact-keys.ts'
import { matchExpression } from '../../keys/match.ts'
import { consentBit } from './summary.ts'

const PORTFOLIO_STATES = "('IN_VIGORE', 'SOSPESA', 'DISDETTATA')"

/** WHERE of a list query over `customer_list AS c`; `1` when nothing narrows it. */
export function whereOf(query: Pick<CustomerQuery, 'filters' | 'text'>, today: IsoDay): Clause {
  const clauses = query.filters.map((filter) => filterClause(filter, today))
  const text = textClause(query.text)
  if (text) clauses.push(text)
  if (clauses.length === 0) return { sql: '1', values: [] }
  return {
    sql: clauses.map((clause) => `(${clause.sql})`).join(' AND '),
    values: clauses.flatMap((clause) => clause.values),
  }
}

/** A SELECT of the numbers (`customer_list.n`) of a query's rows, in no order. */
export function numbersOf(query: Pick<CustomerQuery, 'filters' | 'text'>, today: IsoDay): Clause {
  const names = query.filters.length === 0 ? nameMatch(query.text) : null
  // The index of names has the numbers itself: on a keystroke's path the rows need not be looked at.
  if (names)
    return {
      sql: 'SELECT rowid AS n FROM customer_search WHERE customer_search MATCH ?',
      values: [names],
    }
  const where = whereOf(query, today)
  return { sql: `SELECT c.n FROM customer_list AS c WHERE ${where.sql}`, values: where.values }
}

/** What to match names with, when a text can be nothing but a name or a place. */
function nameMatch(text: string): string | null {
  return exactKeyClause(text, 'c.id') === null ? matchExpression(text) : null
}

const SORT_COLUMNS = {
  name: ['sort_name'],
  municipality: ['municipality', 'sort_name'],
  areas: ['area_count', 'sort_name'],
  policies: ['policies', 'sort_name'],
  premium: ['premium', 'sort_name'],
  expiry: ['lead_term', 'sort_name'],
  collaborator: ['collaborator', 'sort_name'],
  since: ['since', 'sort_name'],
} as const satisfies Record<CustomerQuery['sort']['by'], readonly string[]>

/**
 * ORDER BY of a list query. Whole index order or its exact reverse, so that SQLite walks an index and sorts nothing;
 * `n` last makes every order total.
 */
export function orderOf(sort: CustomerQuery['sort']): string {
  const direction = sort.descending ? ' DESC' : ''
  return [...SORT_COLUMNS[sort.by], 'n'].map((column) => `${column}${direction}`).join(', ')
}

/** The column whose rows without a value come last, whichever way one sorts; null where each has one, or SQLite does it itself. */
export function lastIfNull(sort: CustomerQuery['sort']): string | null {
  const [column] = SORT_COLUMNS[sort.by]
  return !sort.descending && MAY_BE_NULL.includes(column) ? column : null
}

const MAY_BE_NULL: readonly string[] = ['municipality', 'lead_term', 'collaborator', 'since']

/** Whether a query is answered by `customer_list` and the index of names, and not by rows of customers or policies. */
export function isOfListAlone({ filters, text }: Pick<CustomerQuery, 'filters' | 'text'>): boolean {
  return filters.every(({ field }) => field !== 'expiring') && exactKeyClause(text, 'c.id') === null
}

function filterClause(filter: CustomerFilter, today: IsoDay): Clause {
  switch (filter.field) {
    case 'status':
      return anyOf('c.status', filter.any)
    case 'kind':
      return anyOf('c.kind', filter.any)
    case 'municipality':
      return anyOf('c.municipality', filter.any)
    case 'province':
      return anyOf('c.province', filter.any)
    case 'collaborator':
      return anyOf('c.collaborator_id', filter.any)
    case 'premium':
      return between('c.premium', filter.min, filter.max)
    case 'policies':
      return between('c.policies', filter.min, filter.max)
    case 'expiring':
      return {
        sql: `c.id IN (SELECT holder_id FROM policy WHERE expires_on BETWEEN ? AND ? AND state IN ${PORTFOLIO_STATES})`,
        values: [today, addDays(today, filter.days)],
      }
    case 'coverage':
      return joined(
        filter.any.map((state) => coverageClause(state, today)),
        ' OR ',
      )
    case 'hasArea':
      return { sql: 'c.areas & ? <> 0', values: [needAreaBit(filter.area)] }
    case 'lacksArea':
      return { sql: 'c.areas & ? = 0', values: [needAreaBit(filter.area)] }
    case 'consentUnknown':
      return { sql: 'c.consents_known & ? = 0', values: [consentBit(filter.purpose)] }
    default:
      return assertNever(filter)
  }
}

/** The same comparison of days as `termOn`, in SQL; the list and its filter must never disagree. */
function coverageClause(state: CoverageState, today: IsoDay): Clause {
  const never = '9999-12-31'
  const inGrace = 'c.lead_grace_from <= ? AND c.lead_grace_to >= ? AND c.lead_grace_kind = ?'
  const out = 'c.lead_out_from <= ? AND c.lead_first = ?'
  const runs: Clause = { sql: 'coalesce(c.lead_ended_from, ?) > ?', values: [never, today] }
  const running = (sql: string, ...values: Clause['values']) => joined([runs, { sql, values }], ' AND ')
  switch (state) {
    case 'FUORI_COPERTURA':
      return running(out, today, 0)
    case 'NON_ATTIVA':
      return running(`${out} OR ${inGrace}`, today, 1, today, today, 'SUSPENDED')
    case 'IN_COMPORTO':
      return running(inGrace, today, today, 'GRACE')
    case 'ESTESA_15GG':
      return running(inGrace, today, today, 'EXTENDED')
    case 'COPERTA':
      return running(
        'c.policies > 0 AND coalesce(c.lead_out_from, ?) > ? AND NOT (coalesce(c.lead_grace_from, ?) <= ? AND coalesce(c.lead_grace_to, ?) >= ?)',
        ...[never, today, never, today, '', today],
      )
    case 'CESSATA':
      return { sql: "c.status = 'EX_CLIENTE' OR c.lead_ended_from <= ?", values: [today] }
    default:
      return assertNever(state)
  }
}

function textClause(text: string): Clause | null {
  if (text.trim() === '') return null
  const match = matchExpression(text)
  const exact = exactKeyClause(text, 'c.id')
  const clauses: Clause[] = []
  if (match)
    clauses.push({
      sql: 'c.n IN (SELECT rowid FROM customer_search WHERE customer_search MATCH ?)',
      values: [match],
    })
  if (exact) clauses.push(exact)
  return clauses.length === 0 ? { sql: '0', values: [] } : joined(clauses, ' OR ')
}

function anyOf(column: string, values: readonly string[]): Clause {
  return { sql: `${column} IN (${values.map(() => '?').join(', ')})`, values: [...values] }
}

function between(column: string, min: number | null, max: number | null): Clause {
  const clauses: Clause[] = []
  if (min !== null) clauses.push({ sql: `${column} >= ?`, values: [min] })
  if (max !== null) clauses.push({ sql: `${column} <= ?`, values: [max] })
  return clauses.length === 0 ? { sql: '1', values: [] } : joined(clauses, ' AND ')
}

function joined(clauses: readonly Clause[], by: ' AND ' | ' OR '): Clause {
  return {
    sql: clauses.map((clause) => `(${clause.sql})`).join(by),
    values: clauses.flatMap((clause) => clause.values),
  }
}

/** Whether nothing narrows a query. */
export function isWhole({ filters, text }: CustomerQuery): boolean {
  return filters.length === 0 && text.trim() === ''
}
