import { conflictTables } from '../../../shared/features/conflicts/api.ts'
import type { Conflict, ConflictKind } from '../../../shared/features/conflicts/model.ts'
import { sameValue } from '../../../shared/sync/merge.ts'
import type { FieldChanges } from '../../../shared/sync/mutations.ts'
import { type Editing, typedAt } from './author.ts'
import { sideOf } from './conflicts.ts'
import { readRows } from './rows.ts'

const [conflictTable] = conflictTables

type Values = Readonly<Record<string, unknown>>

/** The open question of this kind that the same user already left about a row; null when there is none. */
export async function ownOpenConflict(
  { change, author }: Editing,
  kinds: readonly ConflictKind[],
  tbl: string,
  rowId: string,
): Promise<Conflict | null> {
  const rows = await readRows(
    change.client,
    conflictTable,
    author.agencyId,
    'rowId',
    [rowId],
    'NO KEY UPDATE',
  )
  const fitting = rows
    .map((row) => conflictTable.model.parse(row))
    .filter((one) => one.tbl === tbl && one.closedAt === null && one.mineById === author.userId)
    .filter((one) => kinds.includes(one.kind))
  return fitting.at(-1) ?? null
}

/** Whether these changes go on from what stands as `mine`: typed one after the other on the same desk. */
export function goesOn(conflict: Conflict, fields: FieldChanges): boolean {
  const mine: Values = JSON.parse(conflict.mine)
  return Object.entries(fields).every(
    ([field, { from }]) => Object.hasOwn(mine, field) && sameValue(mine[field], from),
  )
}

/**
 * Puts the newer text into an open question, so that ten keystrokes are not ten questions. `theirs` says what stands in fields
 * that the question did not have yet.
 */
export async function goOnWith(
  editing: Editing,
  conflict: Conflict,
  fields: FieldChanges,
  theirs: Values = {},
): Promise<void> {
  const mine: Values = JSON.parse(conflict.mine)
  const before: Values = JSON.parse(conflict.before)
  await editing.change.put(conflictTable, {
    ...conflict,
    mine: JSON.stringify({ ...mine, ...sideOf(fields, 'to') }),
    theirs: JSON.stringify({ ...theirs, ...JSON.parse(conflict.theirs) }),
    before: JSON.stringify({ ...sideOf(fields, 'from'), ...before }),
    mineAt: typedAt(editing),
  })
}
