import { TUNING } from './tuning.ts'

const MOST_MS = 5 * 60 * 1000

/** Full jitter (sync.md section 9): `random(0, min(5 min, 1 s * 2^n))`, so that a crowd never comes back together. */
export function backoffMs(
  failures: number,
  first: number = TUNING.backoffMs,
  most: number = MOST_MS,
  random: () => number = Math.random,
): number {
  return Math.floor(random() * Math.min(most, first * 2 ** Math.min(failures, 20)))
}

/** The poll behind the nudges: 5 to 10 minutes, never in step with other desks. */
export function pollMs(least: number = TUNING.pollMs, random: () => number = Math.random): number {
  return Math.floor(least * (1 + random()))
}
