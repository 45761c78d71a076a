import { SYSTEM_TIME, type Timekeeper } from './timekeeper.ts'

/** A wait that can be ended early. A wake that comes while nobody sleeps is kept for the next sleep. */
export class Sleeper {
  #wake: (() => void) | undefined
  #pending = false
  readonly #time: Timekeeper

  constructor(time: Timekeeper = SYSTEM_TIME) {
    this.#time = time
  }

  async sleep(ms: number): Promise<void> {
    if (this.#pending) {
      this.#pending = false
      return
    }
    await new Promise<void>((resolve) => {
      const callOff = this.#time.after(ms, resolve)
      this.#wake = () => {
        callOff()
        resolve()
      }
    })
    this.#wake = undefined
  }

  wake(): void {
    if (this.#wake) this.#wake()
    else this.#pending = true
  }
}
