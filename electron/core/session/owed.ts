/** One thing that is owed to what is open: done a while later, and before it ends at the latest. */
export class Owed {
  readonly #afterMs: number
  readonly #onError: (error: unknown) => void
  #act: (() => Promise<void>) | null = null
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> = Promise.resolve()

  constructor(afterMs: number, onError: (error: unknown) => void) {
    this.#afterMs = afterMs
    this.#onError = onError
  }

  put(act: () => Promise<void>): void {
    void this.drop()
    this.#act = act
    this.#timer = setTimeout(() => void this.settle(), this.#afterMs)
    this.#timer.unref()
  }

  /** It is owed no longer. Resolves when nothing of it runs; never rejects. */
  drop(): Promise<void> {
    clearTimeout(this.#timer)
    this.#act = null
    return this.#running
  }

  /** Does what is owed, if it is still. Resolves when it is done; never rejects. */
  settle(): Promise<void> {
    const act = this.#act
    void this.drop()
    if (act) this.#running = act().catch(this.#onError)
    return this.#running
  }
}
