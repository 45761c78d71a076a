import { z } from 'zod'
import { conflictTables } from '../../../shared/features/conflicts/api.ts'
import { type Conflict, conflictChoice, WHOLE_ROW } from '../../../shared/features/conflicts/model.ts'
import { assertNever } from '../../../shared/lib/assert-never.ts'
import { findPolicy } from '../../../shared/sync/edit-policies.ts'
import type { EditPolicy } from '../../../shared/sync/edit-policy.ts'
import { sameValue } from '../../../shared/sync/merge.ts'
import { fieldValue, type Outcome } from '../../../shared/sync/mutations.ts'
import type { Editing } from './author.ts'
import { makeRow, mustBeNamed } from './create.ts'
import { readDeleted } from './deleted.ts'
import { writePatchLines, writeRowLine } from './history.ts'
import { writeRow } from './patch.ts'
import { Rejection } from './rejection.ts'
import { bringBack } from './restore.ts'
import { readRow, tableOf } from './rows.ts'
import { customerIdOf, locate } from './scope.ts'

const [conflictTable] = conflictTables
const typedValues = z.record(z.string(), fieldValue)

/** By field, or one for the whole row. */
type Choices = Readonly<Record<string, z.infer<typeof conflictChoice>>>

/**
 * Closes a conflict with the choices that somebody made. What a choice changes of a living row comes as a patch beside it, in the
 * same group; what was deleted is brought back here, because only head office still has it. Taken back (`undo_of`), the
 * conflict is open again.
 */
export async function answerConflict(editing: Editing): Promise<Outcome> {
  const { change, author, mutation, now } = editing
  if (mutation.tbl !== conflictTable.name) throw new Rejection('not_editable')
  const choices = choicesOf(editing)
  const place = await locate(editing, conflictTable, mutation.id)
  if (place.is === 'lost') throw new Rejection('scope_lost')
  if (place.is !== 'held') throw new Rejection('not_found')
  const conflict = conflictTable.model.parse(place.row)
  if (mutation.undo_of !== undefined) {
    await change.put(conflictTable, { ...conflict, closedAt: null, closedBy: null, choice: null })
    return { result: 'applied' }
  }
  if (conflict.closedAt !== null) throw new Rejection('conflict_closed')
  if (Object.values(choices).includes('mine')) await restoreFor(editing, conflict, choices)
  // Read again: bringing a customer back to where he belongs may have moved it along.
  const present = await readRow(change.client, conflictTable, author.agencyId, conflict.id)
  const portfolio = present?.portfolio ?? conflict.portfolio
  await change.put(conflictTable, {
    ...conflict,
    portfolio,
    closedAt: now,
    closedBy: author.name,
    choice: JSON.stringify(choices),
  })
  return { result: 'applied' }
}

function choicesOf({ mutation }: Editing): Choices {
  const entries = Object.entries(mutation.fields).map(([field, { to }]) => {
    const choice = conflictChoice.safeParse(to)
    if (!choice.success) throw new Rejection('invalid_value', field)
    return [field, choice.data] as const
  })
  if (entries.length === 0) throw new Rejection('required')
  return Object.fromEntries(entries)
}

/** What a choice of "mine" makes that is not there: of fields only where the whole row was handed over. */
async function restoreFor(editing: Editing, conflict: Conflict, choices: Choices): Promise<void> {
  const policy = findPolicy(conflict.tbl)
  if (!policy) throw new Error(`conflict about ${conflict.tbl}, which nobody edits`)
  switch (conflict.kind) {
    case 'DELETED':
      return restoreRow(editing, policy, conflict)
    case 'PARENT_DELETED':
      return restoreParent(editing, policy, conflict)
    case 'HANDOVER':
      return makeHandedOver(editing, policy, conflict, choices)
    case 'FIELDS':
    case 'EDITED':
      return
    default:
      return assertNever(conflict.kind)
  }
}

/** The row comes back with what was typed on top; one that came back meanwhile is only written on. */
async function restoreRow(editing: Editing, policy: EditPolicy, conflict: Conflict): Promise<void> {
  const { change, author } = editing
  const { table } = policy
  const mine = typedValues.parse(JSON.parse(conflict.mine))
  let row = await readRow(change.client, table, author.agencyId, conflict.rowId, 'NO KEY UPDATE')
  const wasThere = row !== null
  if (!row) {
    const deleted = await readDeleted(change.client, author.agencyId, table.name, conflict.rowId)
    row = deleted ? await bringBack(editing, deleted) : null
    if (!row) throw new Rejection('not_found')
  }
  const changed = Object.keys(mine).filter((field) => !sameValue(row?.[field], mine[field]))
  const after = changed.length > 0 ? await writeRow(editing, policy, row, { ...row, ...mine }, mine) : row
  const subject = { tbl: table.name, row: after, customerId: customerIdOf(policy, after) }
  if (!wasThere) await writeRowLine(editing, subject, 'CREATE')
  await writePatchLines(editing, subject, row, changed, [])
}

/** The parent comes back, and the row that waited under it is made. */
async function restoreParent(editing: Editing, policy: EditPolicy, conflict: Conflict): Promise<void> {
  const { change, author } = editing
  const mine = typedValues.parse(JSON.parse(conflict.mine))
  const parentId = policy.parent ? mine[policy.parent.field] : null
  if (!policy.parent || typeof parentId !== 'string') throw new Error('conflict without a parent')
  const parentTable = tableOf(policy.parent.table)
  let parent = await readRow(change.client, parentTable, author.agencyId, parentId, 'NO KEY UPDATE')
  if (!parent) {
    const deleted = await readDeleted(change.client, author.agencyId, parentTable.name, parentId)
    parent = deleted ? await bringBack(editing, deleted) : null
    if (!parent) throw new Rejection('parent_missing')
  }
  const child = await readRow(change.client, policy.table, author.agencyId, conflict.rowId)
  if (!child) await makeRow(editing, policy, parent.portfolio, mine, conflict.rowId)
}

/** The values that were chosen, and those without which there is no row. */
function takenOf(
  policy: EditPolicy,
  mine: z.infer<typeof typedValues>,
  choices: Choices,
): z.infer<typeof typedValues> {
  if (choices[WHOLE_ROW] === 'mine') return mine
  const keys = new Set(policy.table.columns.filter(mustBeNamed).map(({ key }) => key))
  return Object.fromEntries(
    Object.entries(mine).filter(([field]) => choices[field] === 'mine' || keys.has(field)),
  )
}

/** A row that its author could not make any more is made by who holds its place now, unless he did so already. */
async function makeHandedOver(
  editing: Editing,
  policy: EditPolicy,
  conflict: Conflict,
  choices: Choices,
): Promise<void> {
  const place = await locate(editing, policy.table, conflict.rowId)
  if (place.is !== 'absent') return
  const mine = takenOf(policy, typedValues.parse(JSON.parse(conflict.mine)), choices)
  if (!policy.parent) {
    await makeRow(editing, policy, conflict.portfolio, mine, conflict.rowId)
    return
  }
  const parent = await locate(editing, tableOf(policy.parent.table), String(mine[policy.parent.field]))
  if (parent.is !== 'held') throw new Rejection('parent_missing')
  await makeRow(editing, policy, parent.row.portfolio, mine, conflict.rowId)
}
