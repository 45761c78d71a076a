import { type Instant, instantOf } from '../../../shared/lib/dates.ts'

/** What was merged is told for a week. */
const MERGED_DAYS = 7
const DAY_MS = 86_400_000

/** The condition on `mutation` for what was merged and nobody has put away yet. */
export const MERGED = `dismissed = 0 AND outcome ->> 'result' = 'merged' AND state <> 'queued'`

/** What was answered before this is told no more. */
export function mergedSince(nowMs: number): Instant {
  return instantOf(nowMs - MERGED_DAYS * DAY_MS)
}
