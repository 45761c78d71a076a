import { z } from 'zod'
import { instant } from '../../lib/dates.ts'
import { type Uuid, uuid, uuidV5 } from '../../lib/ids.ts'

/**
 * FIELDS: two people wrote a guarded field. DELETED: `mine` edits a row that was deleted meanwhile. EDITED: `mine` deletes a
 * row that was edited meanwhile. PARENT_DELETED: `mine` is a new row under a deleted one. HANDOVER: what was typed by
 * someone who lost the portfolio, offered to who holds it now.
 */
export const conflictKind = z.enum(['FIELDS', 'DELETED', 'EDITED', 'PARENT_DELETED', 'HANDOVER'])
export type ConflictKind = z.infer<typeof conflictKind>

/** A question that only people can answer, seen by all who hold the record (sync.md section 6). */
export const conflict = z.object({
  id: uuid,
  agencyId: z.int(),
  portfolio: z.int(),
  kind: conflictKind,
  tbl: z.string(),
  rowId: uuid,
  customerId: uuid.nullable(),
  /** The record by name, for who does not hold it any more. */
  label: z.string(),
  /** JSON objects: value by field. */
  mine: z.string(),
  theirs: z.string(),
  before: z.string(),
  mineById: uuid.nullable(),
  mineBy: z.string(),
  mineAt: instant,
  theirsBy: z.string().nullable(),
  theirsAt: instant.nullable(),
  mutationId: uuid,
  openedAt: instant,
  closedAt: instant.nullable(),
  closedBy: z.string().nullable(),
  /** JSON object: 'mine' | 'theirs' | 'before' by field; null while it is open. */
  choice: z.string().nullable(),
})
export type Conflict = z.infer<typeof conflict>

export const conflictChoice = z.enum(['mine', 'theirs', 'before'])
export type ConflictChoice = z.infer<typeof conflictChoice>

/** In a conflict that is about the whole row the one choice stands under this name. */
export const WHOLE_ROW = 'row'

/** The conflict that a mutation makes: the same id however often it is pushed. */
export function conflictId(mutationId: Uuid): Uuid {
  return uuidV5(mutationId, 'conflict')
}
