import { z } from 'zod'
import { uuid } from '../../lib/ids.ts'
import { desk } from '../../rpc/errors.ts'
import { fieldValue } from '../../sync/mutations.ts'
import { conflict, conflictChoice } from './model.ts'

/** A conflict as the inbox shows it: its values field by field. */
export const conflictToSolve = z.object({
  conflict: conflict.omit({ mine: true, theirs: true, before: true, choice: true }),
  fields: z.array(z.object({ field: z.string(), mine: fieldValue, theirs: fieldValue, before: fieldValue })),
  /** An answer was given here and waits for head office. */
  pending: z.boolean(),
})
export type ConflictToSolve = z.infer<typeof conflictToSolve>

export const conflictsContract = {
  /** Open ones first to last; those of one customer when named. */
  open: desk.input(z.object({ customerId: uuid.nullable() })).output(z.array(conflictToSolve)),
  /** One choice by field; for a conflict about the whole row under `row`. It can be undone like any edit. */
  resolve: desk
    .input(z.object({ id: uuid, choices: z.record(z.string().max(40), conflictChoice) }))
    .output(z.object({})),
}
