import { type Column, type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { MirrorConnection, ReadDb } from './types.ts'

export type Queries = ReturnType<typeof drizzle>

const queriesOf = new WeakMap<ReadDb, Queries>()

/** The query builder over a read connection; one for each connection. */
export function queries(db: ReadDb): Queries {
  let built = queriesOf.get(db)
  if (!built) {
    built = drizzle(db as unknown as MirrorConnection)
    queriesOf.set(db, built)
  }
  return built
}

/**
 * A query that is put together once for each connection: building and preparing one costs more than finding a customer's rows.
 * `build` ends in `prepare()`; its values are `sql.placeholder`s, a list is an `inList`.
 */
export function keptQuery<Prepared>(build: (q: Queries) => Prepared): (db: ReadDb) => Prepared {
  const kept = new WeakMap<ReadDb, Prepared>()
  return (db) => {
    let query = kept.get(db)
    if (!query) {
      query = build(queries(db))
      kept.set(db, query)
    }
    return query
  }
}

/** `column` is one of a list of any length, which is bound under `name` as JSON. */
export function inList(column: Column, name: string): SQL {
  return sql`${column} IN (SELECT value FROM json_each(${sql.placeholder(name)}))`
}

/** Takes the feed's own columns off a stored row, so that it is the model again. */
export function withoutSync<T extends { syncBucket: string; syncVer: number; syncDigest: Buffer }>(
  row: T,
): Omit<T, 'syncBucket' | 'syncVer' | 'syncDigest'> {
  const { syncBucket: _bucket, syncVer: _ver, syncDigest: _digest, ...model } = row
  return model
}
