/** Two clocks drift apart; so long an offset counts as known. */
const GOOD_FOR_MS = 3600_000
/** Wall clock and steady clock may part by this much (leap seconds, slewing) before the offset is asked again. */
const TOLERANCE_MS = 30_000

/**
 * Head office's time: this computer's clock plus the offset that `hello` told. The computer's own clock decides nothing
 * (sync.md section 9), but a proof carries a time, and one signed with a wrong time counts as an attack (fault 40).
 */
export class ServerClock {
  readonly #wall: () => number
  readonly #steady: () => number
  #known: { wall: number; steady: number; offset: number } | null = null

  constructor(wall: () => number, steady: () => number = () => performance.now()) {
    this.#wall = wall
    this.#steady = steady
  }

  set(serverTime: string): void {
    const wall = this.#wall()
    this.#known = { wall, steady: this.#steady(), offset: Date.parse(serverTime) - wall }
  }

  now(): number {
    return this.#wall() + (this.#known?.offset ?? 0)
  }

  /** False before head office told its time, and after the clock was set or the computer slept: then ask again. */
  get trusted(): boolean {
    if (!this.#known) return false
    const { wall, steady } = this.#known
    const passed = this.#steady() - steady
    return passed < GOOD_FOR_MS && Math.abs(this.#wall() - wall - passed) < TOLERANCE_MS
  }
}
