import type { SyncStatus } from '../../../shared/features/sync/contract.ts'
import { instantOf } from '../../../shared/lib/dates.ts'

const LEAST_MS = 100

/** The sign before anything was heard of head office. */
export function idleStatus(): SyncStatus {
  return {
    link: 'connecting',
    since: instantOf(Date.now()),
    checkpointAt: null,
    complete: false,
    progress: null,
    waiting: 0,
    problem: null,
  }
}

/** Whether head office answers. */
export function isUp(link: SyncStatus['link']): boolean {
  return link === 'online' || link === 'syncing'
}

/** Holds the present status and tells each change, at most ten a second; the last one always arrives. */
export class StatusBoard {
  #status: SyncStatus
  #timer: NodeJS.Timeout | undefined
  /** By the steady clock: a computer's clock set back must not silence the sign. */
  #toldAt = Number.NEGATIVE_INFINITY
  readonly #tell: (status: SyncStatus) => void

  constructor(tell: (status: SyncStatus) => void, first: Partial<SyncStatus> = {}) {
    this.#tell = tell
    this.#status = { ...idleStatus(), ...first }
  }

  get status(): SyncStatus {
    return this.#status
  }

  update(change: Partial<SyncStatus>): void {
    const link = change.link ?? this.#status.link
    const since = link === this.#status.link ? this.#status.since : instantOf(Date.now())
    this.#status = { ...this.#status, ...change, since }
    const wait = this.#toldAt + LEAST_MS - performance.now()
    if (wait <= 0) this.#flush()
    else this.#timer ??= setTimeout(() => this.#flush(), wait)
  }

  #flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#toldAt = performance.now()
    this.#tell(this.#status)
  }
}
