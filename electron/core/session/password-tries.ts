/** So many wrong passwords cost nothing: people mistype. */
const FREE_TRIES = 3
const FIRST_WAIT_MS = 5_000
const MOST_WAIT_MS = 5 * 60_000

/** Slows down who guesses: after three wrong passwords each further one doubles the wait. By the steady clock. */
export class PasswordTries {
  #wrong = 0
  #until = 0
  readonly #now: () => number

  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  /** Seconds until the next try is looked at; 0 when it may come. */
  get waitSeconds(): number {
    return Math.max(0, Math.ceil((this.#until - this.#now()) / 1000))
  }

  failed(): void {
    this.#wrong++
    const steps = this.#wrong - FREE_TRIES
    if (steps >= 0) this.#until = this.#now() + Math.min(MOST_WAIT_MS, FIRST_WAIT_MS * 2 ** steps)
  }

  forgive(): void {
    this.#wrong = 0
    this.#until = 0
  }
}
