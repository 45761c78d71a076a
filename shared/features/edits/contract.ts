import { z } from 'zod'
import { instant } from '../../lib/dates.ts'
import { uuid } from '../../lib/ids.ts'
import { desk } from '../../rpc/errors.ts'
import { editRefused } from '../../sync/edit-policy.ts'
import { fieldChanges, fieldValue, mutationOp, outcome } from '../../sync/mutations.ts'

/** One row that the user makes, changes or deletes. `from` is what stood there when he began to type. */
export const edit = z.object({
  tbl: z.string().max(40),
  id: uuid,
  op: z.enum(['create', 'patch', 'delete']),
  fields: fieldChanges,
})
export type Edit = z.infer<typeof edit>

/** What a step of the undo list was, in facts; the window words it. `name` is the record's name. */
export const stepWords = z.object({
  op: mutationOp,
  tbl: z.string(),
  fields: z.array(z.string()),
  name: z.string(),
  count: z.int(),
})
export type StepWords = z.infer<typeof stepWords>

/** A step that was taken back, or done again, with the rows that this took away. */
export const walkedStep = z.object({ words: stepWords, removed: z.array(uuid) })
export type WalkedStep = z.infer<typeof walkedStep>

/** A mutation as the inbox of sync shows it. */
export const mutationInBox = z.object({
  id: uuid,
  tbl: z.string(),
  rowId: uuid,
  customerId: uuid.nullable(),
  /** The record by name as it was when it was typed. */
  name: z.string(),
  op: mutationOp,
  fields: fieldChanges,
  createdAt: instant,
  /** How often head office failed on it. */
  failures: z.int(),
  outcome: outcome.nullable(),
  answeredAt: instant.nullable(),
  /** What somebody else had written into the fields that were merged, and who; empty until head office's history of it is here. */
  others: z.array(z.object({ field: z.string(), value: fieldValue, by: z.string().nullable() })),
  /** Follows a mutation that was given up, on the same row, and waits for the same decision. */
  follows: z.boolean(),
})
export type MutationInBox = z.infer<typeof mutationInBox>

const editing = desk.errors({ EDIT_REFUSED: { data: editRefused } })

export const editsContract = {
  /** Applies edits at once here and queues them, all or none. One call is one step of undo. */
  apply: editing
    .input(z.object({ edits: z.array(edit).min(1).max(200) }))
    .output(z.object({ step: uuid, words: stepWords })),
  /** Takes the last step back, or does again what was taken back; null when there is none. */
  undo: editing.output(walkedStep.nullable()),
  redo: editing.output(walkedStep.nullable()),
  /** What undo and redo would do now. */
  steps: desk.output(z.object({ undo: stepWords.nullable(), redo: stepWords.nullable() })),
  /** For the sign in the top bar. */
  counts: desk.output(z.object({ waiting: z.int(), conflicts: z.int(), refused: z.int(), merged: z.int() })),
  /** Everything that is not simply done: waiting, refused or given up, merged in the last seven days. */
  inbox: desk.output(
    z.object({
      waiting: z.array(mutationInBox),
      refused: z.array(mutationInBox),
      merged: z.array(mutationInBox),
    }),
  ),
  /** A refused mutation, and what was refused with it in its group, is queued again as new ones with the values they had. */
  retry: editing.input(z.object({ id: uuid })).output(z.object({})),
  /** A refused or merged mutation has been seen and leaves the inbox. */
  dismiss: desk.input(z.object({ id: uuid })).output(z.object({})),
  /** Fields of a customer's rows that head office has not confirmed yet. */
  pendingOf: desk
    .input(z.object({ customerId: uuid }))
    .output(z.array(z.object({ tbl: z.string(), rowId: uuid, fields: z.array(z.string()) }))),
  /** What was typed into a form that is not saved yet; it outlives the window. */
  draft: desk
    .input(z.object({ key: z.string().max(200) }))
    .output(z.object({ value: z.string().nullable(), savedAt: instant.nullable() })),
  saveDraft: desk
    .input(z.object({ key: z.string().max(200), value: z.string().max(200_000) }))
    .output(z.object({})),
  dropDraft: desk.input(z.object({ key: z.string().max(200) })).output(z.object({})),
}
