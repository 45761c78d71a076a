import type { ConflictToSolve } from '../../../shared/features/conflicts/contract.ts'
import {
  type ConflictChoice,
  type ConflictKind,
  WHOLE_ROW,
} from '../../../shared/features/conflicts/model.ts'
import { findPolicy } from '../../../shared/sync/edit-policies.ts'
import { type FieldGroup, groupFields, namedRows } from '../../lib/field-words.ts'
import type { Translate } from '../../lib/i18n.ts'
import type { RowKey } from '../../lib/told-rows.ts'

/** One choice by group of fields, or under `row` for the whole row. */
export type Choices = Readonly<Record<string, ConflictChoice>>

/** Whether the question is if the row stands at all. */
export function isAboutRow(kind: ConflictKind): boolean {
  return kind === 'DELETED' || kind === 'EDITED' || kind === 'PARENT_DELETED'
}

/** The fields of a conflict; those that belong together are one choice, so that an address is never of two (fault 30). */
export function groupsOfConflict({ conflict, fields }: ConflictToSolve, t: Translate): readonly FieldGroup[] {
  return groupFields(
    conflict.tbl,
    fields.map(({ field }) => field),
    t,
  )
}

/** What is told of a row that was made under a deleted one: whose it is says the head, and his card is not here to name him. */
export function shownOf({ conflict }: ConflictToSolve, groups: readonly FieldGroup[]): readonly FieldGroup[] {
  const parent = conflict.kind === 'PARENT_DELETED' ? findPolicy(conflict.tbl)?.parent : null
  return groups.filter(({ id }) => id !== parent?.field)
}

/** What asks for a choice: the groups, or the whole row. */
export function askedOf(toSolve: ConflictToSolve, t: Translate): readonly string[] {
  return isAboutRow(toSolve.conflict.kind) ? [WHOLE_ROW] : groupsOfConflict(toSolve, t).map(({ id }) => id)
}

/** How many choices are missing. */
export function missingOf(asked: readonly string[], choices: Choices): number {
  return asked.filter((id) => choices[id] === undefined).length
}

/** The same choice for all. */
export function allAs(asked: readonly string[], choice: ConflictChoice): Choices {
  return Object.fromEntries(asked.map((id) => [id, choice]))
}

/** The choices as head office wants them: one for every field. */
export function byField(groups: readonly FieldGroup[], choices: Choices): Record<string, ConflictChoice> {
  const whole = choices[WHOLE_ROW]
  if (whole !== undefined) return { [WHOLE_ROW]: whole }
  const all: Record<string, ConflictChoice> = {}
  for (const { id, fields } of groups)
    for (const field of fields) {
      const choice = choices[id]
      if (choice !== undefined) all[field] = choice
    }
  return all
}

/** Other records that the values name. */
export function rowsNamedIn({ conflict, fields }: ConflictToSolve): readonly RowKey[] {
  return fields.flatMap(({ field, mine, theirs, before }) =>
    [mine, theirs, before].flatMap((value) => namedRows(conflict.tbl, { [field]: value })),
  )
}
