import { forgetBucket, heldBuckets } from '../../../db/sync/buckets.ts'
import { forgetCursor } from '../../../db/sync/cursors.ts'
import { writeLog } from '../../../db/sync/log.ts'
import { dayInRome, instantOf } from '../../../shared/lib/dates.ts'
import { feedOf } from '../../../shared/sync/buckets.ts'
import { syncedTables } from '../../../shared/sync/tables.ts'
import { planBuckets } from './first-sync.ts'
import type { SyncContext } from './writer-context.ts'

/**
 * A bucket whose sum differs is loaded anew: its rows are dropped and planned again in one step, so that a kill between
 * leaves it planned. (Repair of single rows by `audit` comes with the push.)
 */
export function reloadBuckets(context: SyncContext, buckets: readonly string[]): void {
  context.gate.run((tx, touch) => {
    for (const bucket of buckets) {
      let rows = 0
      for (const { name } of syncedTables) {
        rows += tx.prepare(`DELETE FROM ${name} WHERE sync_bucket = ?`).run(bucket).changes
        touch(name)
      }
      forgetBucket(tx, bucket)
      writeLog(tx, instantOf(Date.now()), 'repaired', rows)
    }
  })
  planBuckets(context, buckets)
  context.log('warn', 'buckets loaded anew after their sums differed', { buckets: buckets.length })
}

/** The feed's past is not ours any more (restored or remade head office, cursor too old): its buckets are loaded anew from a new V0. */
export function restartFeed(context: SyncContext, feed: number): void {
  const buckets = heldBuckets(context.gate.db).filter((bucket) => feedOf(bucket) === feed)
  context.gate.run((tx) => forgetCursor(tx, feed))
  reloadBuckets(context, buckets)
}

/** Buckets that left this user's scope: their rows go from file and index (sync.md section 7). */
export function dropBuckets(context: SyncContext, buckets: readonly string[]): void {
  if (buckets.length === 0) return
  context.gate.run((tx, touch) => {
    const acts = buckets.map((bucket) => ({ t: 'drop_bucket' as const, bucket }))
    const { tables } = context.applier.apply(tx, acts, dayInRome(Date.now()))
    for (const table of tables) touch(table)
  })
  context.gate.db.pragma('wal_checkpoint(TRUNCATE)')
}
