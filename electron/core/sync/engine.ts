import { once } from 'node:events'
import { asMirrorError } from '../../../db/errors.ts'
import { agenciesWaiting, countWaiting } from '../../../db/features/edits/outbox.ts'
import { writeMeta } from '../../../db/meta.ts'
import { readCursor } from '../../../db/sync/cursors.ts'
import { loadStates } from '../../../db/sync/loading.ts'
import { writeLog } from '../../../db/sync/log.ts'
import { syncApi } from '../../../shared/features/sync/api.ts'
import { instantOf } from '../../../shared/lib/dates.ts'
import { PROTOCOL, SCHEMA } from '../../../shared/sync/wire.ts'
import { NetworkFailure, Refusal, TornPage } from '../net/failures.ts'
import { backoffMs, pollMs } from './backoff.ts'
import { withToken } from './calls.ts'
import { auditDailyPart } from './daily-audit.ts'
import { describe, type Ending, endingOf } from './endings.ts'
import { finishLoad, firstSync, LoadRefused } from './first-sync.ts'
import { Housekeeping } from './housekeeping.ts'
import { LiveStream } from './live-stream.ts'
import { becameNewDevice, offerLostDays, outcomesInHand, pruneOutbox } from './outbox-care.ts'
import { type PullResult, pullFeed } from './pull.ts'
import { NumbersTaken, Pusher } from './push.ts'
import { adoptBuckets, mendBuckets, REMEDIES, rebaseFeed, restartFeed } from './repair.ts'
import { RetryWait } from './retry-wait.ts'
import { Sleeper } from './sleeper.ts'
import type { SyncContext } from './writer-context.ts'

/** `details` are those of head office's refusal, which may carry an order. */
type OnEnded = (ending: Ending, details?: Readonly<Record<string, string | number>>) => void

const LEAST_BETWEEN_PULLS_MS = 500
/** sync.md section 9: no progress for so long while online drops the sockets and connects anew. */
const WATCHDOG_MS = 60_000
/** How often that is asked. */
const WATCH_MS = 5_000
/** A sync that moved within this time is left alone when somebody asks for one. */
const ALIVE_MS = 2_000
/** A live stream that stood this long was a good one: the next failure is its first. */
const GOOD_STREAM_MS = 60_000
/** How often one wish of head office (begin anew, ask again) is followed before it counts as a failure. */
const MOST_REPAIRS = 3

/**
 * The sync of one mirror, for as long as its user is signed in: hello, first sync, pull, then nudges and polls. One loop, one thing
 * at a time; every failure ends in a stated problem and a wait with full jitter, never in silence.
 */
export class SyncEngine {
  readonly #context: SyncContext
  readonly #onEnded: OnEnded
  readonly #sleeper: Sleeper
  readonly #retryWait: RetryWait
  #liveFailures = 0
  #feeds: readonly number[] = []
  #nudged = new Set<number>()
  readonly #pusher: Pusher
  /** By the steady clock, as every measured time here. */
  #progressAt: number
  #live: LiveStream | undefined
  /** Connect anew without waiting: somebody asked. */
  #again = false
  readonly #house: Housekeeping

  constructor(context: SyncContext, onEnded: OnEnded) {
    this.#context = context
    this.#onEnded = onEnded
    this.#house = new Housekeeping(context)
    this.#sleeper = new Sleeper(context.time)
    this.#retryWait = new RetryWait(context, this.#sleeper)
    this.#progressAt = context.time.steady()
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
    this.#retryWait.forget()
    this.#liveFailures = 0
    this.#pusher.restNoMore()
    const { board, headOffice } = this.#context
    if (board.status.link === 'syncing' && this.#context.time.steady() - this.#progressAt < ALIVE_MS) return
    this.#again = true
    headOffice.http.reset()
    this.#live?.abort()
    this.#sleeper.wake()
  }

  /**
   * The user has typed something: it is pushed at once where there is a connection. A back-off is not cut short by it, but one that
   * began while nothing waited ends as soon as one with something in the queue (fault 18).
   */
  edited(): void {
    const { gate, board } = this.#context
    if (board.status.waiting === 0) {
      // The first that waits begins to wait now: what was quiet before is not counted against it.
      this.#progressed()
      this.#retryWait.hurry()
    }
    board.update({ waiting: countWaiting(gate.db) })
    if (board.status.link === 'online') this.#sleeper.wake()
  }

  /** Runs until the signal aborts; never rejects. */
  async run(): Promise<void> {
    const { signal, time } = this.#context
    let callOff = () => {}
    const watch = (): void => {
      callOff = time.after(WATCH_MS, watch)
      this.#watch()
    }
    callOff = time.after(WATCH_MS, watch)
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
      callOff()
    }
  }

  /** Connects, catches up, then follows the feed until the connection ends. */
  async #round(): Promise<void> {
    const { board, gate } = this.#context
    this.#again = false
    this.#house.tellAge()
    this.#house.keepDay()
    this.#house.completeIndexes()
    await this.#hello()
    const now = instantOf(this.#context.serverNow())
    gate.run((tx) => {
      writeMeta(tx, 'lastContact', now)
      if (['connecting', 'offline'].includes(board.status.link)) writeLog(tx, now, 'connected', 0)
    })
    board.update({ link: 'syncing', problem: null })
    pruneOutbox(this.#context)
    await this.#loadWhatIsPlanned()
    await this.#pushWaiting()
    this.#nudged.clear()
    for (const feed of this.#feeds) await this.#pull(feed)
    this.#retryWait.forget()
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
      this.#house.rowsLeft(lost)
      this.#house.cleanWal()
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
    const startedAt = this.#context.time.steady()
    for (let repairs = 0; loadStates(gate.db).length > 0; ) {
      this.#house.tellAge()
      try {
        await firstSync(this.#context, () => {
          // What came in stays: a failure between two pages is a first one, or a load over a bad line would hardly end.
          this.#retryWait.forget()
          this.#progressed()
        })
      } catch (error) {
        if (!(error instanceof LoadRefused)) throw error
        if (++repairs > MOST_REPAIRS || !(await this.#mended(error.feed, error.refusal, 'load')))
          throw error.refusal
        continue
      }
      finishLoad(this.#context, Math.round(this.#context.time.steady() - startedAt))
      board.update({ progress: null })
    }
  }

  /** Pushes what was typed, in every agency; the feeds in which something got its outcome are pulled next. */
  async #pushWaiting(): Promise<void> {
    for (const agencyId of agenciesWaiting(this.#context.gate.db))
      if (await this.#pusher.push(agencyId)) this.#nudged.add(agencyId)
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
        result = await pullFeed(context, feed, (ackSeq) =>
          outcomesInHand(context, this.#pusher, feed, ackSeq),
        )
      } catch (error) {
        if (!(error instanceof Refusal) || ++repairs > MOST_REPAIRS) throw error
        if (!(await this.#mended(feed, error, 'pull'))) throw error
        await this.#loadWhatIsPlanned()
        continue
      }
      this.#progressed()
      this.#house.rowsLeft(result.gone)
      if (result.rows > 0) context.log('info', 'checkpoint', { feed, rows: result.rows })
      if (result.setChanged) await this.#hello()
      if (result.diverged.length > 0) {
        context.board.update({ problem: 'diverged' })
        const { gone } = await mendBuckets(context, remedies.shift(), result.diverged, () =>
          this.#progressed(),
        )
        this.#house.rowsLeft(gone)
        await this.#loadWhatIsPlanned()
        continue
      }
      if (loadStates(context.gate.db).length === 0) break
      await this.#loadWhatIsPlanned()
    }
    this.#house.cleanWal()
    context.board.update({ problem: null })
    this.#house.tellAge()
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
      this.#house.rowsLeft(gone)
    }
    return true
  }

  /** Nudges and polls until the live stream ends. */
  async #follow(): Promise<void> {
    const { board, signal } = this.#context
    const live = new LiveStream(this.#context, (feed) => {
      this.#progressed()
      if (feed !== null) this.#nudged.add(feed)
      this.#sleeper.wake()
    })
    this.#live = live
    try {
      board.update({ link: 'online' })
      for (let pollAt = this.#nextPoll(); ; ) {
        await this.#pushWaiting()
        const pollDue = this.#context.time.steady() >= pollAt
        if (this.#nudged.size > 0 || pollDue) {
          await this.#pullNudged()
          pollAt = this.#nextPoll()
        }
        if (this.#nudged.size === 0) await this.#sleeper.sleep(this.#quietMs(pollAt))
        if (signal.aborted || this.#again || live.ended) break
      }
    } finally {
      await live.close()
    }
    if (signal.aborted || this.#again) return
    if (live.byeMs !== null) {
      // A planned restart: everybody comes back at another moment.
      board.update({ link: 'offline', problem: null })
      await this.#sleeper.sleep(live.byeMs)
      return
    }
    const why = live.ended?.why
    if (!(why instanceof NetworkFailure)) throw why
    // The stream alone says little (a proxy may hold it back, fault 17): hello tells whether head office is there.
    if (live.openedAt !== null && this.#context.time.steady() - live.openedAt > GOOD_STREAM_MS)
      this.#liveFailures = 0
    const { tuning, time } = this.#context
    await this.#sleeper.sleep(backoffMs(++this.#liveFailures, tuning.backoffMs, undefined, time.random))
  }

  #nextPoll(): number {
    return this.#context.time.steady() + this.#pollMs()
  }

  /** How long nothing is to be done: until the next poll, or until what head office failed on is tried again. */
  #quietMs(pollAt: number): number {
    const rest = this.#pusher.restMs ?? Number.POSITIVE_INFINITY
    return Math.max(0, Math.min(pollAt - this.#context.time.steady(), rest))
  }

  /** A nudge names its feed; a poll asks all. A feed we do not know yet was given to this user just now. */
  async #pullNudged(): Promise<void> {
    const startedAt = this.#context.time.steady()
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
    const rest = LEAST_BETWEEN_PULLS_MS - (this.#context.time.steady() - startedAt)
    if (rest > 0) await new Promise<void>((resolve) => this.#context.time.after(rest, resolve))
    if (this.#nudged.size > 0) this.#sleeper.wake()
  }

  async #afterFailure(error: unknown): Promise<void> {
    const { board, log, signal } = this.#context
    const ending = endingOf(error)
    if (ending) {
      this.#onEnded(ending, error instanceof Refusal ? error.body.details : undefined)
      if (!signal.aborted) await once(signal, 'abort')
      return
    }
    if (this.#again) return
    if (error instanceof NumbersTaken && (await becameNewDevice(this.#context))) return
    const { link, problem, needsUser } = describe(error)
    if (error instanceof TornPage) this.#house.note('torn-page', 0)
    else this.#house.noteLost()
    log('warn', 'sync stopped', {
      problem: problem ?? link,
      cause: error instanceof Error ? error.message : 'unknown',
    })
    board.update({ link, problem })
    const asked = error instanceof Refusal ? (error.body.retry_after_ms ?? 0) : 0
    if (needsUser) await this.#sleeper.sleep(this.#pollMs())
    else await this.#retryWait.afterFailure(asked, () => this.#again || signal.aborted)
  }

  #pollMs(): number {
    const { tuning, time } = this.#context
    return pollMs(tuning.pollMs, time.random)
  }

  #waitingSome(): boolean {
    return countWaiting(this.#context.gate.db) > 0
  }

  #progressed(): void {
    this.#progressAt = this.#context.time.steady()
  }

  /**
   * While catching up, or while something typed waits (fault 18), something must move; in quiet times the live stream's own silence limit does this work.
   */
  #watch(): void {
    const { board, headOffice, log } = this.#context
    this.#house.tick()
    const { link } = board.status
    const busy =
      link === 'syncing' || (link === 'online' && this.#pusher.restMs === null && this.#waitingSome())
    if (!busy || this.#context.time.steady() - this.#progressAt < WATCHDOG_MS) return
    this.#progressed()
    log('warn', 'watchdog: no progress, connecting anew')
    this.#house.note('watchdog', WATCHDOG_MS)
    headOffice.http.reset()
    this.#live?.abort()
  }
}
