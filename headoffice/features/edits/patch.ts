import { customerTables } from '../../../shared/features/customers/api.ts'
import { type EditPolicy, introducedProblems } from '../../../shared/sync/edit-policy.ts'
import { mergeFields } from '../../../shared/sync/merge.ts'
import type { FieldChanges, Outcome } from '../../../shared/sync/mutations.ts'
import type { Editing } from './author.ts'
import { conflictOutcome, openConflict, sideOf, valuesOf } from './conflicts.ts'
import { goesOn, goOnWith, ownOpenConflict } from './continue.ts'
import type { DeletedRow } from './deleted.ts'
import { lastWriter, writePatchLines } from './history.ts'
import { moveCustomer } from './move.ts'
import { portfolioFor } from './portfolios.ts'
import { putsBack } from './puts-back.ts'
import { requireReferences } from './references.ts'
import { Rejection, rejectFirst } from './rejection.ts'
import { type Row, tableOf } from './rows.ts'
import { customerIdOf, locate } from './scope.ts'
import { wholeUnits } from './units.ts'

const [customerTable] = customerTables

/** Merges what was typed into a row (sync.md section 6); what two people said different things about becomes a question. */
export async function patchRow(
  editing: Editing,
  policy: EditPolicy,
  row: Row,
  typedFields: FieldChanges = editing.mutation.fields,
): Promise<Outcome> {
  const { mutation } = editing
  const fields = await wholeUnits(editing, policy, row, typedFields)
  const { values, merged, conflicts } = mergeFields(policy, row, fields, mutation.undo_of !== undefined)
  const written = Object.keys(values)
  if (written.length > 0) {
    const after = await writeRow(editing, policy, row, { ...row, ...values }, values)
    const subject = { tbl: policy.table.name, row: after, customerId: customerIdOf(policy, after) }
    await writePatchLines(editing, subject, row, written, merged)
  }
  if (conflicts.length > 0) {
    const about = Object.fromEntries(
      conflicts.flatMap((name) => (fields[name] ? [[name, fields[name]] as const] : [])),
    )
    const earlier = await ownOpenConflict(editing, ['FIELDS'], policy.table.name, row.id)
    if (earlier && goesOn(earlier, about)) {
      await goOnWith(editing, earlier, about)
      return conflictOutcome(editing, conflicts, earlier)
    }
    const theirs = await lastWriter(editing, { tbl: policy.table.name, row }, conflicts)
    await openConflict(editing, {
      kind: 'FIELDS',
      tbl: policy.table.name,
      rowId: row.id,
      customerId: customerIdOf(policy, row),
      portfolio: row.portfolio,
      mine: sideOf(about, 'to'),
      theirs: valuesOf(row, conflicts),
      before: sideOf(about, 'from'),
      theirsBy: theirs?.actor_name ?? null,
      theirsAt: theirs?.at ?? null,
    })
    return conflictOutcome(editing, conflicts)
  }
  return merged.length > 0 ? { result: 'merged', fields: [...merged] } : { result: 'applied' }
}

/** An edit of a row that was deleted: nobody decides that but people. `not_found` when it cannot be brought back any more. */
export async function patchDeleted(
  editing: Editing,
  policy: EditPolicy,
  deleted: DeletedRow | null,
): Promise<Outcome> {
  if (!deleted) throw new Rejection('not_found')
  const { fields } = editing.mutation
  const earlier = await ownOpenConflict(editing, ['DELETED'], policy.table.name, deleted.row.id)
  if (earlier) {
    await goOnWith(editing, earlier, fields)
    return conflictOutcome(editing, Object.keys(fields), earlier)
  }
  const { row, deletedBy, deletedAt } = deleted
  await openConflict(editing, {
    kind: 'DELETED',
    tbl: policy.table.name,
    rowId: row.id,
    customerId: customerIdOf(policy, row),
    portfolio: row.portfolio,
    mine: sideOf(fields, 'to'),
    theirs: {},
    before: sideOf(fields, 'from'),
    theirsBy: deletedBy,
    theirsAt: deletedAt,
  })
  return conflictOutcome(editing, Object.keys(fields))
}

/** An edit of a row that waits in a question under its deleted parent goes on with that; any other row is not there. */
export async function patchParked(editing: Editing, policy: EditPolicy): Promise<Outcome> {
  const { id, fields } = editing.mutation
  const parked = await ownOpenConflict(editing, ['PARENT_DELETED'], policy.table.name, id)
  if (!parked) throw new Rejection('not_found')
  await goOnWith(editing, parked, fields)
  return conflictOutcome(editing, Object.keys(fields), parked)
}

/**
 * Writes a row as it shall be, after every check that needs the whole of it, and gives it the portfolio that follows from it.
 * `values` are the fields that change. Returns the row as written.
 */
export async function writeRow(
  editing: Editing,
  policy: EditPolicy,
  before: Row,
  wanted: Row,
  values: Readonly<Record<string, unknown>>,
): Promise<Row> {
  const { change, now } = editing
  rejectFirst(introducedProblems(policy, before, wanted, await putsBack(editing)))
  await requireReferences(editing, policy.table.name, values)
  const portfolio = await portfolioAfter(editing, policy, wanted, values)
  if (policy.parent !== null) {
    const after = { ...wanted, portfolio }
    await change.put(policy.table, after)
    return after
  }
  const customer = customerTable.model.parse({ ...wanted, updatedAt: now })
  if (portfolio === before.portfolio) await change.put(customerTable, customer)
  else await moveCustomer(change, customer, portfolio)
  return { ...customer, portfolio }
}

async function portfolioAfter(
  editing: Editing,
  policy: EditPolicy,
  wanted: Row,
  values: Readonly<Record<string, unknown>>,
): Promise<number> {
  const { change, author } = editing
  const { parent } = policy
  if (parent === null) {
    if (!('collaboratorId' in values)) return wanted.portfolio
    const collaboratorId = typeof values.collaboratorId === 'string' ? values.collaboratorId : null
    const found = await portfolioFor(change.client, author.agencyId, collaboratorId, wanted.portfolio)
    return found ?? wanted.portfolio
  }
  if (!(parent.field in values)) return wanted.portfolio
  const place = await locate(editing, tableOf(parent.table), String(values[parent.field]))
  if (place.is !== 'held') throw new Rejection('not_found', parent.field)
  return place.row.portfolio
}
