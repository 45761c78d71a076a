import { closeCovered, dropLeftovers } from '../../../db/features/edits/settle.ts'
import { sumsOfFeed } from '../../../db/sync/buckets.ts'
import { type FeedCursor, readCursor, writeCursor } from '../../../db/sync/cursors.ts'
import { writeLog } from '../../../db/sync/log.ts'
import { clearStage, stagedLines, stageLines } from '../../../db/sync/stage.ts'
import { dayInRome, instantOf } from '../../../shared/lib/dates.ts'
import type { PageAct } from '../../../shared/sync/acts.ts'
import { sameSum, type WireSum } from '../../../shared/sync/sums.ts'
import type { PagePosition, PageTrailer } from '../../../shared/sync/wire.ts'
import { TornPage } from '../net/failures.ts'
import { withToken } from './calls.ts'
import { planBuckets } from './first-sync.ts'
import { checkColumns, type Page, parseLine, readPage } from './page-reader.ts'
import type { SyncContext } from './writer-context.ts'

export type PullResult = {
  rows: number
  /** Rows that left: their bytes must go from the write-ahead log too. */
  gone: number
  /** Buckets whose sum is not the one that head office states. */
  diverged: string[]
  /** Head office gave this device another set of buckets since. */
  setChanged: boolean
}

/**
 * Pulls one feed to its next checkpoint. Pages of a long delta are staged as they come; only the complete set is applied,
 * with the cursor, in one transaction (sync.md section 4). Whatever goes wrong before that leaves the old checkpoint. Before it is
 * applied `outcomesInHand` is awaited with the last number that the checkpoint covers.
 */
export async function pullFeed(
  context: SyncContext,
  feed: number,
  outcomesInHand: (ackSeq: number) => Promise<void>,
): Promise<PullResult> {
  const { gate } = context
  const cursor = readCursor(gate.db, feed)
  if (!cursor) throw new Error(`feed ${feed} was never loaded`)
  gate.run((tx) => clearStage(tx))
  let staged = false
  let after: PagePosition | undefined
  for (;;) {
    const page = await askPage(context, cursor, after)
    checkPage(page, cursor, after)
    if (page.trailer.complete) {
      await outcomesInHand(page.header.ack_seq)
      return commit(context, cursor, page, staged)
    }
    gate.run((tx) => stageLines(tx, page.lines))
    staged = true
    if (!page.trailer.next) throw new TornPage('a page that is not the last names no next one')
    after = page.trailer.next
  }
}

async function askPage(
  context: SyncContext,
  cursor: FeedCursor,
  after: PagePosition | undefined,
): Promise<Page> {
  const body = {
    feed: cursor.feed,
    epoch: cursor.epoch,
    ver: cursor.ver,
    mark: cursor.mark,
    bucket_set_id: cursor.bucketSetId,
    ...(after ? { after } : {}),
  }
  return withToken(context, async (token) => {
    const answer = await context.headOffice.page(
      { method: 'POST', path: '/v1/pull', body },
      { token, signal: context.signal },
    )
    return readPage(answer.body)
  })
}

/**
 * A page of another feed, or one that begins elsewhere than our cursor, at another set of buckets, or follows on another page (a late
 * or doubled answer), is not ours (fault 13).
 */
function checkPage(page: Page, cursor: FeedCursor, after: PagePosition | undefined): void {
  checkColumns(page.header)
  const { feed, from, to, epoch, from_set } = page.header
  if (feed !== cursor.feed || from !== cursor.ver || to < from || epoch !== cursor.epoch)
    throw new TornPage('the page does not continue our checkpoint')
  // A head office of before does not say it.
  if (from_set !== undefined && from_set !== cursor.bucketSetId)
    throw new TornPage('the page is for another set of buckets')
  if (!samePosition(page.header.after, after)) throw new TornPage('the page follows on another one')
}

function samePosition(left: PagePosition | undefined, right: PagePosition | undefined): boolean {
  if (!left || !right) return left === right
  return left.ver === right.ver && left.tbl === right.tbl && left.id === right.id && left.kind === right.kind
}

/** The acts of a checkpoint, each read when it is applied; what went by is counted. */
class Acts implements Iterable<PageAct> {
  readonly added: string[] = []
  gone = 0
  readonly #lines: Iterable<string>

  constructor(lines: Iterable<string>) {
    this.#lines = lines
  }

  *[Symbol.iterator](): Iterator<PageAct> {
    for (const line of this.#lines) {
      const act = parseLine(line)
      if (act.t === 'add_bucket') this.added.push(act.bucket)
      else if (act.t !== 'put') this.gone++
      yield act
    }
  }
}

function* linesOf(context: SyncContext, page: Page, staged: boolean): Iterable<string> {
  if (staged) yield* stagedLines(context.gate.db)
  yield* page.lines
}

function commit(context: SyncContext, cursor: FeedCursor, page: Page, staged: boolean): PullResult {
  const now = instantOf(context.serverNow())
  return context.gate.run((tx, touch) => {
    const acts = new Acts(linesOf(context, page, staged))
    // What the checkpoint holds is not on top of it any more; numbers count within an agency's feed only.
    const covered = closeCovered(tx, cursor.feed, page.header.ack_seq)
    const { tables, rows } = context.applier.apply(tx, acts, dayInRome(context.now()), covered)
    if (dropLeftovers(tx, covered)) tables.add('change')
    if (covered.length > 0) tables.add('mutation')
    // In the same transaction: a bucket that is held but neither loaded nor planned would be forgotten after a kill.
    planBuckets(tx, acts.added)
    if (staged) clearStage(tx)
    const { to: ver, mark, bucket_set_id: bucketSetId } = page.header
    writeCursor(tx, { ...cursor, ver, mark, bucketSetId, checkpointAt: now })
    if (rows > 0) writeLog(tx, now, 'checkpoint', rows)
    for (const table of tables) touch(table)
    const diverged = divergedBuckets(tx, cursor.feed, page.trailer).filter(
      (bucket) => !acts.added.includes(bucket),
    )
    return { rows, gone: acts.gone, diverged, setChanged: bucketSetId !== cursor.bucketSetId }
  })
}

/**
 * Buckets whose sum here is not the one the trailer states: proof that a row or a version is missing or too much. A bucket that
 * the trailer names and we do not hold is one of them.
 */
function divergedBuckets(db: Parameters<typeof sumsOfFeed>[0], feed: number, trailer: PageTrailer): string[] {
  const ours = sumsOfFeed(db, feed)
  return Object.entries(trailer.sums ?? {})
    .filter(([bucket, theirs]) => {
      const sum = ours[bucket]
      return sum === undefined || !sameSum(sum, theirs as WireSum)
    })
    .map(([bucket]) => bucket)
}
