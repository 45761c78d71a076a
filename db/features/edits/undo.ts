import type { StepWords } from '../../../shared/features/edits/contract.ts'
import type { Role } from '../../../shared/features/network/model.ts'
import { assertNever } from '../../../shared/lib/assert-never.ts'
import type { Uuid } from '../../../shared/lib/ids.ts'
import { findPolicy } from '../../../shared/sync/edit-policies.ts'
import { type EditPolicy, isOffice } from '../../../shared/sync/edit-policy.ts'
import type { FieldChanges } from '../../../shared/sync/mutations.ts'
import { findTable } from '../../../shared/sync/tables.ts'
import type { ReadDb } from '../../types.ts'
import { type OutboxLine, readLines } from './outbox.ts'
import { readAuthor } from './placement.ts'
import { isRefused } from './refused.ts'
import { type EditStep, stepsToRedo, stepsToUndo } from './steps.ts'
import { readStored } from './stored-rows.ts'

/** An edit that takes back the mutation `undoOf`. It is always a new mutation: the number of the old one may be on its way. */
export type InverseEdit = {
  readonly tbl: string
  readonly id: Uuid
  readonly op: 'create' | 'patch' | 'delete' | 'command'
  readonly fields: FieldChanges
  /** Missing where an answer to a conflict is given again: taking back is what opens it. */
  readonly undoOf?: Uuid
  /**
   * 0 where a row that the user made is deleted: he saw the version before it, so that whatever a colleague did to it since makes
   * a question of the deletion.
   */
  readonly baseVer?: 0
}

export type PlannedStep = { readonly step: EditStep; readonly edits: readonly InverseEdit[] }

/** The newest step of which something stands, with the edits that take it back; null when there is none. */
export function planUndo(db: ReadDb, role: Role): PlannedStep | null {
  return firstOf(db, role, stepsToUndo(db))
}

/** The step that was taken back last, with the edits that do it again; null when there is none. */
export function planRedo(db: ReadDb, role: Role): PlannedStep | null {
  return firstOf(db, role, stepsToRedo(db))
}

/** What undo and redo would do now, in the words of their steps. */
export function readSteps(db: ReadDb): { undo: StepWords | null; redo: StepWords | null } {
  const role = readAuthor(db)?.role
  if (!role) return { undo: null, redo: null }
  return { undo: planUndo(db, role)?.step.words ?? null, redo: planRedo(db, role)?.step.words ?? null }
}

/** A step that head office refused, or whose rows are not here any more, is skipped. */
function firstOf(db: ReadDb, role: Role, steps: readonly EditStep[]): PlannedStep | null {
  for (const step of steps) {
    const edits = standing(db, step)
      .reverse()
      .flatMap((mutation) => inverse(db, role, step, mutation) ?? [])
    if (edits.length > 0) return { step, edits }
  }
  return null
}

/**
 * What stands of a step: its own mutations, or while it is undone those that took it back, less what was itself taken back.
 */
function standing(db: ReadDb, step: EditStep): OutboxLine[] {
  const lines = readLines(db, 'step = @step', { step: step.id })
  const byId = new Map(lines.map((line) => [line.id, line]))
  const takenBack = new Set(lines.map((line) => line.undoOf))
  // What takes back an undo is the step itself again; a retry of another step's undo is an edit like any other.
  const isUndo = ({ undoOf }: OutboxLine): boolean => {
    const former = undoOf === null ? undefined : byId.get(undoOf)
    return former !== undefined && !isUndo(former)
  }
  const left = lines.filter(
    (line) => isUndo(line) === step.undone && !takenBack.has(line.id) && !isRefused(line),
  )
  // An answer given again takes nothing back, so that of the times it was taken back the last one counts.
  const answer = left.findLast((line) => line.op === 'command')
  return left.filter((line) => line.op !== 'command' || line === answer)
}

/** The edit that takes a mutation back; null when nothing of it reached the row, or the row is not as it left it. */
function inverse(db: ReadDb, role: Role, step: EditStep, mutation: OutboxLine): InverseEdit | null {
  if (mutation.op === 'command') return inverseAnswer(db, step, mutation)
  const policy = findPolicy(mutation.tbl)
  if (!policy) return null
  const { tbl, rowId: id, op, outcome } = mutation
  const edit = { tbl, id, undoOf: mutation.id }
  const held = readStored(db, policy.table, id) !== null
  switch (op) {
    case 'create':
      // Where a colleague had made the same row, what stands is not this user's to delete.
      if (!held || outcome?.result === 'conflict' || outcome?.result === 'merged') return null
      return { ...edit, op: 'delete', fields: {}, ...(step.undone ? {} : { baseVer: 0 }) }
    case 'patch': {
      const fields = swapped(mutation)
      return held && Object.keys(fields).length > 0 ? { ...edit, op: 'patch', fields } : null
    }
    case 'delete':
      if (held || outcome?.result === 'conflict') return null
      return { ...edit, op: 'create', fields: restored(policy, role, mutation) }
    case 'void':
      return null
    default:
      return assertNever(op)
  }
}

/** An answer that is taken back leaves the conflict open; given again it closes it. */
function inverseAnswer(
  db: ReadDb,
  step: EditStep,
  { id: undoOf, tbl, rowId, fields }: OutboxLine,
): InverseEdit | null {
  const table = findTable(tbl)
  const conflict = table && readStored(db, table, rowId)
  if (!conflict || (conflict.model.closedAt === null) !== step.undone) return null
  const answer = { tbl, id: rowId, op: 'command', fields } as const
  return step.undone ? answer : { ...answer, undoOf }
}

/** What became a question did not reach the row, so there is nothing of it to take back. */
function swapped({ fields, outcome }: OutboxLine): FieldChanges {
  const asked = outcome?.result === 'conflict' ? outcome.fields : []
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([field]) => !asked.includes(field))
      .map(([field, { from, to }]) => [field, { from: to, to: from }]),
  )
}

/** The values that a deleted row had. What only the office may write, head office puts back by itself for a subagent. */
function restored(policy: EditPolicy, role: Role, { fields }: OutboxLine): FieldChanges {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([field, { from }]) => from !== null && (isOffice(role) || !policy.fields[field]?.officeOnly))
      .map(([field, { from }]) => [field, { from: null, to: from }]),
  )
}
