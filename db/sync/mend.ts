import { syncedTables } from '../../shared/sync/tables.ts'
import type { WriteTx } from '../types.ts'
import { addBucket, SumKeeper } from './buckets.ts'
import { versionDigest } from './digest.ts'

type Row = { id: string; ver: number }

/** Tells the sum of a bucket anew from its rows: what it was added up to may itself have been wrong. */
export function recountBucket(tx: WriteTx, bucket: string): void {
  tx.prepare('UPDATE bucket SET rows = 0, word_0 = 0, word_1 = 0, word_2 = 0, word_3 = 0 WHERE name = ?').run(
    bucket,
  )
  addBucket(tx, bucket)
  const sums = new SumKeeper(tx)
  for (const { name } of syncedTables) {
    const rows = tx.prepare<[string, string, string, string], Row>(
      `SELECT t.id, t.sync_ver AS ver FROM ${name} AS t WHERE t.sync_bucket = ? AND t.sync_ver > 0
       AND NOT EXISTS (SELECT 1 FROM server_row AS s WHERE s.tbl = ? AND s.id = t.id)
       UNION ALL SELECT id, ver FROM server_row WHERE tbl = ? AND bucket = ?`,
    )
    for (const { id, ver } of rows.iterate(bucket, name, name, bucket))
      sums.mix(bucket, versionDigest(name, id, ver), 1)
  }
  sums.write()
}

/** Head office leapt every version of a feed after a restore: the rows held here are the same ones under a new number. */
export function shiftVersions(tx: WriteTx, buckets: readonly string[], by: number): void {
  for (const bucket of buckets) {
    for (const { name } of syncedTables)
      tx.prepare(`UPDATE ${name} SET sync_ver = sync_ver + ? WHERE sync_bucket = ? AND sync_ver > 0`).run(
        by,
        bucket,
      )
    tx.prepare('UPDATE server_row SET ver = ver + ? WHERE bucket = ?').run(by, bucket)
    recountBucket(tx, bucket)
  }
}
