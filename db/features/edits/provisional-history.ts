import { type Change, changeId } from '../../../shared/features/history/model.ts'
import { bucketOf } from '../../../shared/sync/buckets.ts'
import { sameValue } from '../../../shared/sync/merge.ts'
import type { FieldValue } from '../../../shared/sync/mutations.ts'
import { findTable } from '../../../shared/sync/tables.ts'
import { prepared } from '../../prepared.ts'
import type { WriteTx } from '../../types.ts'
import type { NewLine } from './outbox.ts'
import { type Model, NO_DIGEST, writeStored } from './stored-rows.ts'

const KINDS = { create: 'CREATE', patch: 'PATCH', delete: 'DELETE' } as const

/**
 * Writes the history of a mutation under the ids that head office gives it too, at version 0 until its own lines come. `row` is the
 * row before or after it, for its agency and portfolio.
 */
export function writeProvisionalHistory(
  tx: WriteTx,
  line: NewLine,
  row: Model,
  deviceId: string | null,
): void {
  const table = findTable('change')
  if (!table || line.op === 'command' || line.op === 'void') return
  const base = {
    agencyId: line.agencyId,
    portfolio: Number(row.portfolio),
    customerId: line.customerId,
    tbl: line.tbl,
    rowId: line.rowId,
    kind: KINDS[line.op],
    actorId: line.actorId,
    actorName: line.actorName,
    deviceId,
    at: line.createdAt,
    source: 'DESK' as const,
    mutationId: line.id,
  }
  const write = (field: string, oldValue: string | null, newValue: string | null): void => {
    const model: Change = { ...base, id: changeId(line.id, field), field, oldValue, newValue }
    writeStored(tx, table, { model, bucket: bucketOf(table, model), ver: 0, digest: NO_DIGEST })
  }
  if (line.op !== 'patch') write('', null, null)
  else
    for (const [field, { from, to }] of Object.entries(line.fields))
      if (!sameValue(from, to)) write(field, jsonOf(from), jsonOf(to))
}

function jsonOf(value: FieldValue): string | null {
  return value === null ? null : JSON.stringify(value)
}

/** Takes away lines that head office did not write: of the whole mutation, or of the fields that became a question. */
export function dropProvisionalHistory(tx: WriteTx, mutationId: string, fields?: readonly string[]): boolean {
  if (!fields)
    return (
      prepared(tx, 'DELETE FROM change WHERE mutation_id = ? AND sync_ver = 0').run(mutationId).changes > 0
    )
  let dropped = 0
  for (const field of fields)
    dropped += prepared(tx, 'DELETE FROM change WHERE id = ? AND sync_ver = 0').run(
      changeId(mutationId, field),
    ).changes
  return dropped > 0
}
