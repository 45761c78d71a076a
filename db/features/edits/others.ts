import { changeId } from '../../../shared/features/history/model.ts'
import { type FieldValue, fieldValue } from '../../../shared/sync/mutations.ts'
import { prepared } from '../../prepared.ts'
import type { ReadDb } from '../../types.ts'
import type { OutboxLine } from './outbox.ts'

/** What somebody else had written into a field that was merged; `by` is null when nobody is on record. */
export type OthersValue = { field: string; value: FieldValue; by: string | null }

type Line = { rowId: string; tbl: string; oldValue: string | null; ver: number }

/**
 * What head office held of the merged fields when the edit reached it, told by the history that it wrote of the edit; nothing
 * before that is here.
 */
export function othersValues(db: ReadDb, { id, outcome }: OutboxLine): OthersValue[] {
  if (outcome?.result !== 'merged') return []
  const ours = prepared<Line>(
    db,
    `SELECT tbl, row_id AS rowId, old_value AS oldValue, sync_ver AS ver FROM change
     WHERE id = ? AND sync_ver > 0`,
  )
  return outcome.fields.flatMap((field): OthersValue[] => {
    const line = ours.get(changeId(id, field))
    if (!line) return []
    const value = line.oldValue === null ? null : fieldValue.parse(JSON.parse(line.oldValue))
    return [{ field, value, by: writerOf(db, line, field) }]
  })
}

/** Who last wrote the value that gave way. */
function writerOf(db: ReadDb, { tbl, rowId, oldValue, ver }: Line, field: string): string | null {
  const writer = prepared<{ actorName: string }>(
    db,
    `SELECT actor_name AS actorName FROM change
     WHERE tbl = @tbl AND row_id = @rowId AND field = @field AND new_value IS @oldValue
       AND sync_ver BETWEEN 1 AND @ver
     ORDER BY sync_ver DESC, at DESC LIMIT 1`,
  ).get({ tbl, rowId, field, oldValue, ver })
  return writer?.actorName ?? null
}
