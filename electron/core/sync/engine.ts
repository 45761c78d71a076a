import { MirrorError } from '../../../db/errors.ts'
import { writeMeta } from '../../../db/meta.ts'
import { heldBuckets } from '../../../db/sync/buckets.ts'
import { checkpointAge, readCursors, writeBucketSet } from '../../../db/sync/cursors.ts'
import { endLoad, loadStates } from '../../../db/sync/loading.ts'
import { writeLog } from '../../../db/sync/log.ts'
import { syncApi } from '../../../shared/features/sync/api.ts'
import { dayInRome, instantOf } from '../../../shared/lib/dates.ts'
import { PROTOCOL, SCHEMA } from '../../../shared/sync/wire.ts'
import { NetworkFailure, NotHeadOffice, Refusal, TornPage } from '../net/failures.ts'
import { backoffMs, pollMs } from './backoff.ts'
import { withToken } from './calls.ts'
import { firstSync, planBuckets } from './first-sync.ts'
import { listenLive } from './live.ts'
import { type PullResult, pullFeed } from './pull.ts'
import { dropBuckets, reloadBuckets, restartFeed } from './repair.ts'
import { Sleeper } from './sleeper.ts'
import type { Problem, SyncContext } from './writer-context.ts'

/** Why head office ended the session for good. */
export type Ending = 'revoked' | 'disabled'

const LEAST_BETWEEN_PULLS_MS = 500
/** sync.md section 9: no progress for so long while online drops the sockets and connects anew. */
const WATCHDOG_MS = 60_000

/**
 * The sync of one mirror, for as long as its user is signed in: hello, first sync, pull, then nudges and polls. One loop, one thing
 * at a time; every failure ends in a stated problem and a wait with full jitter, never in silence.
 */
export class SyncEngine {
  readonly #context: SyncContext
  readonly #onEnded: (ending: Ending) => void
  readonly #sleeper = new Sleeper()
  #failures = 0
  #nudged = new Set<number>()
  #progressAt = Date.now()
  #live: AbortController | undefined

  constructor(context: SyncContext, onEnded: (ending: Ending) => void) {
    this.#context = context
    this.#onEnded = onEnded
    context.signal.addEventListener('abort', () => {
      this.#live?.abort()
      this.#sleeper.wake()
    })
  }

  /** Ends a running wait: the user asked, the network came back, the machine woke up. */
  syncNow(): void {
    this.#failures = 0
    this.#sleeper.wake()
  }

  async run(): Promise<void> {
    const { signal, board } = this.#context
    const { gate } = this.#context
    board.update({ checkpointAt: checkpointAge(gate.db), complete: isComplete(gate.db) })
    const watchdog = setInterval(() => this.#watch(), 5_000)
    try {
      while (!signal.aborted) {
        try {
          await this.#round()
        } catch (error) {
          if (signal.aborted) return
          await this.#afterFailure(error)
        }
      }
    } finally {
      clearInterval(watchdog)
    }
  }

  /** Connects, catches up, then follows the feed until the connection ends. */
  async #round(): Promise<void> {
    const { board, gate } = this.#context
    const feeds = await this.#hello()
    const now = instantOf(this.#context.serverNow())
    gate.run((tx) => {
      writeMeta(tx, 'lastContact', now)
      if (board.status.link === 'offline') writeLog(tx, now, 'connected', 0)
    })
    board.update({ link: 'syncing', problem: null })
    await this.#loadWhatIsPlanned()
    for (const { feed } of feeds) await this.#pull(feed)
    this.#failures = 0
    await this.#follow(feeds.map((entry) => entry.feed))
  }

  async #hello(): Promise<{ feed: number; ver: number }[]> {
    const context = this.#context
    const input = { protocol: PROTOCOL, schema: SCHEMA, app: context.appVersion }
    const hello = await withToken(context, (token) =>
      context.headOffice.call(syncApi.hello, input, { token, signal: context.signal }),
    )
    context.setServerTime(hello.serverTime)
    this.#progressed()
    if (hello.buckets) this.#adoptBuckets(hello.buckets, hello.bucketSetId ?? 0)
    return hello.feeds ?? []
  }

  /** The set of buckets is head office's word: what is new is planned, what was lost is dropped. */
  #adoptBuckets(buckets: readonly string[], bucketSetId: number): void {
    const context = this.#context
    const held = heldBuckets(context.gate.db)
    dropBuckets(
      context,
      held.filter((bucket) => !buckets.includes(bucket)),
    )
    planBuckets(
      context,
      buckets.filter((bucket) => !held.includes(bucket)),
    )
    context.gate.run((tx) => writeBucketSet(tx, bucketSetId))
  }

  async #loadWhatIsPlanned(): Promise<void> {
    const { gate, board } = this.#context
    if (loadStates(gate.db).length === 0) return
    const startedAt = Date.now()
    await firstSync(this.#context, () => this.#progressed())
    gate.run((tx) => {
      endLoad(tx)
      writeLog(tx, instantOf(this.#context.serverNow()), 'first-sync', Date.now() - startedAt)
    })
    board.update({ progress: null })
  }

  async #pull(feed: number): Promise<void> {
    const context = this.#context
    const result = await this.#pullOrRestart(feed)
    if (!result) return this.#pull(feed)
    const { rows, diverged, addedBuckets } = result
    this.#progressed()
    if (addedBuckets.length > 0) planBuckets(context, addedBuckets)
    if (diverged.length > 0) reloadBuckets(context, diverged)
    if (addedBuckets.length + diverged.length > 0) {
      context.board.update({ problem: diverged.length > 0 ? 'diverged' : null })
      await this.#loadWhatIsPlanned()
      return this.#pull(feed)
    }
    context.board.update({
      problem: null,
      checkpointAt: checkpointAge(context.gate.db),
      complete: isComplete(context.gate.db),
    })
    if (rows > 0) context.log('info', 'checkpoint', { feed, rows })
  }

  /** Pulls; where head office says that our cursor means nothing to it, the feed begins anew and null is returned. */
  async #pullOrRestart(feed: number): Promise<PullResult | null> {
    try {
      return await pullFeed(this.#context, feed)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      switch (error.code) {
        case 'bucket_set_changed':
          await this.#hello()
          break
        case 'epoch_changed':
        case 'cursor_ahead':
        case 'cursor_expired':
          this.#context.log('warn', 'the feed begins anew', { feed, cause: error.code })
          restartFeed(this.#context, feed)
          break
        default:
          throw error
      }
      await this.#loadWhatIsPlanned()
      return null
    }
  }

  /** Nudges and polls until the live stream ends. */
  async #follow(feeds: readonly number[]): Promise<void> {
    const { board, signal } = this.#context
    this.#live = new AbortController()
    let ended: unknown = null
    let byeMs: number | null = null
    const listening = withToken(this.#context, (token) =>
      listenLive(this.#context.headOffice, {
        token,
        signal: AbortSignal.any([signal, (this.#live as AbortController).signal]),
        onOpen: () => this.#progressed(),
        onEvent: (event) => {
          if (event.kind === 'bye') byeMs = event.retryMs
          else this.#nudged.add(event.feed)
          this.#sleeper.wake()
        },
      }),
    ).then(
      () => {
        ended = new NetworkFailure('the live stream ended')
        this.#sleeper.wake()
      },
      (error: unknown) => {
        ended = error
        this.#sleeper.wake()
      },
    )
    try {
      for (;;) {
        board.update({ link: 'online' })
        await this.#sleeper.sleep(pollMs())
        if (signal.aborted || ended !== null) break
        await this.#pullNudged(feeds)
      }
    } finally {
      this.#live.abort()
      await listening
    }
    if (byeMs !== null && !signal.aborted) await this.#sleeper.sleep(byeMs)
    if (ended !== null && !signal.aborted) throw ended
  }

  /** A nudge names its feed; a poll or the user's wish asks all. */
  async #pullNudged(feeds: readonly number[]): Promise<void> {
    const wanted = this.#nudged.size > 0 ? [...this.#nudged].filter((feed) => feeds.includes(feed)) : feeds
    this.#nudged = new Set()
    const startedAt = Date.now()
    for (const feed of wanted) await this.#pull(feed)
    const rest = LEAST_BETWEEN_PULLS_MS - (Date.now() - startedAt)
    if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest))
    if (this.#nudged.size > 0) this.#sleeper.wake()
  }

  async #afterFailure(error: unknown): Promise<void> {
    const { board, gate, log, signal } = this.#context
    const ending = endingOf(error)
    if (ending) {
      this.#onEnded(ending)
      return this.#untilAborted(signal)
    }
    const { link, problem, needsUser } = describe(error)
    if (error instanceof TornPage) gate.run((tx) => writeLog(tx, instantOf(Date.now()), 'torn-page', 0))
    else if (board.status.link === 'online' || board.status.link === 'syncing')
      gate.run((tx) => writeLog(tx, instantOf(Date.now()), 'lost', 0))
    log('warn', 'sync stopped', {
      problem: problem ?? link,
      cause: error instanceof Error ? error.message : 'unknown',
    })
    board.update({ link, problem })
    this.#failures++
    const retryAfter = error instanceof Refusal ? (error.body.retry_after_ms ?? 0) : 0
    await this.#sleeper.sleep(needsUser ? pollMs() : Math.max(retryAfter, backoffMs(this.#failures)))
  }

  #untilAborted(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal.aborted) resolve()
      else signal.addEventListener('abort', () => resolve(), { once: true })
    })
  }

  #progressed(): void {
    this.#progressAt = Date.now()
  }

  /** While catching up something must move; in quiet times the live stream's own silence limit does this work. */
  #watch(): void {
    const { board, headOffice, log, gate } = this.#context
    const day = dayInRome(Date.now())
    if (day !== this.#day) {
      const from = this.#day
      this.#day = day
      gate.run((_tx, touch) => {
        this.#context.applier.summary.dayChanged(from, day)
        touch('customer_list')
      })
    }
    if (board.status.link !== 'syncing' || Date.now() - this.#progressAt < WATCHDOG_MS) return
    this.#progressed()
    log('warn', 'watchdog: no progress, connecting anew')
    gate.run((tx) => writeLog(tx, instantOf(Date.now()), 'watchdog', WATCHDOG_MS))
    headOffice.http.reset()
    this.#live?.abort()
  }

  #day = dayInRome(Date.now())
}

function isComplete(db: Parameters<typeof loadStates>[0]): boolean {
  const cursors = readCursors(db)
  return (
    cursors.length > 0 &&
    cursors.every((cursor) => cursor.checkpointAt !== null) &&
    loadStates(db).length === 0
  )
}

function endingOf(error: unknown): Ending | null {
  if (!(error instanceof Refusal)) return null
  if (error.code === 'device_revoked') return 'revoked'
  return error.code === 'user_disabled' ? 'disabled' : null
}

/** What a failure means for the sign in the bar, and whether only the user can mend it. */
function describe(error: unknown): { link: 'offline' | 'paused'; problem: Problem; needsUser: boolean } {
  if (error instanceof NetworkFailure)
    return { link: 'offline', problem: error.clockSuspected ? 'clock' : null, needsUser: false }
  if (error instanceof NotHeadOffice) return { link: 'offline', problem: 'not-head-office', needsUser: false }
  if (error instanceof TornPage) return { link: 'offline', problem: null, needsUser: false }
  if (error instanceof MirrorError && error.fault === 'disk-full')
    return { link: 'paused', problem: 'disk-full', needsUser: false }
  if (error instanceof Refusal) {
    switch (error.code) {
      case 'too_old':
        return { link: 'paused', problem: 'too-old', needsUser: true }
      case 'token_expired':
      case 'proof_failed':
        return { link: 'paused', problem: 'signed-out', needsUser: true }
      case 'too_many_requests':
      case 'unavailable':
        return { link: 'offline', problem: 'server-busy', needsUser: false }
      default:
        return { link: 'paused', problem: 'unexpected', needsUser: false }
    }
  }
  return { link: 'paused', problem: 'unexpected', needsUser: false }
}
