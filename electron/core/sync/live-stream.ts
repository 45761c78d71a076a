import { NetworkFailure } from '../net/failures.ts'
import { withToken } from './calls.ts'
import { listenLive } from './live.ts'
import type { SyncContext } from './writer-context.ts'

/** One live connection of head office: nudges come in until it ends, for whatever reason. */
export class LiveStream {
  /** When it began to stand, by the steady clock; null while it does not. */
  openedAt: number | null = null
  /** Head office said goodbye and when to come back: a planned restart. */
  byeMs: number | null = null
  /** Set when it has ended. */
  ended: { why: unknown } | null = null
  #closed = false
  readonly #abort = new AbortController()
  readonly #listening: Promise<void>

  /** `onEvent` is told after anything came in: an opening, a nudge with its feed, a goodbye, the end. */
  constructor(context: SyncContext, onEvent: (nudgedFeed: number | null) => void) {
    const end = (why: unknown): void => {
      this.ended = { why }
      // Who closes it knows: a wake now would cut the wait short that comes after.
      if (!this.#closed) onEvent(null)
    }
    this.#listening = withToken(context, (token) =>
      listenLive(context.headOffice, {
        token,
        signal: AbortSignal.any([context.signal, this.#abort.signal]),
        onOpen: () => {
          this.openedAt = context.time.steady()
          onEvent(null)
        },
        onEvent: (event) => {
          if (event.kind === 'bye') this.byeMs = event.retryMs
          onEvent(event.kind === 'nudge' ? event.feed : null)
        },
      }),
    ).then(() => end(new NetworkFailure('the live stream ended')), end)
  }

  abort(): void {
    this.#abort.abort()
  }

  /** Ends it; resolves when nothing of it is left. */
  async close(): Promise<void> {
    this.#closed = true
    this.abort()
    await this.#listening
  }
}
