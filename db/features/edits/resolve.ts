import { conflictTables } from '../../../shared/features/conflicts/api.ts'
import { type Conflict, type ConflictChoice, WHOLE_ROW } from '../../../shared/features/conflicts/model.ts'
import { assertNever } from '../../../shared/lib/assert-never.ts'
import type { Uuid } from '../../../shared/lib/ids.ts'
import { findPolicy } from '../../../shared/sync/edit-policies.ts'
import { type EditPolicy, type EditProblem, unitOf } from '../../../shared/sync/edit-policy.ts'
import { sameValue } from '../../../shared/sync/merge.ts'
import type { FieldChanges, FieldValue } from '../../../shared/sync/mutations.ts'
import type { ReadDb } from '../../types.ts'
import { type Model, readStored } from './stored-rows.ts'

const [conflictTable] = conflictTables

export type ConflictChoices = Readonly<Record<string, ConflictChoice>>

/** What answers a conflict: where the choice changes the record its edit stands first, then the command that closes the conflict. */
export type Answer = {
  readonly edit: {
    readonly tbl: string
    readonly id: Uuid
    readonly op: 'patch' | 'delete'
    readonly fields: FieldChanges
  } | null
  readonly command: {
    readonly tbl: string
    readonly id: Uuid
    readonly op: 'command'
    readonly fields: FieldChanges
  }
  /** False where head office brings back what was deleted: that stays, whatever is taken back here. */
  readonly undoable: boolean
}

/**
 * Plans the answer to a conflict (0010-edits-and-conflicts.md). Null when this mirror does not hold the conflict; problems when it is
 * closed, or the choices are not one for each field that is asked about (one for the whole row under `row`).
 */
export function planAnswer(
  db: ReadDb,
  id: Uuid,
  choices: ConflictChoices,
): Answer | { problems: EditProblem[] } | null {
  const stored = readStored(db, conflictTable, id)
  if (!stored) return null
  const conflict = stored.model as Conflict
  if (conflict.closedAt !== null) return { problems: [{ code: 'conflict_closed' }] }
  const policy = findPolicy(conflict.tbl)
  const problems = choiceProblems(conflict, policy, choices)
  if (problems.length > 0) return { problems }
  const row = policy ? (readStored(db, policy.table, conflict.rowId)?.model ?? null) : null
  const fields = Object.fromEntries(
    Object.entries(choices).map(([field, choice]) => [field, { from: null, to: choice }]),
  )
  return {
    edit: row && editOf(conflict, choices, row),
    command: { tbl: conflictTable.name, id, op: 'command', fields },
    undoable: !(isRestored(conflict, row) && Object.values(choices).includes('mine')),
  }
}

/** Whether "mine" has head office make what is not here. */
function isRestored({ kind }: Conflict, row: Model | null): boolean {
  return kind === 'DELETED' || kind === 'PARENT_DELETED' || (kind === 'HANDOVER' && row === null)
}

/** What the choice changes in the row as it is here now; nothing for what stays as it is. */
function editOf(conflict: Conflict, choices: ConflictChoices, row: Model): Answer['edit'] {
  const { tbl, rowId: id, kind } = conflict
  switch (kind) {
    case 'FIELDS':
    case 'HANDOVER': {
      const sides = { mine: valuesOf(conflict.mine), before: valuesOf(conflict.before) }
      const fields: FieldChanges = {}
      for (const [field, choice] of Object.entries(choices)) {
        if (choice === 'theirs') continue
        const from = (row[field] ?? null) as FieldValue
        const to = sides[choice][field] ?? null
        if (!sameValue(from, to)) fields[field] = { from, to }
      }
      return Object.keys(fields).length > 0 ? { tbl, id, op: 'patch', fields } : null
    }
    case 'EDITED':
      return choices[WHOLE_ROW] === 'mine' ? { tbl, id, op: 'delete', fields: {} } : null
    // The row is not here to be edited: head office brings it back, or lets it go, by the command alone.
    case 'DELETED':
    case 'PARENT_DELETED':
      return null
    default:
      return assertNever(kind)
  }
}

function choiceProblems(
  conflict: Conflict,
  policy: EditPolicy | undefined,
  choices: ConflictChoices,
): EditProblem[] {
  const asked = askedFields(conflict)
  const strangers = Object.keys(choices).filter((field) => !asked.includes(field))
  // Whether a row stands has two answers; what stood in its fields before is no third.
  const senseless = choices[WHOLE_ROW] === 'before' && asked.includes(WHOLE_ROW) ? [WHOLE_ROW] : []
  const missing = asked.filter((field) => !Object.hasOwn(choices, field))
  // What belongs together is answered as one: never an address of two (fault 30).
  const torn = policy
    ? asked.filter((field) =>
        unitOf(policy, field).some((one) => asked.includes(one) && choices[one] !== choices[field]),
      )
    : []
  return [
    ...strangers.map((field) => ({ code: 'not_editable', field }) as const),
    ...missing.map((field) => ({ code: 'required', field }) as const),
    ...senseless.map((field) => ({ code: 'invalid_value', field }) as const),
    ...torn
      .filter((field) => !missing.includes(field))
      .map((field) => ({ code: 'invalid_value', field }) as const),
  ]
}

/** The fields that want a choice each; one for the whole row where the question is whether it stands at all. */
function askedFields({ kind, mine, theirs }: Conflict): string[] {
  switch (kind) {
    case 'FIELDS':
    case 'HANDOVER':
      return [...new Set([...Object.keys(valuesOf(mine)), ...Object.keys(valuesOf(theirs))])]
    case 'DELETED':
    case 'EDITED':
    case 'PARENT_DELETED':
      return [WHOLE_ROW]
    default:
      return assertNever(kind)
  }
}

function valuesOf(json: string): Readonly<Record<string, FieldValue>> {
  return JSON.parse(json) as Record<string, FieldValue>
}
