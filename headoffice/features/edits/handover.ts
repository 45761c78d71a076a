import { findPolicy } from '../../../shared/sync/edit-policies.ts'
import type { EditPolicy } from '../../../shared/sync/edit-policy.ts'
import type { Editing } from './author.ts'
import { openConflict, typed, valuesOf } from './conflicts.ts'
import { tableOf } from './rows.ts'
import { customerIdOf, locate } from './scope.ts'

/**
 * What somebody typed on a row that left his portfolios goes as a question to who holds it now (fault 32). Returns whether the row
 * was lost; what was never held leaves nothing behind.
 */
export async function handOver(editing: Editing): Promise<boolean> {
  const { mutation } = editing
  const policy = findPolicy(mutation.tbl)
  if (!policy || mutation.op === 'void' || mutation.op === 'command') return false
  const place = await locate(editing, policy.table, mutation.id)
  if (place.is === 'held' || place.is === 'deleted' || place.is === 'foreign') return false
  if (place.is === 'absent') return mutation.op === 'create' && (await handOverChild(editing, policy))
  const row = place.row ?? place.body?.row
  // A wish to delete has no text; it ends with the outcome.
  if (row && mutation.op !== 'delete') {
    const fields = knownFields(editing, policy)
    const mine = typed(editing, 'to')
    await openConflict(editing, {
      kind: 'HANDOVER',
      tbl: policy.table.name,
      rowId: row.id,
      customerId: customerIdOf(policy, row),
      portfolio: row.portfolio,
      mine: valuesOf(mine, fields),
      theirs: valuesOf(row, fields),
      before: valuesOf(typed(editing, 'from'), fields),
      theirsBy: null,
      theirsAt: null,
    })
  }
  return true
}

/** A new row under one that was lost: all of it goes to the holder. */
async function handOverChild(editing: Editing, policy: EditPolicy): Promise<boolean> {
  const { mutation } = editing
  const parentId = policy.parent ? mutation.fields[policy.parent.field]?.to : null
  if (!policy.parent || typeof parentId !== 'string') return false
  const place = await locate(editing, tableOf(policy.parent.table), parentId)
  if (place.is !== 'lost') return false
  const parent = place.row ?? place.body?.row
  if (!parent) return true
  await openConflict(editing, {
    kind: 'HANDOVER',
    tbl: policy.table.name,
    rowId: mutation.id,
    customerId: parent.id,
    portfolio: parent.portfolio,
    mine: valuesOf(typed(editing, 'to'), knownFields(editing, policy)),
    theirs: {},
    before: {},
    theirsBy: null,
    theirsAt: null,
  })
  return true
}

function knownFields({ mutation }: Editing, policy: EditPolicy): string[] {
  return Object.keys(mutation.fields).filter((field) => Object.hasOwn(policy.fields, field))
}
