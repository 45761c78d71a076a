import { z } from 'zod'
import { instant } from '../../lib/dates.ts'
import { type Uuid, uuid, uuidV5 } from '../../lib/ids.ts'

/** Where a change came from (F1). SYNC: decided by a merge and not typed by anybody. */
export const changeSource = z.enum(['DESK', 'HEAD_OFFICE', 'IMPORT', 'SYNC'])
export const changeKind = z.enum(['CREATE', 'PATCH', 'DELETE'])

/**
 * One line of history: a field with its value before and after. For CREATE and DELETE there is one line with the field ''.
 * The desk writes it provisionally under the id that head office gives it too.
 */
export const change = z.object({
  id: uuid,
  agencyId: z.int(),
  portfolio: z.int(),
  /** The customer on whose card the line stands. */
  customerId: uuid.nullable(),
  tbl: z.string(),
  rowId: uuid,
  kind: changeKind,
  field: z.string(),
  /** JSON of the value; null where there was none. */
  oldValue: z.string().nullable(),
  newValue: z.string().nullable(),
  actorId: uuid.nullable(),
  actorName: z.string(),
  deviceId: uuid.nullable(),
  /** When it was typed, by head office's clock as far as the desk knew it. */
  at: instant,
  source: changeSource,
  mutationId: uuid.nullable(),
})
export type Change = z.infer<typeof change>

/** The id of a line: the same at the desk and at head office, so that no line stands twice (sync.md section 1). */
export function changeId(mutationId: Uuid, field: string): Uuid {
  return uuidV5(mutationId, `change:${field}`)
}
