import { countWaiting } from '../../../db/features/edits/outbox.ts'
import { backoffMs } from './backoff.ts'
import type { Sleeper } from './sleeper.ts'
import type { SyncContext } from './writer-context.ts'

/** However long head office asks us to stay away. */
const MOST_RETRY_AFTER_MS = 15 * 60_000
/** The longest back-off while something typed waits: it is out a minute after the network heals (fault 18). */
const MOST_WITH_QUEUE_MS = 35_000

/** The wait after a failure, longer with each one. */
export class RetryWait {
  readonly #context: SyncContext
  readonly #sleeper: Sleeper
  #failures = 0
  #waits = false
  #hurried = false

  constructor(context: SyncContext, sleeper: Sleeper) {
    this.#context = context
    this.#sleeper = sleeper
  }

  /** All is well again, or somebody asked: the next failure is the first. */
  forget(): void {
    this.#failures = 0
  }

  /**
   * Waits after one more failure. What head office asks for is the same for everybody; the jitter on top spreads them (fault 20).
   * `isOver` tells whether a wait that was ended early is to go on.
   */
  async afterFailure(askedMs: number, isOver: () => boolean): Promise<void> {
    const { gate, time } = this.#context
    this.#failures++
    const asked = time.steady() + Math.min(askedMs, MOST_RETRY_AFTER_MS)
    const until = asked + this.#jitter(countWaiting(gate.db) > 0 ? MOST_WITH_QUEUE_MS : undefined)
    this.#hurried = false
    this.#waits = true
    await this.#sleeper.sleep(Math.max(0, until - time.steady()))
    this.#waits = false
    if (!this.#hurried || isOver()) return
    const soon = Math.max(asked - time.steady(), 0) + this.#jitter(MOST_WITH_QUEUE_MS)
    await this.#sleeper.sleep(Math.max(0, Math.min(until - time.steady(), soon)))
  }

  /**
   * Something was typed and nothing waited before. A wait that began while nothing waited may be minutes; it ends as soon as one with
   * something in the queue.
   */
  hurry(): void {
    if (!this.#waits) return
    this.#hurried = true
    this.#sleeper.wake()
  }

  #jitter(most?: number): number {
    const { tuning, time } = this.#context
    return backoffMs(this.#failures, tuning.backoffMs, most, time.random)
  }
}
