import { asMirrorError } from '../../../db/errors.ts'
import { agenciesWaiting, countWaiting, lastSeq } from '../../../db/features/edits/outbox.ts'
import { lacksAnswer } from '../../../db/features/edits/settle.ts'
import { readMeta, writeMeta } from '../../../db/meta.ts'
import { heldBuckets } from '../../../db/sync/buckets.ts'
import { checkpointAge, readCursor, readCursors } from '../../../db/sync/cursors.ts'
import { endLoad, loadStates } from '../../../db/sync/loading.ts'
import { type LogKind, writeLog } from '../../../db/sync/log.ts'
import { syncApi } from '../../../shared/features/sync/api.ts'
import { dayInRome, instantOf } from '../../../shared/lib/dates.ts'
import { CATALOGUE_FEED } from '../../../shared/sync/buckets.ts'
import { PROTOCOL, SCHEMA } from '../../../shared/sync/wire.ts'
import { NetworkFailure, Refusal, TornPage } from '../net/failures.ts'
import { backoffMs, pollMs } from './backoff.ts'
import { withToken } from './calls.ts'
import { auditDailyPart } from './daily-audit.ts'
import { AnswerOwed, Diverged, describe, type Ending, endingOf } from './endings.ts'
import { firstSync, LoadRefused } from './first-sync.ts'
import { listenLive } from './live.ts'
import { closeGap, offerLostDays, pruneOutbox } from './outbox-care.ts'
import { type PullResult, pullFeed } from './pull.ts'
import { NumbersTaken, Pusher } from './push.ts'
import { adoptBuckets, cleanWal, rebaseFeed, reloadBuckets, repairBuckets, restartFeed } from './repair.ts'
import { Sleeper } from './sleeper.ts'
import type { SyncContext } from './writer-context.ts'

const LEAST_BETWEEN_PULLS_MS = 500
/** sync.md section 9: no progress for so long while online drops the sockets and connects anew. */
const WATCHDOG_MS = 60_000
/** A sync that moved within this time is left alone when somebody asks for one. */
const ALIVE_MS = 2_000
/** A live stream that stood this long was a good one: the next failure is its first. */
const GOOD_STREAM_MS = 60_000
/** However long head office asks us to stay away. */
const MOST_RETRY_AFTER_MS = 15 * 60_000
/** The longest back-off while something typed waits: it is out a minute after the network heals (fault 18). */
const MOST_WITH_QUEUE_MS = 35_000
/** How often one wish of head office (begin anew, ask again) is followed before it counts as a failure. */
const MOST_REPAIRS = 3

/** What is tried, in this order, when the sums of a checkpoint differ. */
const REMEDIES = ['compare', 'reload'] as const
type Remedy = (typeof REMEDIES)[number]

/**
 * The sync of one mirror, for as long as its user is signed in: hello, first sync, pull, then nudges and polls. One loop, one thing
 * at a time; every failure ends in a stated problem and a wait with full jitter, never in silence.
 */
export class SyncEngine {
  readonly #context: SyncContext
  readonly #onEnded: (ending: Ending) => void
  readonly #sleeper = new Sleeper()
  #failures = 0
  #liveFailures = 0
  #feeds: readonly number[] = []
  #nudged = new Set<number>()
  readonly #pusher: Pusher
  /** By the steady clock, as every measured time here. */
  #progressAt = performance.now()
  #live: AbortController | undefined
  /** Connect anew without waiting: somebody asked. */
  #again = false
  /** A kill may have come between a deletion and its cleaning. */
  #walOwed = true

  constructor(context: SyncContext, onEnded: (ending: Ending) => void) {
    this.#context = context
    this.#onEnded = onEnded
    this.#pusher = new Pusher(context, () => this.#progressed())
    context.signal.addEventListener('abort', () => {
      this.#live?.abort()
      this.#sleeper.wake()
    })
  }

  /**
   * The user asked, the network came back, the machine woke up (fault 67): whatever the sockets seem to be, they are dropped and
   * everything is asked anew. A sync that moves is left alone.
   */
  syncNow(): void {
    this.#failures = 0
    this.#liveFailures = 0
    this.#pusher.restNoMore()
    const { board, headOffice } = this.#context
    if (board.status.link === 'syncing' && performance.now() - this.#progressAt < ALIVE_MS) return
    this.#again = true
    headOffice.http.reset()
    this.#live?.abort()
    this.#sleeper.wake()
  }

  /** The user has typed something: it is pushed at once where there is a connection; a back-off is not cut short by it. */
  edited(): void {
    const { gate, board } = this.#context
    board.update({ waiting: countWaiting(gate.db) })
    if (board.status.link === 'online') this.#sleeper.wake()
  }

  /** Runs until the signal aborts; never rejects. */
  async run(): Promise<void> {
    const { signal } = this.#context
    const watchdog = setInterval(() => this.#watch(), 5_000)
    try {
      while (!signal.aborted) {
        try {
          await this.#round()
        } catch (error) {
          if (signal.aborted) return
          await this.#afterFailure(asMirrorError(error))
        }
      }
    } finally {
      clearInterval(watchdog)
    }
  }

  /** Connects, catches up, then follows the feed until the connection ends. */
  async #round(): Promise<void> {
    const { board, gate } = this.#context
    this.#again = false
    this.#tellAge()
    this.#keepDay()
    await this.#hello()
    const now = instantOf(this.#context.serverNow())
    gate.run((tx) => {
      writeMeta(tx, 'lastContact', now)
      if (board.status.link === 'offline') writeLog(tx, now, 'connected', 0)
    })
    board.update({ link: 'syncing', problem: null })
    pruneOutbox(this.#context)
    await this.#loadWhatIsPlanned()
    await this.#pushWaiting()
    for (const feed of this.#feeds) await this.#pull(feed)
    this.#failures = 0
    this.#context.caughtUp()
    await this.#follow()
  }

  async #hello(): Promise<void> {
    const context = this.#context
    const input = { protocol: PROTOCOL, schema: SCHEMA, app: context.appVersion }
    const hello = await withToken(context, (token) =>
      context.headOffice.call(syncApi.hello, input, { token, signal: context.signal }),
    )
    context.setServerTime(hello.serverTime)
    for (const [bucket, rows] of Object.entries(hello.rows ?? {})) context.bucketRows.set(bucket, rows)
    this.#progressed()
    if (hello.buckets) {
      const { lost } = adoptBuckets(context, hello.buckets, hello.bucketSetId ?? 0)
      if (lost > 0) this.#walOwed = true
      this.#cleanWal()
    }
    this.#feeds = (hello.feeds ?? []).map(({ feed }) => feed)
    // Before anything is pushed: what was taken and lost comes before what was typed after it (fault 25).
    for (const { feed, epoch, ver } of hello.feeds ?? []) {
      const cursor = readCursor(context.gate.db, feed)
      if (cursor && (cursor.epoch !== epoch || cursor.ver > ver)) await offerLostDays(context, cursor)
    }
  }

  async #loadWhatIsPlanned(): Promise<void> {
    const { gate, board } = this.#context
    const startedAt = performance.now()
    for (let repairs = 0; loadStates(gate.db).length > 0; ) {
      this.#tellAge()
      try {
        await firstSync(this.#context, () => this.#progressed())
      } catch (error) {
        if (!(error instanceof LoadRefused)) throw error
        if (++repairs > MOST_REPAIRS || !(await this.#mended(error.feed, error.refusal, 'load')))
          throw error.refusal
        continue
      }
      gate.run((tx) => {
        endLoad(tx)
        writeLog(
          tx,
          instantOf(this.#context.serverNow()),
          'first-sync',
          Math.round(performance.now() - startedAt),
        )
      })
      board.update({ progress: null })
    }
  }

  /** Pushes what was typed, in every agency; the feeds in which something got its outcome are pulled next. */
  async #pushWaiting(): Promise<void> {
    for (const agencyId of agenciesWaiting(this.#context.gate.db))
      if (await this.#pusher.push(agencyId)) this.#nudged.add(agencyId)
  }

  /** A checkpoint is applied only with the outcomes of all that it covers in hand (sync.md section 1). */
  async #outcomesInHand(feed: number, ackSeq: number): Promise<void> {
    const { gate } = this.#context
    if (feed === CATALOGUE_FEED) return
    if (ackSeq > lastSeq(gate.db, feed)) throw new NumbersTaken('more numbers than this desk gave')
    if (lacksAnswer(gate.db, feed, ackSeq)) {
      this.#pusher.restNoMore()
      await this.#pusher.push(feed)
      if (lacksAnswer(gate.db, feed, ackSeq)) throw new AnswerOwed('an edit has no outcome yet')
    }
    closeGap(this.#context, feed, ackSeq)
  }

  /** Pulls a feed until it stands at a checkpoint whose sums are head office's. */
  async #pull(feed: number): Promise<void> {
    const context = this.#context
    const remedies = [...REMEDIES]
    for (let repairs = 0; this.#feeds.includes(feed); ) {
      if (!readCursor(context.gate.db, feed)) {
        restartFeed(context, feed)
        await this.#loadWhatIsPlanned()
        if (!readCursor(context.gate.db, feed)) return
      }
      let result: PullResult
      try {
        result = await pullFeed(context, feed, (ackSeq) => this.#outcomesInHand(feed, ackSeq))
      } catch (error) {
        if (!(error instanceof Refusal) || ++repairs > MOST_REPAIRS) throw error
        if (!(await this.#mended(feed, error, 'pull'))) throw error
        await this.#loadWhatIsPlanned()
        continue
      }
      this.#progressed()
      if (result.gone > 0) this.#walOwed = true
      if (result.rows > 0) context.log('info', 'checkpoint', { feed, rows: result.rows })
      if (result.setChanged) await this.#hello()
      if (result.diverged.length > 0) {
        context.board.update({ problem: 'diverged' })
        await this.#remedy(remedies.shift(), result.diverged)
        await this.#loadWhatIsPlanned()
        continue
      }
      if (loadStates(context.gate.db).length === 0) break
      await this.#loadWhatIsPlanned()
    }
    this.#cleanWal()
    context.board.update({ problem: null })
    this.#tellAge()
  }

  /** Mends buckets whose sums differ: by comparing; where that did not help, by loading them anew. */
  async #remedy(remedy: Remedy | undefined, buckets: readonly string[]): Promise<void> {
    if (remedy === undefined) throw new Diverged('the sums differ again')
    const held = heldBuckets(this.#context.gate.db)
    const unknown = buckets.filter((bucket) => !held.includes(bucket))
    if (remedy === 'reload' || unknown.length > 0) reloadBuckets(this.#context, buckets)
    else {
      const { gone } = await repairBuckets(this.#context, buckets, () => this.#progressed())
      if (gone > 0) this.#walOwed = true
    }
  }

  /** Follows what head office asks for with a refusal. False: there is nothing to follow, it is a failure. */
  async #mended(feed: number, refusal: Refusal, during: 'load' | 'pull'): Promise<boolean> {
    switch (refusal.code) {
      case 'bucket_set_changed':
      case 'not_found':
        await this.#hello()
        return true
      case 'bad_request':
        // A resume token that head office does not know as its own; a pull has none, there it is our fault.
        if (during === 'pull') return false
        break
      case 'epoch_changed':
      case 'cursor_ahead':
      case 'cursor_expired':
        break
      default:
        return false
    }
    this.#context.log('warn', 'the feed begins anew', { feed, cause: refusal.code })
    const cursor = readCursor(this.#context.gate.db, feed)
    if (cursor && refusal.code !== 'cursor_expired' && refusal.code !== 'bad_request') {
      await offerLostDays(this.#context, cursor)
      await this.#pushWaiting()
    }
    if (during === 'load') restartFeed(this.#context, feed)
    else {
      const { gone } = await rebaseFeed(this.#context, feed, () => this.#progressed())
      if (gone > 0) this.#walOwed = true
    }
    return true
  }

  /** Nudges and polls until the live stream ends. */
  async #follow(): Promise<void> {
    const { board, signal } = this.#context
    const live = new AbortController()
    this.#live = live
    const ended: { why: unknown }[] = []
    let byeMs: number | null = null
    let openedAt: number | null = null
    const end = (why: unknown): void => {
      ended.push({ why })
      this.#sleeper.wake()
    }
    const listening = withToken(this.#context, (token) =>
      listenLive(this.#context.headOffice, {
        token,
        signal: AbortSignal.any([signal, live.signal]),
        onOpen: () => {
          openedAt = performance.now()
          this.#progressed()
        },
        onEvent: (event) => {
          if (event.kind === 'bye') byeMs = event.retryMs
          else this.#nudged.add(event.feed)
          this.#sleeper.wake()
        },
      }),
    ).then(() => end(new NetworkFailure('the live stream ended')), end)
    try {
      board.update({ link: 'online' })
      for (let pollAt = this.#nextPoll(); ; ) {
        await this.#pushWaiting()
        const pollDue = performance.now() >= pollAt
        if (this.#nudged.size > 0 || pollDue) {
          await this.#pullNudged()
          pollAt = this.#nextPoll()
        }
        if (this.#nudged.size === 0) await this.#sleeper.sleep(this.#quietMs(pollAt))
        if (signal.aborted || this.#again || ended.length > 0) break
      }
    } finally {
      live.abort()
      await listening
    }
    if (signal.aborted || this.#again) return
    if (byeMs !== null) {
      // A planned restart: everybody comes back at another moment.
      board.update({ link: 'offline', problem: null })
      await this.#sleeper.sleep(byeMs)
      return
    }
    const why = ended[0]?.why
    if (!(why instanceof NetworkFailure)) throw why
    // The stream alone says little (a proxy may hold it back, fault 17): hello tells whether head office is there.
    if (openedAt !== null && performance.now() - openedAt > GOOD_STREAM_MS) this.#liveFailures = 0
    await this.#sleeper.sleep(backoffMs(++this.#liveFailures, this.#context.tuning.backoffMs))
  }

  #nextPoll(): number {
    return performance.now() + pollMs(this.#context.tuning.pollMs)
  }

  /** How long nothing is to be done: until the next poll, or until what head office failed on is tried again. */
  #quietMs(pollAt: number): number {
    const rest = this.#pusher.restMs
    return Math.max(0, Math.min(pollAt - performance.now(), rest > 0 ? rest : Number.POSITIVE_INFINITY))
  }

  /** A nudge names its feed; a poll asks all. A feed we do not know yet was given to this user just now. */
  async #pullNudged(): Promise<void> {
    const startedAt = performance.now()
    const nudged = [...this.#nudged]
    this.#nudged = new Set()
    if (nudged.some((feed) => !this.#feeds.includes(feed))) {
      await this.#hello()
      await this.#loadWhatIsPlanned()
    }
    for (const feed of nudged.length > 0 ? nudged : this.#feeds) await this.#pull(feed)
    this.#context.caughtUp()
    // A poll that nobody asked for: quiet enough for the daily part.
    if (nudged.length === 0) await auditDailyPart(this.#context, () => this.#progressed())
    const rest = LEAST_BETWEEN_PULLS_MS - (performance.now() - startedAt)
    if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest))
    if (this.#nudged.size > 0) this.#sleeper.wake()
  }

  async #afterFailure(error: unknown): Promise<void> {
    const { board, log, signal, tuning } = this.#context
    const ending = endingOf(error)
    if (ending) {
      this.#onEnded(ending)
      return this.#untilAborted(signal)
    }
    if (this.#again) return
    if (error instanceof NumbersTaken && (await this.#becameNewDevice())) return
    const { link, problem, needsUser } = describe(error)
    if (error instanceof TornPage) this.#note('torn-page', 0)
    else if (board.status.link === 'online' || board.status.link === 'syncing') this.#note('lost', 0)
    log('warn', 'sync stopped', {
      problem: problem ?? link,
      cause: error instanceof Error ? error.message : 'unknown',
    })
    board.update({ link, problem })
    this.#failures++
    const asked = error instanceof Refusal ? (error.body.retry_after_ms ?? 0) : 0
    // What head office asks for is the same for everybody; the jitter on top spreads them (fault 20).
    const wait =
      Math.min(asked, MOST_RETRY_AFTER_MS) +
      backoffMs(this.#failures, tuning.backoffMs, this.#waitingSome() ? MOST_WITH_QUEUE_MS : undefined)
    await this.#sleeper.sleep(needsUser ? pollMs(tuning.pollMs) : wait)
  }

  /** Takes a device id of its own where another program uses the old one; the mutations stay. False when that failed. */
  async #becameNewDevice(): Promise<boolean> {
    const { log, renewDevice } = this.#context
    try {
      await renewDevice()
      log('warn', 'the numbers of this device were taken: enrolled anew')
      return true
    } catch (error) {
      log('warn', 'enrolling anew failed', { cause: error instanceof Error ? error.message : 'unknown' })
      return false
    }
  }

  #waitingSome(): boolean {
    return countWaiting(this.#context.gate.db) > 0
  }

  /** A line for the sync log; a full disk must not end the sync over it. */
  #note(kind: LogKind, count: number): void {
    const { gate, now, log } = this.#context
    try {
      gate.run((tx) => writeLog(tx, instantOf(now()), kind, count))
    } catch (error) {
      log('warn', 'no line in the sync log', { kind, cause: error instanceof Error ? error.message : '' })
    }
  }

  #untilAborted(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal.aborted) resolve()
      else signal.addEventListener('abort', () => resolve(), { once: true })
    })
  }

  #progressed(): void {
    this.#progressAt = performance.now()
  }

  #tellAge(): void {
    const { gate, board } = this.#context
    board.update({
      checkpointAt: checkpointAge(gate.db),
      complete: isComplete(gate.db),
      waiting: countWaiting(gate.db),
    })
  }

  /** While catching up, or while something typed waits (fault 18), something must move; in quiet times the live stream's own silence limit does this work. */
  #watch(): void {
    const { board, headOffice, log } = this.#context
    try {
      this.#keepDay()
      this.#cleanWal()
    } catch (error) {
      // A full disk, most likely: the next pull says so, and the next day comes again in five seconds.
      log('warn', 'the day was not kept', { cause: error instanceof Error ? error.message : 'unknown' })
    }
    const { link } = board.status
    const busy = link === 'syncing' || (link === 'online' && this.#pusher.restMs === 0 && this.#waitingSome())
    if (!busy || performance.now() - this.#progressAt < WATCHDOG_MS) return
    this.#progressed()
    log('warn', 'watchdog: no progress, connecting anew')
    this.#note('watchdog', WATCHDOG_MS)
    headOffice.http.reset()
    this.#live?.abort()
  }

  /** Derived rows are true for one day; which one stands in the mirror, because nobody may be here at midnight. */
  #keepDay(): void {
    const { gate, now, applier } = this.#context
    const today = dayInRome(now())
    const from = readMeta(gate.db, 'derivedOn')
    if (from === today) return
    gate.run((tx, touch) => {
      if (from !== null) {
        applier.summary.dayChanged(from, today)
        touch('customer_list')
      }
      writeMeta(tx, 'derivedOn', today)
    })
  }

  #cleanWal(): void {
    if (this.#walOwed) this.#walOwed = !cleanWal(this.#context)
  }
}

function isComplete(db: Parameters<typeof loadStates>[0]): boolean {
  const cursors = readCursors(db)
  return (
    cursors.length > 0 &&
    cursors.every((cursor) => cursor.checkpointAt !== null) &&
    loadStates(db).length === 0
  )
}
