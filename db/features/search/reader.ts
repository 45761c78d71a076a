import type { z } from 'zod'
import { termOn } from '../../../shared/features/customers/term.ts'
import type { foundPerson } from '../../../shared/features/search/contract.ts'
import { ageOn, type IsoDay } from '../../../shared/lib/dates.ts'
import { foldText } from '../../../shared/lib/text.ts'
import { COVERAGE_COLUMNS, type StoredPolicy } from '../../coverage/timelines.ts'
import { sizeOfList } from '../../customer-list-size.ts'
import { type StoredTerm, storedTerm } from '../../customer-term.ts'
import {
  CUSTOMER_KEYS,
  type CustomerColumn,
  type CustomerKey,
  exactKeys,
  isCustomerKey,
  prefixEnd,
} from '../../keys/exact-keys.ts'
import { matchExpression } from '../../keys/match.ts'
import { NORMAL_NUMBER, NORMAL_PLATE } from '../../keys/normal.ts'
import { AT_MOST, prepared } from '../../prepared.ts'
import type { ReadDb } from '../../types.ts'
import { count, countNamed, countNamedAmong, MOST_CANDIDATES, namedInOrder } from './names.ts'

type Person = z.infer<typeof foundPerson>

type PersonRow = StoredTerm & {
  n: number
  id: string
  name: string
  kind: Person['kind']
  status: Person['status']
  municipality: string | null
  policies: number
  birth_date: string | null
  mobile: string | null
  phone: string | null
}

/** Only what is shown: on this path a column more is felt. */
const PERSON = `SELECT c.n, c.id, c.name, c.kind, c.status, c.municipality, c.policies, c.lead_term, c.lead_first,
    c.lead_grace_from, c.lead_grace_to, c.lead_grace_kind, c.lead_out_from, c.lead_ended_from, coalesce(l.due, 0) AS due,
    p.birth_date, p.mobile, p.phone
  FROM customer_list AS c JOIN customer AS p ON p.id = c.id LEFT JOIN customer_line AS l ON l.n = c.n`

/** A policy that a key found, with what its coverage is made of. */
export type PolicyHit = StoredPolicy & {
  holderId: string
  holderName: string | null
  number: string
  plate: string | null
  productName: string
  matched: 'number' | 'plate'
}

/** People by exact key first, then those whose name begins so, then any other name (F1, find anyone while typing). */
export function findPeople(
  db: ReadDb,
  text: string,
  limit: number,
  today: IsoDay,
): { people: Person[]; total: number; of: number } {
  const found = new Map<number, Person>()
  const add = (rows: readonly PersonRow[], matched: Person['matched']) => {
    for (const row of rows) if (!found.has(row.n)) found.set(row.n, personOf(row, matched, today))
  }
  const keys = exactKeys(text).filter(isCustomerKey)
  for (const key of keys)
    for (const column of CUSTOMER_KEYS[key.kind])
      if (found.size < limit) add(rowsByKey(db, column, key.prefix, limit), key.kind)
  const byKey = [...found.keys()]
  // Whoever was found by a key may begin so too, and must not take a place twice.
  if (found.size < limit) add(rowsByBeginning(db, text, limit + byKey.length), 'name')
  const inOrder = found.size < limit ? namedInOrder(db, text) : null
  if (inOrder) add(rowsByNumber(db, inOrder.filter((n) => !found.has(n)).slice(0, limit)), 'name')
  const named = inOrder?.length ?? countNamed(db, text)
  const total =
    byKey.length < limit
      ? byKey.length + named - (named > 0 ? countNamedAmong(db, text, byKey) : 0)
      : countTogether(db, text, keys, named)
  return {
    people: [...found.values()].slice(0, limit),
    total: Math.min(total, MOST_CANDIDATES),
    of: sizeOfList(db),
  }
}

/** Customers by id, in the order given; those that this mirror does not hold are left out. */
export function peopleByIds(db: ReadDb, ids: readonly string[], today: IsoDay): Person[] {
  const statement = prepared<PersonRow>(db, `${PERSON} WHERE c.id = ?`)
  return ids.flatMap((id) => {
    const row = statement.get(id)
    return row ? [personOf(row, 'name', today)] : []
  })
}

/** Policies whose number or plate begins with a key, the most recent of each first. */
export function policiesByKeys(db: ReadDb, text: string, limit: number): PolicyHit[] {
  const hits = exactKeys(text).flatMap((key) =>
    key.kind === 'number' || key.kind === 'plate' ? policiesByKey(db, key.kind, key.prefix, limit) : [],
  )
  return [...new Map(hits.map((hit) => [hit.id, hit])).values()].slice(0, limit)
}

/** The first rows of a key's index, so that the beginning of a key costs no more than a whole one. */
function rowsByKey(db: ReadDb, column: CustomerColumn, prefix: string, limit: number): PersonRow[] {
  return prepared<PersonRow>(
    db,
    `${PERSON} WHERE ${column} >= ? AND ${column} < ? ORDER BY ${column} ${AT_MOST}`,
  ).all(prefix, prefixEnd(prefix), limit)
}

/** How many customers keys and words find together, as far as one counts, where the keys find more than are shown. */
function countTogether(db: ReadDb, text: string, keys: readonly CustomerKey[], named: number): number {
  const ranges = keys.flatMap(({ kind, prefix }) =>
    CUSTOMER_KEYS[kind].map((column) => ({
      sql: `FROM customer WHERE ${column} >= ? AND ${column} < ?`,
      values: [prefix, prefixEnd(prefix)],
    })),
  )
  const alone = ranges.map(({ sql, values }) =>
    count(db, `SELECT count(*) AS n FROM (SELECT 1 ${sql} ${AT_MOST})`, ...values, MOST_CANDIDATES),
  )
  const counts = [named, ...alone].filter((each) => each > 0)
  // Mostly one index finds them all; only else it is to be told who is found twice.
  if (counts.length <= 1 || counts.some((each) => each >= MOST_CANDIDATES)) return Math.max(0, ...counts)
  const lists = ranges.map(({ sql }) => `SELECT n FROM customer_list WHERE id IN (SELECT id ${sql})`)
  const values = ranges.flatMap((range) => range.values)
  const match = matchExpression(text, 'name')
  if (match) {
    lists.push('SELECT rowid FROM customer_search WHERE customer_search MATCH ?')
    values.push(match)
  }
  return count(db, `SELECT count(*) AS n FROM (${lists.join(' UNION ')})`, ...values)
}

/** Surname first, as it is typed: the first rows of the name index, whatever the size of the list. */
function rowsByBeginning(db: ReadDb, text: string, limit: number): PersonRow[] {
  const beginning = foldText(text)
  if (beginning === '') return []
  return prepared<PersonRow>(
    db,
    `${PERSON} WHERE c.sort_name >= ? AND c.sort_name < ? ORDER BY c.sort_name, c.n ${AT_MOST}`,
  ).all(beginning, prefixEnd(beginning), limit)
}

function rowsByNumber(db: ReadDb, numbers: readonly number[]): PersonRow[] {
  const statement = prepared<PersonRow>(db, `${PERSON} WHERE c.n = ?`)
  return numbers.flatMap((n) => statement.get(n) ?? [])
}

function policiesByKey(db: ReadDb, kind: PolicyHit['matched'], prefix: string, limit: number): PolicyHit[] {
  const normal = kind === 'plate' ? NORMAL_PLATE : NORMAL_NUMBER
  const guard = kind === 'plate' ? 'plate IS NOT NULL AND' : ''
  return prepared<Omit<PolicyHit, 'matched'>>(
    db,
    `SELECT ${COVERAGE_COLUMNS}, p.holder_id AS holderId, c.name AS holderName, number, plate, product.name AS productName
     FROM policy AS p CROSS JOIN product ON product.id = p.product_id LEFT JOIN customer_list AS c ON c.id = p.holder_id
     WHERE ${guard} ${normal} >= ? AND ${normal} < ? ORDER BY ${normal}, effective_on DESC ${AT_MOST}`,
  )
    .all(prefix, prefixEnd(prefix), limit)
    .map((row) => ({ ...row, matched: kind }))
}

function personOf(row: PersonRow, matched: Person['matched'], today: IsoDay): Person {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    status: row.status,
    age: row.birth_date ? ageOn(row.birth_date, today) : null,
    municipality: row.municipality,
    phone: row.mobile ?? row.phone,
    policies: row.policies,
    term: termOn(storedTerm(row), today),
    matched,
  }
}
