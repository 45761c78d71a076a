/** One value that many windows follow: each subscriber gets the present value and then every later one; only the newest waits. */
export class Hub<T> {
  #value: T
  readonly #subscribers = new Set<() => void>()

  constructor(first: T) {
    this.#value = first
  }

  get value(): T {
    return this.#value
  }

  set(value: T): void {
    this.#value = value
    for (const wake of this.#subscribers) wake()
  }

  /** Resolves when the value is one that fits. */
  async until(fits: (value: T) => boolean): Promise<void> {
    for await (const value of this.follow(undefined)) if (fits(value)) return
  }

  /** Follows the value until `signal` aborts; a slow reader skips what it missed, so nothing piles up. */
  async *follow(signal: AbortSignal | undefined): AsyncGenerator<T, void, void> {
    let fresh = true
    let wake = (): void => {}
    const note = (): void => {
      fresh = true
      wake()
    }
    this.#subscribers.add(note)
    signal?.addEventListener('abort', note)
    try {
      while (!signal?.aborted) {
        if (fresh) {
          fresh = false
          yield this.#value
        } else {
          await new Promise<void>((resolve) => {
            wake = resolve
          })
        }
      }
    } finally {
      this.#subscribers.delete(note)
      signal?.removeEventListener('abort', note)
    }
  }
}

const LEAST_MS = 100

/** Names of changed tables for the windows: gathered, told at most ten times a second (architecture.md, Processes). */
export class ChangeHub {
  readonly #listeners = new Set<(tables: string[]) => void>()
  #gathered = new Set<string>()
  #timer: NodeJS.Timeout | undefined

  add(tables: readonly string[]): void {
    for (const table of tables) this.#gathered.add(table)
    this.#timer ??= setTimeout(() => this.#tell(), LEAST_MS)
  }

  #tell(): void {
    this.#timer = undefined
    const tables = [...this.#gathered]
    this.#gathered = new Set()
    for (const listener of this.#listeners) listener(tables)
  }

  async *follow(signal: AbortSignal | undefined): AsyncGenerator<{ tables: string[] }, void, void> {
    const waiting = new Set<string>()
    let wake = (): void => {}
    const listener = (tables: string[]): void => {
      for (const table of tables) waiting.add(table)
      wake()
    }
    const stop = (): void => wake()
    this.#listeners.add(listener)
    signal?.addEventListener('abort', stop)
    try {
      while (!signal?.aborted) {
        if (waiting.size > 0) {
          const tables = [...waiting]
          waiting.clear()
          yield { tables }
        } else {
          await new Promise<void>((resolve) => {
            wake = resolve
          })
        }
      }
    } finally {
      this.#listeners.delete(listener)
      signal?.removeEventListener('abort', stop)
    }
  }
}
