import { forgetBucket, heldBuckets } from '../../../db/sync/buckets.ts'
import { forgetCursor, forgetEmptyFeeds, writeBucketSet } from '../../../db/sync/cursors.ts'
import { writeLog } from '../../../db/sync/log.ts'
import type { WriteTx } from '../../../db/types.ts'
import { dayInRome, instantOf } from '../../../shared/lib/dates.ts'
import { feedOf } from '../../../shared/sync/buckets.ts'
import { syncedTables } from '../../../shared/sync/tables.ts'
import { planBuckets } from './first-sync.ts'
import type { SyncContext } from './writer-context.ts'

/**
 * A bucket whose sum differs is loaded anew: its rows are dropped and planned again in one transaction, so that a kill between
 * leaves it planned. (Repair of single rows by `audit` comes with the push.)
 */
export function reloadBuckets(context: SyncContext, buckets: readonly string[]): void {
  context.gate.run((tx, touch) => clearAndPlan(context, tx, touch, buckets))
  context.log('warn', 'buckets loaded anew after their sums differed', { buckets: buckets.length })
}

/** The feed's past is not ours any more (restored or remade head office, cursor too old): its buckets are loaded anew from a new V0. */
export function restartFeed(context: SyncContext, feed: number): void {
  context.gate.run((tx, touch) => {
    forgetCursor(tx, feed)
    const buckets = heldBuckets(tx).filter((bucket) => feedOf(bucket) === feed)
    clearAndPlan(context, tx, touch, buckets)
  })
}

function clearAndPlan(
  context: SyncContext,
  tx: WriteTx,
  touch: (table: string) => void,
  buckets: readonly string[],
): void {
  for (const bucket of buckets) {
    let rows = 0
    for (const { name } of syncedTables) {
      rows += tx.prepare(`DELETE FROM ${name} WHERE sync_bucket = ?`).run(bucket).changes
      touch(name)
    }
    forgetBucket(tx, bucket)
    writeLog(tx, instantOf(context.now()), 'repaired', rows)
  }
  planBuckets(tx, buckets)
}

/**
 * The set of buckets is head office's word: what is new is planned, what left this user's scope goes from file and index
 * (sync.md section 7), all in one transaction.
 */
export function adoptBuckets(
  context: SyncContext,
  buckets: readonly string[],
  bucketSetId: number,
): { lost: number } {
  const lost = context.gate.run((tx, touch) => {
    const held = heldBuckets(tx)
    const dropped = held.filter((bucket) => !buckets.includes(bucket))
    const acts = dropped.map((bucket) => ({ t: 'drop_bucket' as const, bucket }))
    const { tables } = context.applier.apply(tx, acts, dayInRome(context.now()))
    for (const table of tables) touch(table)
    planBuckets(
      tx,
      buckets.filter((bucket) => !held.includes(bucket)),
    )
    writeBucketSet(tx, bucketSetId)
    forgetEmptyFeeds(tx)
    return dropped.length
  })
  return { lost }
}

/**
 * What was deleted must not stay readable in the write-ahead log. A reader in the middle of an answer can be in the way;
 * then it stays owed, and the engine asks again.
 */
export function cleanWal(context: SyncContext): boolean {
  const [state] = context.gate.db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
  return state?.busy === 0
}
