/** A wait that can be ended early. A wake that comes while nobody sleeps is kept for the next sleep. */
export class Sleeper {
  #wake: (() => void) | undefined
  #pending = false

  async sleep(ms: number): Promise<void> {
    if (this.#pending) {
      this.#pending = false
      return
    }
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.#wake = () => {
        clearTimeout(timer)
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
