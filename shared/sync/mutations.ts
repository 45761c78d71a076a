import { z } from 'zod'
import { instant } from '../lib/dates.ts'
import { uuid } from '../lib/ids.ts'

/** Limits of one push (sync.md section 6). */
export const PUSH_MUTATIONS = 500
export const PUSH_BYTES = 1024 * 1024
/** After so many failures a desk gives the number of a mutation up with `void`. */
export const MOST_PUSH_FAILURES = 20
/** Done mutations are kept so long, to be offered again after a restore of head office. */
export const KEPT_DAYS = 35

/** Names come from the declared tables alone; the pattern keeps `__proto__` and its kin out (fault 52). */
const tableName = z.string().regex(/^[a-z_]{1,40}$/)
const fieldName = z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/)

/** What one field may hold on its way: the values of a model, lists included. Lengths are the edit policy's. */
export const fieldValue = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.string().max(200)).max(100),
])
export type FieldValue = z.infer<typeof fieldValue>

/** `from` is what the user saw when he began to type: a field is untouched when head office still holds it. */
export const fieldChange = z.object({ from: fieldValue, to: fieldValue })
export type FieldChange = z.infer<typeof fieldChange>

export const fieldChanges = z.record(fieldName, fieldChange)
export type FieldChanges = z.infer<typeof fieldChanges>

/**
 * `create` carries every field it sets with `from: null`; `delete` carries none; `command` is "resolve", of a conflict;
 * `void` gives the number of a mutation up and has nothing but its id.
 */
export const mutationOp = z.enum(['create', 'patch', 'delete', 'command', 'void'])
export type MutationOp = z.infer<typeof mutationOp>

/** A mutation without its number: what head office hashes, so that a new number does not make it another one. */
export const mutationBody = z.object({
  mutation_id: uuid,
  tbl: tableName,
  id: uuid,
  op: mutationOp,
  /**
   * Version of the row when the user typed; 0 for one that head office never had. Of a `delete`: the version of the feed up to
   * which the desk had seen everything, because what hangs on the row goes with it.
   */
  base_ver: z.int().nonnegative(),
  fields: fieldChanges,
  /** Mutations of one group stand next to each other and are applied together or not at all. */
  group: uuid.optional(),
  /** The mutation that this one takes back: every field of it is merged as guarded. */
  undo_of: uuid.optional(),
  created_at: instant,
})
export type MutationBody = z.infer<typeof mutationBody>

export const mutation = mutationBody.extend({ seq: z.int().positive() })
export type Mutation = z.infer<typeof mutation>

/** Why head office (or already the desk) refuses a mutation. */
export const rejectionCode = z.enum([
  /** The role may not do this, or not with this field. */
  'forbidden',
  /** The row left the user's portfolios meanwhile; what was typed was handed over to its new holder. */
  'scope_lost',
  'not_found',
  'parent_missing',
  /** No such table, field or operation for a desk. */
  'not_editable',
  'invalid_value',
  'too_long',
  /** NUL, or half a surrogate pair. */
  'bad_text',
  'required',
  'conflict_closed',
  /** Another mutation of the same group was refused. */
  'group',
])
export type RejectionCode = z.infer<typeof rejectionCode>

/** What came of a mutation: codes and ids only, so that erasing a person leaves nothing in the log. */
export const outcome = z.discriminatedUnion('result', [
  z.object({ result: z.literal('applied') }),
  /** Applied, although the row had changed: these fields were merged with, or laid over, somebody else's. */
  z.object({ result: z.literal('merged'), fields: z.array(fieldName) }),
  /** These fields became a conflict row; the others were applied. */
  z.object({ result: z.literal('conflict'), conflict_id: uuid, fields: z.array(fieldName) }),
  z.object({ result: z.literal('rejected'), code: rejectionCode, field: fieldName.optional() }),
  z.object({ result: z.literal('voided') }),
])
export type Outcome = z.infer<typeof outcome>

/** The answer for one mutation of a batch. `retry_later` alone does not use up the number. */
export const pushOutcome = z.discriminatedUnion('result', [
  ...outcome.options,
  z.object({ result: z.literal('duplicate'), first: outcome }),
  z.object({ result: z.literal('retry_later'), retry_after_ms: z.int().nonnegative().optional() }),
])
export type PushOutcome = z.infer<typeof pushOutcome>

/** The outcome itself, whether told for the first time or again; null for "later". */
export function settledOutcome(answer: PushOutcome): Outcome | null {
  if (answer.result === 'retry_later') return null
  return answer.result === 'duplicate' ? answer.first : answer
}
