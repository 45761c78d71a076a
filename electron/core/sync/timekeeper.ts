/**
 * Where the sync takes its steady time, its waits and its chance from: the program from the computer, a simulated history from its
 * seed (docs/simulator.md).
 */
export type Timekeeper = {
  /** Milliseconds that only grow, whatever the computer's clock is set to. */
  steady(): number
  /** Runs `act` once, so many milliseconds from now; returns how to call it off. */
  after(ms: number, act: () => void): () => void
  /** From 0 up to but without 1. */
  random(): number
}

export const SYSTEM_TIME: Timekeeper = {
  steady: () => performance.now(),
  after: (ms, act) => {
    const timer = setTimeout(act, ms)
    return () => clearTimeout(timer)
  },
  random: Math.random,
}
