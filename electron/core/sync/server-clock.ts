/** Two clocks drift apart, and head office's may be set right: so long without a word of it an offset counts as known. */
const GOOD_FOR_MS = 60_000
/** Clocks may part by this much (leap seconds, slewing, an answer's way) before the offset is asked again. */
const TOLERANCE_MS = 30_000

type Known = {
  wall: number
  steady: number
  offset: number
  /** Told by `hello`; what an answer said in passing is followed, but no proof is signed with it. */
  sure: boolean
}

/**
 * Head office's time: this computer's clock plus the offset that `hello` told, or that a later answer showed when either clock
 * jumped. The computer's own clock decides nothing (sync.md section 9), but a proof carries a time, and one signed with a wrong
 * time counts as an attack (fault 40).
 */
export class ServerClock {
  readonly #wall: () => number
  readonly #steady: () => number
  #known: Known | null = null

  constructor(wall: () => number, steady: () => number = () => performance.now()) {
    this.#wall = wall
    this.#steady = steady
  }

  /** Head office was asked for its time and said this. */
  set(serverTime: string): void {
    this.#know(Date.parse(serverTime), true)
  }

  /** Before a call goes out; what it returns is told the time that the answer bears, where it bears one. */
  asking(): (serverTime: number) => void {
    const askedAt = this.#steady()
    return (serverTime) => {
      if (Number.isFinite(serverTime)) this.#heard(serverTime, this.#steady() - askedAt)
    }
  }

  now(): number {
    return this.#wall() + (this.#known?.offset ?? 0)
  }

  /** False before head office told its time, after either clock jumped or the computer slept, and after a silence: then ask again. */
  get trusted(): boolean {
    if (!this.#known?.sure || !this.#runsTrue(this.#known)) return false
    return this.#steady() - this.#known.steady < GOOD_FOR_MS
  }

  /** An answer that agrees makes the offset known for longer; one that is far off, either way, is followed. */
  #heard(serverTime: number, took: number): void {
    // An answer that was long on its way says little.
    if (took > TOLERANCE_MS) return
    const ahead = serverTime - this.now()
    const agrees = ahead <= TOLERANCE_MS && ahead >= -TOLERANCE_MS - took
    if (!this.#known || !agrees) this.#know(serverTime, false)
    else if (this.#runsTrue(this.#known)) this.#know(this.now(), this.#known.sure)
  }

  #know(serverTime: number, sure: boolean): void {
    const wall = this.#wall()
    this.#known = { wall, steady: this.#steady(), offset: serverTime - wall, sure }
  }

  /** Whether this computer's clock went on as its steady one did. */
  #runsTrue({ wall, steady }: Known): boolean {
    return Math.abs(this.#wall() - wall - (this.#steady() - steady)) < TOLERANCE_MS
  }
}
