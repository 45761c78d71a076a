import { conflictTables } from '../../../shared/features/conflicts/api.ts'
import { type Conflict, type ConflictKind, conflictId } from '../../../shared/features/conflicts/model.ts'
import { displayName } from '../../../shared/features/customers/model.ts'
import type { FieldChanges, Outcome } from '../../../shared/sync/mutations.ts'
import { type Editing, typedAt } from './author.ts'
import { readDeleted } from './deleted.ts'
import { readRow, tableOf } from './rows.ts'

const [conflictTable] = conflictTables

type Values = Readonly<Record<string, unknown>>

/** What a conflict is about. */
export type Question = {
  readonly kind: ConflictKind
  readonly tbl: string
  readonly rowId: string
  readonly customerId: string | null
  /** Where the record lies now: who holds it is asked. */
  readonly portfolio: number
  readonly mine: Values
  readonly theirs: Values
  readonly before: Values
  readonly theirsBy: string | null
  readonly theirsAt: string | null
}

/** The part of a row, or of what was typed, that a question is about. */
export function valuesOf(row: Values, fields: readonly string[]): Values {
  return Object.fromEntries(fields.map((field) => [field, row[field] ?? null]))
}

/** One side of what was typed. */
export function sideOf(fields: FieldChanges, side: 'from' | 'to'): Values {
  return Object.fromEntries(Object.entries(fields).map(([field, change]) => [field, change[side]]))
}

/** Writes the question that a mutation leaves; the same one however often it is pushed. */
export async function openConflict(editing: Editing, question: Question): Promise<void> {
  const { change, author, mutation, now } = editing
  const conflict: Conflict = {
    ...question,
    id: conflictId(mutation.mutation_id),
    agencyId: author.agencyId,
    label: await labelOf(editing, question),
    mine: JSON.stringify(question.mine),
    theirs: JSON.stringify(question.theirs),
    before: JSON.stringify(question.before),
    mineById: author.userId,
    mineBy: author.name,
    mineAt: typedAt(editing),
    mutationId: mutation.mutation_id,
    openedAt: now,
    closedAt: null,
    closedBy: null,
    choice: null,
  }
  await change.put(conflictTable, conflict)
}

/** The outcome that leads to a question: this mutation's own one, or an earlier one that it went on with. */
export function conflictOutcome(
  { mutation }: Editing,
  fields: readonly string[],
  earlier?: Conflict,
): Outcome {
  return {
    result: 'conflict',
    conflict_id: earlier?.id ?? conflictId(mutation.mutation_id),
    fields: [...fields],
  }
}

/** The customer's name, as it is or as it was; for one who is only being made, what was typed. */
async function labelOf({ change, author }: Editing, question: Question): Promise<string> {
  const id = question.customerId
  const row =
    id === null
      ? null
      : ((await readRow(change.client, tableOf('customer'), author.agencyId, id)) ??
        (await readDeleted(change.client, author.agencyId, 'customer', id))?.row)
  const person = row ?? (question.tbl === 'customer' ? question.mine : {})
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  return displayName({ lastName: text(person.lastName), firstName: text(person.firstName) || null })
}
