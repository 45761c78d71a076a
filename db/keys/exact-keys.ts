import type { Clause } from './clause.ts'
import { NORMAL_NUMBER, NORMAL_PLATE } from './normal.ts'

/** What a typed text may be the beginning of, besides a name. Each is looked up in its own B-tree. */
export type ExactKey = {
  kind: 'fiscalCode' | 'vatNumber' | 'phone' | 'email' | 'number' | 'plate'
  prefix: string
}

const SHORTEST = 4

/** The keys that a text may begin; at least four signs, so that a surname is not searched as a plate letter by letter. */
export function exactKeys(text: string): ExactKey[] {
  // As people paste it: with the word of a link, in brackets, with the dashes of a letter.
  const typed = text
    .trim()
    .replace(/^tel:/i, '')
    .replace(/[\u2010-\u2015]/g, '-')
  const digits = typed.replace(/[\s.\-/()]/g, '')
  const compact = digits.toUpperCase().replace(/^IT(?=\d{11}$)/, '')
  const keys: ExactKey[] = []
  if (typed.includes('@')) keys.push({ kind: 'email', prefix: typed.toLowerCase() })
  if (compact.length < SHORTEST || !/^[+A-Z0-9]+$/.test(compact)) return keys
  if (/^[A-Z]{6}[0-9A-Z]{0,10}$/.test(compact) && /\d/.test(compact))
    keys.push({ kind: 'fiscalCode', prefix: compact })
  if (/^\d{5,11}$/.test(compact)) {
    keys.push({ kind: 'vatNumber', prefix: compact })
    keys.push({ kind: 'fiscalCode', prefix: compact })
  }
  // With the country's number and without its sign; a mobile may begin with 39 too.
  if (/^39(3\d{9}|0\d{8,9})$/.test(digits)) keys.push({ kind: 'phone', prefix: `+${digits}` })
  if (/^(\+39|0039)?[03]\d{3,}$/.test(digits))
    keys.push({ kind: 'phone', prefix: `+39${digits.replace(/^(\+39|0039)/, '')}` })
  else if (/^\+\d{5,}$/.test(digits)) keys.push({ kind: 'phone', prefix: digits })
  if (/\d/.test(compact)) keys.push({ kind: 'number', prefix: compact })
  if (/^[A-Z]{2}[0-9A-Z]{2,}$/.test(compact) && /\d/.test(compact))
    keys.push({ kind: 'plate', prefix: compact })
  return keys
}

/** First text after every one with this prefix. */
export function prefixEnd(prefix: string): string {
  return `${prefix}\u{10ffff}`
}

/** The columns of a customer that a key may begin; each has its own index. */
export const CUSTOMER_KEYS = {
  fiscalCode: ['fiscal_code'],
  vatNumber: ['vat_number'],
  phone: ['mobile', 'phone'],
  email: ['lower(email)'],
} as const

export type CustomerColumn = (typeof CUSTOMER_KEYS)[keyof typeof CUSTOMER_KEYS][number]

export type CustomerKey = ExactKey & { kind: keyof typeof CUSTOMER_KEYS }

/** Whether a key is a customer's own, and not that of a policy. */
export function isCustomerKey(key: ExactKey): key is CustomerKey {
  return key.kind in CUSTOMER_KEYS
}

/** SELECT of all the customer ids that one key finds, through its indexes. */
export function customersByKey(key: ExactKey): Clause {
  const range = [key.prefix, prefixEnd(key.prefix)]
  if (isCustomerKey(key)) {
    const columns = CUSTOMER_KEYS[key.kind]
    return {
      sql: columns
        .map((column) => `SELECT id FROM customer WHERE ${column} >= ? AND ${column} < ?`)
        .join(' UNION '),
      values: columns.flatMap(() => range),
    }
  }
  return key.kind === 'number'
    ? {
        sql: `SELECT holder_id AS id FROM policy WHERE ${NORMAL_NUMBER} >= ? AND ${NORMAL_NUMBER} < ?`,
        values: range,
      }
    : {
        sql: `SELECT holder_id AS id FROM policy WHERE plate IS NOT NULL AND ${NORMAL_PLATE} >= ? AND ${NORMAL_PLATE} < ?`,
        values: range,
      }
}

/** "`column` is one of the customers that an exact key finds", for the list's own filter field; null when no key fits. */
export function exactKeyClause(text: string, column: string): Clause | null {
  const found = exactKeys(text).map(customersByKey)
  if (found.length === 0) return null
  return {
    sql: found.map((clause) => `${column} IN (${clause.sql})`).join(' OR '),
    values: found.flatMap((clause) => clause.values),
  }
}
