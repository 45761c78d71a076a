import type { z } from 'zod'
import { termOn } from '../../../shared/features/customers/term.ts'
import type { foundPerson } from '../../../shared/features/search/contract.ts'
import { ageOn, type IsoDay } from '../../../shared/lib/dates.ts'
import { customersByKey, type ExactKey, exactKeys, prefixEnd } from '../../keys/exact-keys.ts'
import { matchExpression } from '../../keys/match.ts'
import { NORMAL_NUMBER, NORMAL_PLATE } from '../../keys/normal.ts'
import type { ReadDb } from '../../types.ts'
import { storedTerm } from '../customers/summary.ts'

type Person = z.infer<typeof foundPerson>

/** More candidates than a person reads; ordering them by name costs less than asking FTS5 for a rank. */
const MOST_CANDIDATES = 500

type PersonRow = Parameters<typeof storedTerm>[0] & {
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

/** People by exact key first, then by name (F1, find anyone while typing). */
export function findPeople(
  db: ReadDb,
  text: string,
  limit: number,
  today: IsoDay,
): { people: Person[]; total: number; of: number } {
  const keys = exactKeys(text)
  const byKey = keys.flatMap((key) => (isPersonKey(key) ? peopleByKey(db, key, limit, today) : []))
  const match = matchExpression(text, 'name')
  const named = match
    ? db
        .prepare<unknown[], { n: number }>(
          'SELECT rowid AS n FROM customer_search WHERE customer_search MATCH ? LIMIT ?',
        )
        .all(match, MOST_CANDIDATES)
        .map((row) => row.n)
    : []
  const people = [...byKey]
  const seen = new Set(byKey.map((person) => person.id))
  for (const person of peopleByName(db, named, limit, today)) {
    if (people.length >= limit) break
    if (!seen.has(person.id)) people.push(person)
  }
  const of = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM customer_list').get()?.n ?? 0
  return {
    people: people.slice(0, limit),
    total: countFound(db, named, byKey),
    of,
  }
}

/** Customers by id, in the order given; those that this mirror does not hold are left out. */
export function peopleByIds(db: ReadDb, ids: readonly string[], today: IsoDay): Person[] {
  const statement = db.prepare<[string], PersonRow>(`${PERSON} WHERE c.id = ?`)
  return ids.flatMap((id) => {
    const row = statement.get(id)
    return row ? [personOf(row, 'name', today)] : []
  })
}

/** People found in all: those by name and those by key that the name alone does not find. */
function countFound(db: ReadDb, named: readonly number[], byKey: readonly Person[]): number {
  const rowids = new Set(named)
  const rowidOf = db.prepare<[string], { n: number }>('SELECT n FROM customer_list WHERE id = ?')
  const others = byKey.filter((person) => !rowids.has(rowidOf.get(person.id)?.n ?? -1))
  return named.length + new Set(others.map((person) => person.id)).size
}

function isPersonKey(key: ExactKey): key is ExactKey & { kind: Person['matched'] } {
  return key.kind !== 'number' && key.kind !== 'plate'
}

function peopleByKey(
  db: ReadDb,
  key: ExactKey & { kind: Person['matched'] },
  limit: number,
  today: IsoDay,
): Person[] {
  const { sql, values } = customersByKey(key)
  return db
    .prepare<unknown[], PersonRow>(`${PERSON} WHERE c.id IN (${sql}) LIMIT ?`)
    .all(...values, limit)
    .map((row) => personOf(row, key.kind, today))
}

function peopleByName(db: ReadDb, rowids: readonly number[], limit: number, today: IsoDay): Person[] {
  if (rowids.length === 0) return []
  return db
    .prepare<unknown[], PersonRow>(
      `SELECT c.*, coalesce(l.due, 0) AS due, p.birth_date, p.mobile, p.phone
       FROM (SELECT * FROM customer_list WHERE n IN (SELECT value FROM json_each(?)) ORDER BY sort_name, n LIMIT ?) AS c
       JOIN customer AS p ON p.id = c.id LEFT JOIN customer_line AS l ON l.n = c.n ORDER BY c.sort_name, c.n`,
    )
    .all(JSON.stringify(rowids), limit)
    .map((row) => personOf(row, 'name', today))
}

/** Policies whose number or plate begins with a key, the most recent of each first. */
export function policiesByKeys(db: ReadDb, text: string, limit: number): PolicyHit[] {
  const hits = exactKeys(text).flatMap((key) =>
    key.kind === 'number' || key.kind === 'plate' ? policiesByKey(db, key.kind, key.prefix, limit) : [],
  )
  return [...new Map(hits.map((hit) => [hit.id, hit])).values()].slice(0, limit)
}

function policiesByKey(db: ReadDb, kind: PolicyHit['matched'], prefix: string, limit: number): PolicyHit[] {
  const normal = kind === 'plate' ? NORMAL_PLATE : NORMAL_NUMBER
  const guard = kind === 'plate' ? 'plate IS NOT NULL AND' : ''
  return db
    .prepare<unknown[], Omit<PolicyHit, 'matched'>>(
      `SELECT p.id, c.name AS holderName FROM policy AS p LEFT JOIN customer_list AS c ON c.id = p.holder_id
       WHERE ${guard} ${normal} >= ? AND ${normal} < ? ORDER BY ${normal}, effective_on DESC LIMIT ?`,
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
