import { offerFilesAgain } from '../../../db/features/attachments/files.ts'
import {
  firstWaiting,
  hasSettled,
  offerAgain,
  pruneDone,
  renumberQueue,
} from '../../../db/features/edits/numbers.ts'
import { countWaiting, lastSeq } from '../../../db/features/edits/outbox.ts'
import { lacksAnswer } from '../../../db/features/edits/settle.ts'
import { readMeta, writeMeta } from '../../../db/meta.ts'
import { heldBuckets } from '../../../db/sync/buckets.ts'
import type { FeedCursor } from '../../../db/sync/cursors.ts'
import { instantOf } from '../../../shared/lib/dates.ts'
import { CATALOGUE_FEED, feedOf } from '../../../shared/sync/buckets.ts'
import { KEPT_DAYS } from '../../../shared/sync/mutations.ts'
import { withToken } from './calls.ts'
import { AnswerOwed } from './endings.ts'
import { tablesOf } from './first-sync.ts'
import { readPage } from './page-reader.ts'
import { NumbersTaken, type Pusher } from './push.ts'
import type { SyncContext } from './writer-context.ts'

const DAY_MS = 86_400_000

function keptSince(context: SyncContext): string {
  return instantOf(context.serverNow() - KEPT_DAYS * DAY_MS)
}

/** Forgets what is older than any restore that head office may undergo. */
export function pruneOutbox(context: SyncContext): void {
  context.gate.run((tx) => pruneDone(tx, keptSince(context)))
}

/**
 * Head office stands before the checkpoint of this desk: it was put back to an older state (fault 25). What it had taken in
 * the last 35 days is queued again, with numbers that follow the last one it knows: once for each lost checkpoint and each time that
 * head office was put back.
 */
export async function offerLostDays(context: SyncContext, cursor: FeedCursor): Promise<void> {
  const { gate, board, log } = context
  const { feed, epoch, ver, mark } = cursor
  if (feed === CATALOGUE_FEED) return
  const { ackSeq, epoch: present } = await askHead(context, feed)
  const lost = `${epoch}|${ver}|${mark}|${present}`
  if (readMeta(gate.db, `offeredFor:${feed}`) === lost) return
  const count = gate.run((tx, touch) => {
    writeMeta(tx, `offeredFor:${feed}`, lost)
    for (const table of ['mutation', 'blob']) touch(table)
    offerFilesAgain(tx, feed)
    return offerAgain(tx, feed, ackSeq + 1, keptSince(context))
  })
  board.update({ waiting: countWaiting(gate.db) })
  log('warn', 'head office lost a part of its past: edits are offered again', { feed, edits: count })
}

/** The last number of this device that head office knows, and its present epoch: every page says them. */
async function askHead(context: SyncContext, feed: number): Promise<{ ackSeq: number; epoch: string }> {
  const bucket = heldBuckets(context.gate.db).find((name) => feedOf(name) === feed)
  const table = bucket && tablesOf(bucket).at(0)
  if (!bucket || !table) return { ackSeq: 0, epoch: '' }
  const query = new URLSearchParams({ bucket, tbl: table.name })
  const page = await withToken(context, async (token) => {
    const answer = await context.headOffice.page(
      { method: 'GET', path: `/v1/snapshot?${query}` },
      { token, signal: context.signal },
    )
    return readPage(answer.body)
  })
  return { ackSeq: page.header.ack_seq, epoch: String(page.header.epoch) }
}

/** Head office knows fewer numbers than this desk has used up: the queue follows on the last one it knows, without a gap. */
function closeGap(context: SyncContext, feed: number, ackSeq: number): void {
  const { gate, log } = context
  const first = firstWaiting(gate.db, feed)
  if (first === null || first <= ackSeq + 1 || hasSettled(gate.db, feed)) return
  gate.run((tx) => renumberQueue(tx, feed, ackSeq + 1))
  log('warn', 'the queue was numbered anew', { feed, first, ackSeq })
}

/** A checkpoint of a feed is applied only with the outcomes of all that it covers in hand (sync.md section 1). */
export async function outcomesInHand(
  context: SyncContext,
  pusher: Pusher,
  feed: number,
  ackSeq: number,
): Promise<void> {
  const { gate } = context
  if (feed === CATALOGUE_FEED) return
  if (ackSeq > lastSeq(gate.db, feed)) throw new NumbersTaken('more numbers than this desk gave')
  if (lacksAnswer(gate.db, feed, ackSeq)) {
    pusher.restNoMore()
    await pusher.push(feed)
    if (lacksAnswer(gate.db, feed, ackSeq)) throw new AnswerOwed('an edit has no outcome yet')
  }
  closeGap(context, feed, ackSeq)
}

/** Takes a device id of its own where another program uses the old one; the mutations stay. False when that failed. */
export async function becameNewDevice({ log, renewDevice }: SyncContext): Promise<boolean> {
  try {
    await renewDevice()
    log('warn', 'the numbers of this device were taken: enrolled anew')
    return true
  } catch (error) {
    log('warn', 'enrolling anew failed', { cause: error instanceof Error ? error.message : 'unknown' })
    return false
  }
}
