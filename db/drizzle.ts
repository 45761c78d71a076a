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

/** Takes the feed's own columns off a stored row, so that it is the model again. */
export function withoutSync<T extends { syncBucket: string; syncVer: number; syncDigest: Buffer }>(
  row: T,
): Omit<T, 'syncBucket' | 'syncVer' | 'syncDigest'> {
  const { syncBucket: _bucket, syncVer: _ver, syncDigest: _digest, ...model } = row
  return model
}
