import { z } from 'zod'
import { uuid } from '../../lib/ids.ts'
import { desk } from '../../rpc/errors.ts'
import { editRefused } from '../../sync/edit-policy.ts'
import { fieldValue } from '../../sync/mutations.ts'
import { conflict, conflictChoice } from './model.ts'

/** A conflict as the inbox shows it: its values field by field. */
export const conflictToSolve = z.object({
  conflict: conflict
    .omit({ mine: true, theirs: true, before: true, choice: true })
    /** Who wrote the other side, as history knows it; null where it does not reach back. */
    .extend({ theirsById: uuid.nullable() }),
  fields: z.array(z.object({ field: z.string(), mine: fieldValue, theirs: fieldValue, before: fieldValue })),
  /** An answer was given here and waits for head office. */
  pending: z.boolean(),
})
export type ConflictToSolve = z.infer<typeof conflictToSolve>

export const conflictsContract = {
  /** Open ones, and those answered here that head office has not closed yet, first to last; of one customer when named. */
  open: desk.input(z.object({ customerId: uuid.nullable() })).output(z.array(conflictToSolve)),
  /**
   * One choice for every field, the same for fields that belong together; for a conflict about the whole row one under `row`,
   * `mine` or `theirs`. It can be undone like any edit, which opens the conflict again; only what was deleted and brought
   * back by the answer stays.
   */
  resolve: desk
    .errors({ EDIT_REFUSED: { data: editRefused } })
    .input(z.object({ id: uuid, choices: z.record(z.string().max(40), conflictChoice) }))
    .output(z.object({})),
}
