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
import { checkColumns, type Page, parseLine, readPage } from './page-reader.ts'
import type { SyncContext } from './writer-context.ts'

export type PullResult = { rows: number; diverged: string[]; addedBuckets: string[] }

/**
 * Pulls one feed to its next checkpoint. Pages of a long delta are staged as they come; only the complete set is applied,
 * with the cursor, in one transaction (sync.md section 4). Whatever goes wrong before that leaves the old checkpoint.
 */
export async function pullFeed(context: SyncContext, feed: number): Promise<PullResult> {
  const { gate } = context
  const cursor = readCursor(gate.db, feed)
  if (!cursor) throw new Error(`feed ${feed} was never loaded`)
  gate.run((tx) => clearStage(tx))
  let staged = false
  let after: PagePosition | undefined
  for (;;) {
    const page = await askPage(context, cursor, after)
    checkPage(page, cursor)
    if (page.trailer.complete) return commit(context, cursor, page, staged)
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

/** A page of another feed, or one that begins elsewhere than our cursor (a late or doubled answer), is not ours (fault 13). */
function checkPage(page: Page, cursor: FeedCursor): void {
  checkColumns(page.header)
  if (
    page.header.feed !== cursor.feed ||
    page.header.from !== cursor.ver ||
    page.header.epoch !== cursor.epoch
  )
    throw new TornPage('the page does not continue our checkpoint')
}

function* actsOf(context: SyncContext, page: Page, staged: boolean): Iterable<PageAct> {
  if (staged) for (const line of stagedLines(context.gate.db)) yield parseLine(line)
  for (const line of page.lines) yield parseLine(line)
}

function commit(context: SyncContext, cursor: FeedCursor, page: Page, staged: boolean): PullResult {
  const now = instantOf(context.serverNow())
  const addedBuckets: string[] = []
  return context.gate.run((tx, touch) => {
    const acts = [...actsOf(context, page, staged)]
    for (const act of acts) if (act.t === 'add_bucket') addedBuckets.push(act.bucket)
    const { tables, rows } = context.applier.apply(tx, acts, dayInRome(Date.now()))
    if (staged) clearStage(tx)
    const { to: ver, mark, bucket_set_id: bucketSetId } = page.header
    writeCursor(tx, { ...cursor, ver, mark, bucketSetId, checkpointAt: now })
    if (rows > 0) writeLog(tx, now, 'checkpoint', rows)
    for (const table of tables) touch(table)
    return { rows, diverged: divergedBuckets(tx, cursor.feed, page.trailer), addedBuckets }
  })
}

/** Buckets whose sum here is not the one the trailer states: proof that a row or a version is missing or too much. */
function divergedBuckets(db: Parameters<typeof sumsOfFeed>[0], feed: number, trailer: PageTrailer): string[] {
  const ours = sumsOfFeed(db, feed)
  return Object.entries(trailer.sums ?? {})
    .filter(([bucket, theirs]) => {
      const sum = ours[bucket]
      return sum !== undefined && !sameSum(sum, theirs as WireSum)
    })
    .map(([bucket]) => bucket)
}
