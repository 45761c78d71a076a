import { forgetBucket, heldBuckets } from '../../../db/sync/buckets.ts'
import {
  forgetCursor,
  forgetEmptyFeeds,
  readCursor,
  writeBucketSet,
  writeCursor,
} from '../../../db/sync/cursors.ts'
import { loadStates } from '../../../db/sync/loading.ts'
import { writeLog } from '../../../db/sync/log.ts'
import { recountBucket, shiftVersions } from '../../../db/sync/mend.ts'
import type { WriteTx } from '../../../db/types.ts'
import { dayInRome, instantOf } from '../../../shared/lib/dates.ts'
import { feedOf } from '../../../shared/sync/buckets.ts'
import { syncedTables } from '../../../shared/sync/tables.ts'
import { Refusal } from '../net/failures.ts'
import { askHead, auditBucket } from './audit.ts'
import { Diverged } from './endings.ts'
import { planBuckets } from './first-sync.ts'
import type { SyncContext } from './writer-context.ts'

/** Versions leap by this when head office was put back from a copy (`npm run headoffice -- restored`). */
const LEAP = 2 ** 32

/**
 * Buckets whose sums differ are compared with head office, and only the rows that differ are fetched. Their sums are told anew from
 * the rows, so that a sum that was wrong by itself is mended too. Returns how many rows left.
 */
async function repairBuckets(
  context: SyncContext,
  buckets: readonly string[],
  onAnswer: () => void,
): Promise<{ gone: number }> {
  let left = 0
  for (const bucket of buckets) {
    const { put, gone } = await auditBucket(context, bucket, onAnswer)
    left += gone
    context.gate.run((tx) => {
      recountBucket(tx, bucket)
      writeLog(tx, instantOf(context.serverNow()), 'repaired', put + gone)
    })
    context.log('warn', 'a bucket whose sum differed was mended', { bucket, put, gone })
  }
  return { gone: left }
}

/** What is tried, in this order, when the sums of a checkpoint differ. */
export const REMEDIES = ['compare', 'reload'] as const

/** Mends buckets whose sums differ: by comparing; where that did not help, by loading them anew. Throws Diverged after both. */
export async function mendBuckets(
  context: SyncContext,
  remedy: (typeof REMEDIES)[number] | undefined,
  buckets: readonly string[],
  onAnswer: () => void,
): Promise<{ gone: number }> {
  if (remedy === undefined) throw new Diverged('the sums differ again')
  const held = heldBuckets(context.gate.db)
  if (remedy === 'compare' && buckets.every((bucket) => held.includes(bucket)))
    return repairBuckets(context, buckets, onAnswer)
  reloadBuckets(context, buckets)
  return { gone: 0 }
}

/** The last resort: what comparing did not mend is dropped and loaded anew, in one transaction, so that a kill between leaves it planned. */
function reloadBuckets(context: SyncContext, buckets: readonly string[]): void {
  context.gate.run((tx, touch) => clearAndPlan(context, tx, touch, buckets))
  context.log('warn', 'buckets loaded anew after their sums differed', { buckets: buckets.length })
}

/**
 * The feed's past is not ours any more: head office was put back from a copy, or our cursor is too old (faults 25, 27). What is held stays
 * readable and is compared bucket by bucket; then the feed goes on from where head office stood when that began. A kill in
 * between begins the comparison again. Where there is nothing to compare yet, the load begins anew.
 */
export async function rebaseFeed(
  context: SyncContext,
  feed: number,
  onAnswer: () => void,
): Promise<{ gone: number }> {
  const { gate } = context
  const buckets = heldBuckets(gate.db).filter((bucket) => feedOf(bucket) === feed)
  const [first] = buckets
  const loading = loadStates(gate.db).some(({ bucket }) => feedOf(bucket) === feed)
  if (!first || loading || !readCursor(gate.db, feed)) {
    restartFeed(context, feed)
    return { gone: 0 }
  }
  const head = await askHead(context, first)
  followLeap(context, feed, buckets, head.ver)
  let put = 0
  let gone = 0
  for (const bucket of buckets) {
    const audit = await auditBucket(context, bucket, onAnswer)
    if (audit.head.epoch !== head.epoch) throw new Refusal(409, { code: 'epoch_changed', message_id: '' })
    put += audit.put
    gone += audit.gone
  }
  gate.run((tx) => {
    for (const bucket of buckets) recountBucket(tx, bucket)
    const cursor = readCursor(tx, feed)
    if (cursor) writeCursor(tx, { ...cursor, epoch: head.epoch, ver: head.ver, mark: head.mark })
    writeLog(tx, instantOf(context.serverNow()), 'repaired', put + gone)
  })
  context.log('warn', 'a feed goes on from another past', { feed, put, gone })
  return { gone }
}

/** Head office gave every row of before a higher number: ours are the same rows, and need not travel for it. */
function followLeap(context: SyncContext, feed: number, buckets: readonly string[], headVer: number): void {
  context.gate.run((tx) => {
    const cursor = readCursor(tx, feed)
    if (!cursor) return
    const by = (Math.floor(headVer / LEAP) - Math.floor(cursor.ver / LEAP)) * LEAP
    if (by <= 0) return
    shiftVersions(tx, buckets, by)
    writeCursor(tx, { ...cursor, ver: cursor.ver + by })
  })
}

/** Drops and plans all of a feed: its load was cut short by a head office that begins anew. */
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
      // What this desk alone has made is in no bucket of head office yet, and stays.
      rows += tx.prepare(`DELETE FROM ${name} WHERE sync_bucket = ? AND sync_ver > 0`).run(bucket).changes
      touch(name)
    }
    tx.prepare('DELETE FROM server_row WHERE bucket = ?').run(bucket)
    forgetBucket(tx, bucket)
    writeLog(tx, instantOf(context.serverNow()), 'repaired', rows)
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
