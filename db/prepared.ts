import type { Statement } from 'better-sqlite3'
import type { ReadDb } from './types.ts'

const statementsOf = new WeakMap<ReadDb, Map<string, Statement<unknown[], unknown>>>()

/** More different texts than this come from filters put together by users; the oldest makes room. */
const KEPT = 300

/**
 * Ends a prepared statement that gives a bound number of rows. With a plain `LIMIT ?` SQLite reads the number while it plans, so
 * that every binding makes it plan anew: more work than finding the rows.
 */
export const AT_MOST = 'LIMIT ? + 0'

/**
 * A statement that is prepared once per connection and kept: on a keystroke's path preparing costs as much as running.
 * Only for texts that are few; values are always bound.
 */
export function prepared<Row>(db: ReadDb, sql: string): Statement<unknown[], Row> {
  let statements = statementsOf.get(db)
  if (!statements) {
    statements = new Map()
    statementsOf.set(db, statements)
  }
  let statement = statements.get(sql)
  if (!statement) {
    statement = db.prepare<unknown[], unknown>(sql)
    const oldest = statements.size >= KEPT ? statements.keys().next().value : undefined
    if (oldest !== undefined) statements.delete(oldest)
    statements.set(sql, statement)
  }
  return statement as Statement<unknown[], Row>
}
