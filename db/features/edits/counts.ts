import { prepared } from '../../prepared.ts'
import type { ReadDb } from '../../types.ts'

export type EditCounts = { waiting: number; conflicts: number; refused: number; merged: number }

/** Figures for the sign in the top bar: what waits, what asks, and what came of edits that nobody has put away yet. */
export function readEditCounts(db: ReadDb): EditCounts {
  return prepared<EditCounts>(
    db,
    `SELECT
       (SELECT count(*) FROM mutation WHERE state = 'queued') AS waiting,
       (SELECT count(*) FROM conflict WHERE closed_at IS NULL) AS conflicts,
       (SELECT count(*) FROM mutation WHERE dismissed = 0
          AND (state = 'given-up' OR state <> 'queued' AND outcome ->> 'result' = 'rejected')) AS refused,
       (SELECT count(*) FROM mutation WHERE dismissed = 0
          AND state IN ('settled', 'done') AND outcome ->> 'result' = 'merged') AS merged`,
  ).get() as EditCounts
}
