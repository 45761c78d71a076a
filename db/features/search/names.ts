// Customers by the words of their names.
import { foldText } from '../../../shared/lib/text.ts'
import { prefixEnd } from '../../keys/exact-keys.ts'
import { longWordsExpression, matchExpression, wordsBeginSo } from '../../keys/match.ts'
import { AT_MOST, prepared } from '../../prepared.ts'
import type { ReadDb } from '../../types.ts'

/** More candidates than a person reads; ordering them by name costs less than asking FTS5 for a rank. */
export const MOST_CANDIDATES = 500

const CANDIDATES = `SELECT rowid AS n FROM customer_search WHERE customer_search MATCH ? ${AT_MOST}`
const inOrder = (numbers: string) =>
  `SELECT c.n FROM (${numbers}) AS s CROSS JOIN customer_list AS c ON c.n = s.n ORDER BY c.sort_name, c.n`

/** Numbers of the customers whose words begin so, by name. */
export function namedInOrder(db: ReadDb, text: string): number[] {
  const match = matchExpression(text, 'name')
  if (!match) return []
  const read = namedByLongWords(db, text)
  const rows = read
    ? prepared<{ n: number }>(db, inOrder('SELECT value AS n FROM json_each(?)')).all(JSON.stringify(read))
    : prepared<{ n: number }>(db, inOrder(CANDIDATES)).all(match, MOST_CANDIDATES)
  return rows.map((row) => row.n)
}

/**
 * "rossi m": half the agency has a word with m, and the index has no list of them, so they are read off those named rossi.
 * In no order. Null where there is no such letter, or too many customers to read.
 */
function namedByLongWords(db: ReadDb, text: string): number[] | null {
  const long = longWordsExpression(text, 'name')
  if (!long) return null
  const rows = prepared<{ n: number; words: string }>(
    db,
    `SELECT rowid AS n, name AS words FROM customer_search WHERE customer_search MATCH ? ${AT_MOST}`,
  ).all(long, MOST_CANDIDATES)
  if (rows.length === MOST_CANDIDATES) return null
  return rows.filter((row) => wordsBeginSo(row.words, text)).map((row) => row.n)
}

/** How many customers have a word that begins so, as far as one counts. */
export function countNamed(db: ReadDb, text: string): number {
  const beginning = foldText(text)
  // Mostly the surnames alone are enough: counting them walks an index, while a letter or two have long lists of words.
  if (beginning !== '' && countBeginning(db, beginning) >= MOST_CANDIDATES) return MOST_CANDIDATES
  const match = matchExpression(text, 'name')
  if (!match) return 0
  const read = namedByLongWords(db, text)
  if (read) return read.length
  return count(db, `SELECT count(*) AS n FROM (${CANDIDATES})`, match, MOST_CANDIDATES)
}

function countBeginning(db: ReadDb, beginning: string): number {
  return count(
    db,
    `SELECT count(*) AS n FROM (SELECT 1 FROM customer_list WHERE sort_name >= ? AND sort_name < ? ${AT_MOST})`,
    beginning,
    prefixEnd(beginning),
    MOST_CANDIDATES,
  )
}

/** How many of these customers have a word that begins so too. */
export function countNamedAmong(db: ReadDb, text: string, numbers: readonly number[]): number {
  const match = numbers.length === 0 ? null : matchExpression(text, 'name')
  if (!match) return 0
  return count(
    db,
    'SELECT count(*) AS n FROM customer_search WHERE customer_search MATCH ? AND rowid IN (SELECT value FROM json_each(?))',
    match,
    JSON.stringify(numbers),
  )
}

/** The number that a SELECT of one `n` gives. */
export function count(db: ReadDb, sql: string, ...values: (string | number)[]): number {
  return prepared<{ n: number }>(db, sql).get(...values)?.n ?? 0
}
