import type { SessionUser } from '../../../shared/features/session/model.ts'
import { findPolicy } from '../../../shared/sync/edit-policies.ts'
import {
  type EditPolicy,
  type EditProblem,
  editProblems,
  introducedProblems,
  mayWrite,
} from '../../../shared/sync/edit-policy.ts'
import type { SyncedTable } from '../../../shared/sync/table.ts'
import { findTable } from '../../../shared/sync/tables.ts'
import { readCursor } from '../../sync/cursors.ts'
import type { ReadDb } from '../../types.ts'
import { newRow, placeOf } from './placement.ts'
import type { QueuedEdit } from './queue.ts'
import { type Model, readStored } from './stored-rows.ts'

/** An edit that may be queued: its table, and the row before and after it as this desk shows it. */
export type CheckedEdit = {
  table: SyncedTable
  policy: EditPolicy | null
  before: Model | null
  baseVer: number
  after: Model
}

type Answer = CheckedEdit | { problems: readonly EditProblem[] }

const refused = (code: EditProblem['code'], field?: string): Answer => ({
  problems: [field === undefined ? { code } : { code, field }],
})

/**
 * Whether this desk may queue an edit: right, shape, the row it is about, and the policy's checks over the row as it would
 * be. Head office asks the same again. Reads what earlier edits of the same transaction wrote.
 */
export function checkEdit(db: ReadDb, author: SessionUser, edit: QueuedEdit, at: string): Answer {
  if (!mayWrite(author.role)) return refused('forbidden')
  const policy = findPolicy(edit.tbl) ?? null
  const table = findTable(edit.tbl)
  if (edit.op === 'command') return table ? checkCommand(db, table, edit) : refused('not_editable')
  if (!policy) return refused('not_editable')
  const problems = editProblems(policy, author.role, edit.op, edit.fields, edit.undoOf !== undefined)
  if (problems.length > 0) return { problems }
  const held = readStored(db, policy.table, edit.id)
  const values = Object.fromEntries(Object.entries(edit.fields).map(([field, { to }]) => [field, to]))
  const base = { table: policy.table, policy, before: held?.model ?? null, baseVer: held?.ver ?? 0 }
  if (edit.op === 'create') return checkCreate(db, author, policy, edit, { ...base, at, values })
  if (!held) return refused('not_found')
  if (edit.op === 'delete')
    return { ...base, baseVer: seenUpTo(db, held.model, base.baseVer), after: held.model }
  const after = { ...held.model, ...values }
  return checkRow(db, policy, edit, { ...base, after })
}

function checkCreate(
  db: ReadDb,
  author: SessionUser,
  policy: EditPolicy,
  edit: QueuedEdit,
  { at, values, ...base }: Omit<CheckedEdit, 'after'> & { at: string; values: Model },
): Answer {
  const missing = policy.table.columns.filter(
    ({ key, kind, nullable }) =>
      !nullable &&
      kind !== 'bool' &&
      kind !== 'json' &&
      Object.hasOwn(policy.fields, key) &&
      !(key in values),
  )
  if (missing.length > 0) return { problems: missing.map(({ key }) => ({ code: 'required', field: key })) }
  const place = placeOf(db, policy, values, author)
  if (!place) {
    if (policy.parent) return refused('parent_missing', policy.parent.field)
    // Who looks after a customer says to which of several agencies he belongs.
    const open = author.agencies.length > 1 && (values.collaboratorId ?? null) === null
    return open ? refused('required', 'collaboratorId') : refused('forbidden')
  }
  return checkRow(db, policy, edit, {
    ...base,
    after: newRow(policy, { ...edit, at }, place, author),
  })
}

/** The row as it would be: it fits its model, its parent is here, and the policy's own checks find nothing. */
function checkRow(db: ReadDb, policy: EditPolicy, { fields, undoOf }: QueuedEdit, edit: CheckedEdit): Answer {
  const restoring = undoOf !== undefined
  const { parent } = policy
  if (parent && Object.hasOwn(fields, parent.field)) {
    const table = findTable(parent.table)
    const id = edit.after[parent.field]
    if (!table || typeof id !== 'string' || !readStored(db, table, id))
      return refused('parent_missing', parent.field)
  }
  const shape = policy.table.model.safeParse(edit.after)
  if (!shape.success)
    return {
      problems: shape.error.issues.map(({ path }) => ({
        code: 'invalid_value',
        field: String(path[0] ?? ''),
      })),
    }
  const problems = introducedProblems(policy, edit.before, edit.after, restoring)
  return problems.length > 0 ? { problems } : edit
}

/** What hangs on a row is deleted with it, so a deletion names all that this desk has seen and not the row's version alone. */
function seenUpTo(db: ReadDb, row: Model, ver: number): number {
  return Math.max(ver, readCursor(db, Number(row.agencyId))?.ver ?? 0)
}

/** An answer to a conflict that is open here. */
function checkCommand(db: ReadDb, table: SyncedTable, edit: QueuedEdit): Answer {
  if (table.name !== 'conflict') return refused('not_editable')
  const held = readStored(db, table, edit.id)
  if (!held) return refused('not_found')
  // Taken back, an answer opens the conflict again.
  if (held.model.closedAt !== null && edit.undoOf === undefined) return refused('conflict_closed')
  return { table, policy: null, before: held.model, baseVer: held.ver, after: held.model }
}
