import type { StepWords } from '../../../shared/features/edits/contract.ts'
import type { Instant } from '../../../shared/lib/dates.ts'
import type { Uuid } from '../../../shared/lib/ids.ts'
import { prepared } from '../../prepared.ts'
import type { ReadDb, WriteTx } from '../../types.ts'

/** So many steps can be taken back; older ones are forgotten as steps, not as history. */
export const KEPT_STEPS = 200

/** What one call of the user did. Its mutations carry the id in `step`; so do those that take it back or do it again. */
export type EditStep = { readonly id: Uuid; readonly words: StepWords; readonly undone: boolean }

type StepRow = { id: string; words: string; undone: number }

/** Writes down a new step. What had been taken back before can no longer be done again. */
export function writeStep(
  tx: WriteTx,
  step: { readonly id: Uuid; readonly at: Instant; readonly words: StepWords },
): void {
  tx.prepare('DELETE FROM edit_step WHERE undone = 1').run()
  tx.prepare('INSERT INTO edit_step (id, at, words) VALUES (?, ?, ?)').run(
    step.id,
    step.at,
    JSON.stringify(step.words),
  )
  tx.prepare(
    'DELETE FROM edit_step WHERE n <= (SELECT n FROM edit_step ORDER BY n DESC LIMIT 1 OFFSET ?)',
  ).run(KEPT_STEPS)
}

export function markStep(tx: WriteTx, id: Uuid, undone: boolean): void {
  tx.prepare('UPDATE edit_step SET undone = ? WHERE id = ?').run(undone ? 1 : 0, id)
}

/** Steps in the order in which undo would take them back: newest first. */
export function stepsToUndo(db: ReadDb): EditStep[] {
  return prepared<StepRow>(db, 'SELECT id, words, undone FROM edit_step WHERE undone = 0 ORDER BY n DESC')
    .all()
    .map(stepOf)
}

/** Steps in the order in which redo would do them again: what was taken back last comes first. */
export function stepsToRedo(db: ReadDb): EditStep[] {
  return prepared<StepRow>(db, 'SELECT id, words, undone FROM edit_step WHERE undone = 1 ORDER BY n')
    .all()
    .map(stepOf)
}

function stepOf(row: StepRow): EditStep {
  return { id: row.id, words: JSON.parse(row.words) as StepWords, undone: row.undone === 1 }
}
