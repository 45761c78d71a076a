import { expect, test } from 'vitest'
import { backoffMs, pollMs } from './backoff.ts'

// Fault 20: five thousand desks lose head office at one moment. No tenth of a wait may hold twice its share of them.

const CROWD = 5_000
const TENTHS = 10

/** The same chances in every run (mulberry32). */
function chancesOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** How many of the crowd come back in each tenth of the window. */
function returns(from: number, to: number, waitOf: (random: () => number) => number): number[] {
  const tenths: number[] = Array(TENTHS).fill(0)
  for (let desk = 1; desk <= CROWD; desk++) {
    const at = Math.floor(((waitOf(chancesOf(desk)) - from) / (to - from)) * TENTHS)
    expect(at).toBeGreaterThanOrEqual(0)
    expect(at).toBeLessThan(TENTHS)
    tenths[at] = (tenths[at] ?? 0) + 1
  }
  return tenths
}

const MINUTES = 60_000

test.each([1, 2, 5, 8, 12, 40])('after failure %i they come back over the whole wait', (failures) => {
  const longest = Math.min(5 * MINUTES, 1000 * 2 ** failures)
  const tenths = returns(0, longest, (random) => backoffMs(failures, 1000, undefined, random))
  expect(Math.max(...tenths)).toBeLessThan((2 * CROWD) / TENTHS)
  expect(Math.min(...tenths)).toBeGreaterThan(0)
})

test('their polls never fall into step: they come over five minutes, not before five', () => {
  const tenths = returns(5 * MINUTES, 10 * MINUTES, (random) => pollMs(5 * MINUTES, random))
  expect(Math.max(...tenths)).toBeLessThan((2 * CROWD) / TENTHS)
  expect(Math.min(...tenths)).toBeGreaterThan(0)
})
