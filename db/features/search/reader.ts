import type { z } from 'zod'
import { termOn } from '../../../shared/features/customers/term.ts'
import type { foundPerson } from '../../../shared/features/search/contract.ts'
import { ageOn, type IsoDay } from '../../../shared/lib/dates.ts'
import { foldText } from '../../../shared/lib/text.ts'
import { type StoredTerm, storedTerm } from '../../customer-term.ts'
import { customersByKey, type ExactKey, exactKeys, prefixEnd } from '../../keys/exact-keys.ts'
import { matchExpression } from '../../keys/match.ts'
import { NORMAL_NUMBER, NORMAL_PLATE } from '../../keys/normal.ts'
import { readMeta } from '../../meta.ts'
import { prepared } from '../../prepared.ts'
import type { ReadDb } from '../../types.ts'

type Person = z.infer<typeof foundPerson>

/** More candidates than a person reads; ordering them by name costs less than asking FTS5 for a rank. */
const MOST_CANDIDATES = 500

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

const PERSON = `SELECT c.*, coalesce(l.due, 0) AS due, p.birth_date, p.mobile, p.phone
  FROM customer_list AS c JOIN customer AS p ON p.id = c.id LEFT JOIN customer_line AS l ON l.n = c.n`

export type PolicyHit = { id: string; holderName: string | null; matched: 'number' | 'plate' }

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
  for (const key of exactKeys(text)) if (isPersonKey(key)) add(rowsByKey(db, key, limit), key.kind)
  const byKey = found.size
  const named = candidates(db, text)
  const known = new Set(named)
  const others = [...found.keys()].filter((n) => !known.has(n)).length
  if (found.size < limit) add(rowsByBeginning(db, text, limit), 'name')
  if (found.size < limit && named.length > found.size - byKey) add(rowsByNumber(db, named, limit), 'name')
  return { people: [...found.values()].slice(0, limit), total: named.length + others, of: listSize(db) }
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

function isPersonKey(key: ExactKey): key is ExactKey & { kind: Person['matched'] } {
  return key.kind !== 'number' && key.kind !== 'plate'
}

function rowsByKey(db: ReadDb, key: ExactKey, limit: number): PersonRow[] {
  const { sql, values } = customersByKey(key)
  return prepared<PersonRow>(db, `${PERSON} WHERE c.id IN (${sql}) LIMIT ?`).all(...values, limit)
}

/** Numbers of the customers one of whose words begins so, in any order. */
function candidates(db: ReadDb, text: string): number[] {
  const match = matchExpression(text, 'name')
  if (!match) return []
  return prepared<{ n: number }>(
    db,
    'SELECT rowid AS n FROM customer_search WHERE customer_search MATCH ? LIMIT ?',
  )
    .all(match, MOST_CANDIDATES)
    .map((row) => row.n)
}

/** Surname first, as it is typed: the first rows of the name index, whatever the size of the list. */
function rowsByBeginning(db: ReadDb, text: string, limit: number): PersonRow[] {
  const beginning = foldText(text)
  if (beginning === '') return []
  return prepared<PersonRow>(
    db,
    `${PERSON} WHERE c.sort_name >= ? AND c.sort_name < ? ORDER BY c.sort_name, c.n LIMIT ?`,
  ).all(beginning, prefixEnd(beginning), limit)
}

function rowsByNumber(db: ReadDb, numbers: readonly number[], limit: number): PersonRow[] {
  return prepared<PersonRow>(
    db,
    `SELECT c.*, coalesce(l.due, 0) AS due, p.birth_date, p.mobile, p.phone
     FROM (SELECT * FROM customer_list WHERE n IN (SELECT value FROM json_each(?)) ORDER BY sort_name, n LIMIT ?) AS c
     JOIN customer AS p ON p.id = c.id LEFT JOIN customer_line AS l ON l.n = c.n ORDER BY c.sort_name, c.n`,
  ).all(JSON.stringify(numbers), limit * 2)
}

function policiesByKey(db: ReadDb, kind: PolicyHit['matched'], prefix: string, limit: number): PolicyHit[] {
  const normal = kind === 'plate' ? NORMAL_PLATE : NORMAL_NUMBER
  const guard = kind === 'plate' ? 'plate IS NOT NULL AND' : ''
  return prepared<Omit<PolicyHit, 'matched'>>(
    db,
    `SELECT p.id, c.name AS holderName FROM policy AS p LEFT JOIN customer_list AS c ON c.id = p.holder_id
     WHERE ${guard} ${normal} >= ? AND ${normal} < ? ORDER BY ${normal}, effective_on DESC LIMIT ?`,
  )
    .all(prefix, prefixEnd(prefix), limit)
    .map((row) => ({ ...row, matched: kind }))
}

const sizeOf = new WeakMap<ReadDb, { version: string; size: number }>()

/** How many customers there are to be found in; counted once per state of the list. */
function listSize(db: ReadDb): number {
  const version = readMeta(db, 'customerListVersion') ?? ''
  const known = sizeOf.get(db)
  if (known?.version === version) return known.size
  const size = prepared<{ n: number }>(db, 'SELECT count(*) AS n FROM customer_list').get()?.n ?? 0
  sizeOf.set(db, { version, size })
  return size
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
