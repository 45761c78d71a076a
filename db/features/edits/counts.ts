import { prepared } from '../../prepared.ts'
import type { ReadDb } from '../../types.ts'
import { MERGED, mergedSince } from './merged.ts'
import { REFUSED } from './refused.ts'

export type EditCounts = { waiting: number; conflicts: number; refused: number; merged: number }

/**
 * Figures for the sign in the top bar: what waits, what asks, and what came of edits that nobody has put away yet. They count
 * what the inbox lists.
 */
export function readEditCounts(db: ReadDb, nowMs: number): EditCounts {
  return prepared<EditCounts>(
    db,
    `SELECT
       (SELECT count(*) FROM mutation WHERE state = 'queued') AS waiting,
       (SELECT count(*) FROM conflict WHERE closed_at IS NULL) AS conflicts,
       (SELECT count(*) FROM mutation WHERE ${REFUSED}) AS refused,
       (SELECT count(*) FROM mutation WHERE ${MERGED} AND answered_at >= ?) AS merged`,
  ).get(mergedSince(nowMs)) as EditCounts
}
