import { createHash } from 'node:crypto'

type Step = { at: number; n: number; what: string; act: () => void | Promise<void>; off: boolean }

/** A step that takes longer than this of real time waits for something that will never come. */
const LONGEST_STEP_MS = 20_000

/** A step did not end: two transactions wait for each other, or for a lock that nobody frees. */
export class StepHangs extends Error {
  override readonly name = 'StepHangs'
}

/**
 * Virtual time: steps wait for their moment and run one after the other; between two of them all that the desks do by themselves
 * comes to rest. So a history depends on nothing but its seed.
 */
export class Schedule {
  #now = 0
  #count = 0
  readonly #waiting: Step[] = []
  readonly #hash = createHash('sha256')
  readonly #onLine: ((line: string) => void) | undefined

  constructor(onLine?: (line: string) => void) {
    this.#onLine = onLine
  }

  /** Milliseconds since the history began. */
  get now(): number {
    return this.#now
  }

  /** Runs `act` so many milliseconds from now; returns how to call it off. A step without words leaves no line. */
  after(ms: number, what: string, act: () => void | Promise<void>): () => void {
    const step: Step = { at: this.#now + Math.max(0, ms), n: this.#count++, what, act, off: false }
    this.#enter(step)
    return () => {
      step.off = true
    }
  }

  #enter(step: Step): void {
    const waiting = this.#waiting
    let at = waiting.length
    waiting.push(step)
    while (at > 0) {
      const above = (at - 1) >> 1
      if (!before(step, waiting[above] as Step)) break
      waiting[at] = waiting[above] as Step
      at = above
    }
    waiting[at] = step
  }

  #next(): Step | undefined {
    const waiting = this.#waiting
    const first = waiting[0]
    const last = waiting.pop()
    if (first === undefined || last === undefined || waiting.length === 0) return first
    let at = 0
    for (;;) {
      let below = 2 * at + 1
      if (below >= waiting.length) break
      if (below + 1 < waiting.length && before(waiting[below + 1] as Step, waiting[below] as Step)) below++
      if (!before(waiting[below] as Step, last)) break
      waiting[at] = waiting[below] as Step
      at = below
    }
    waiting[at] = last
    return first
  }

  /** Something worth a line happened now. */
  note(line: string): void {
    const text = `${(this.#now / 1000).toFixed(3)} ${line}`
    this.#hash.update(text)
    this.#onLine?.(text)
  }

  /** Runs every step up to a moment, or until `done`. Throws StepHangs. */
  async runUntil(moment: number, done: () => boolean = () => false): Promise<void> {
    await atRest()
    while (!done() && this.#waiting.length > 0 && (this.#waiting[0] as Step).at <= moment) {
      const step = this.#next() as Step
      if (step.off) continue
      this.#now = step.at
      if (step.what !== '') this.note(step.what)
      await ended(step)
      await atRest()
    }
    if (!done()) this.#now = Math.max(this.#now, moment)
  }

  /** What all lines amount to: two runs of one seed have the same. */
  digest(): string {
    return this.#hash.copy().digest('hex').slice(0, 16)
  }
}

function before(left: Step, right: Step): boolean {
  return left.at === right.at ? left.n < right.n : left.at < right.at
}

async function ended(step: Step): Promise<void> {
  const running = step.act()
  if (!running) return
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new StepHangs(`a step did not end: ${step.what}`)), LONGEST_STEP_MS)
  })
  try {
    await Promise.race([running, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Everything that waits for nothing from outside has run: promises and streams in memory need no more than this. */
export async function atRest(): Promise<void> {
  for (let turn = 0; turn < 2; turn++) await new Promise<void>((resolve) => setImmediate(resolve))
}
