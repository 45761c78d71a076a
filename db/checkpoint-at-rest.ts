import type { MirrorConnection } from './types.ts'

/** So many pages in the write-ahead log are worth bringing into the file; SQLite would do it at the commit that reaches them. */
const WORTH_PAGES = 1000

/** Nobody has written for so long. */
const REST_MS = 250

/**
 * Brings the write-ahead log into the file when nothing has been written for a moment. In an encrypted file each of its pages is opened
 * and sealed once more by that, longer than a commit itself takes: done at the commit, whoever waits for what it brings would wait
 * for that too. A log that grows without rest is brought in at a commit after all (`wal_autocheckpoint` in `open.ts`).
 */
export class CheckpointAtRest {
  readonly #db: MirrorConnection
  readonly #onFailed: (error: unknown) => void
  #timer: NodeJS.Timeout | undefined

  /** `onFailed` is told why the log could not be brought in; it stays where it is, and nothing is lost. */
  constructor(db: MirrorConnection, onFailed: (error: unknown) => void) {
    this.#db = db
    this.#onFailed = onFailed
  }

  /** Something was written. */
  note(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#bringIn(), REST_MS)
    this.#timer.unref()
  }

  #bringIn(): void {
    // Closing a mirror brings all of it in.
    if (!this.#db.open) return
    try {
      if (waitingPages(this.#db) >= WORTH_PAGES) this.#db.pragma('wal_checkpoint(PASSIVE)')
    } catch (error) {
      this.#onFailed(error)
    }
  }
}

/** Pages that stand in the write-ahead log and not yet in the file. */
export function waitingPages(db: MirrorConnection): number {
  const [state] = db.pragma('wal_checkpoint(NOOP)') as { log: number; checkpointed: number }[]
  return state ? state.log - state.checkpointed : 0
}
