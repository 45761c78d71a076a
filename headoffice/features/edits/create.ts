import { consentTables } from '../../../shared/features/consents/api.ts'
import {
  type EditPolicy,
  editProblems,
  introducedProblems,
  isOffice,
} from '../../../shared/sync/edit-policy.ts'
import { sameValue } from '../../../shared/sync/merge.ts'
import type { Outcome } from '../../../shared/sync/mutations.ts'
import type { Editing } from './author.ts'
import { conflictOutcome, openConflict, sideOf } from './conflicts.ts'
import { forgetDeleted } from './deleted.ts'
import { writeRowLine } from './history.ts'
import { patchRow } from './patch.ts'
import { portfolioFor } from './portfolios.ts'
import { requireReferences } from './references.ts'
import { Rejection, rejectFirst } from './rejection.ts'
import { bringBack } from './restore.ts'
import { type Row, readRows, tableOf } from './rows.ts'
import { customerIdOf, locate, type Place } from './scope.ts'

const [consentTable] = consentTables

/** Makes a row under the id that the desk gave it. One that is there already is patched, with nothing before. */
export async function createRow(editing: Editing, policy: EditPolicy): Promise<Outcome> {
  const { mutation } = editing
  const place = await locate(editing, policy.table, await idOf(editing, policy))
  switch (place.is) {
    case 'held':
      return patchExisting(editing, policy, place.row)
    case 'lost':
      throw new Rejection('scope_lost')
    case 'foreign':
      throw new Rejection('not_found')
    case 'deleted':
    case 'absent':
  }
  const deleted = place.is === 'deleted' ? place.body : null
  if (deleted && mutation.undo_of === deleted.mutationId) {
    const back = await bringBack(editing, deleted)
    if (back) {
      await writeRowLine(
        editing,
        { tbl: policy.table.name, row: back, customerId: customerIdOf(policy, back) },
        'CREATE',
      )
      return patchExisting(editing, policy, back)
    }
  }
  const parent = await parentOf(editing, policy)
  if (parent?.is === 'deleted') return parkUnderDeleted(editing, policy, parent)
  const portfolio = parent ? parent.row.portfolio : await customersPortfolio(editing)
  return makeRow(editing, policy, portfolio)
}

/** An answer to a consent is one row, whatever id an older one has. */
async function idOf({ change, author, mutation }: Editing, policy: EditPolicy): Promise<string> {
  if (policy.table.name !== consentTable.name) return mutation.id
  const { customerId, purpose, controller } = typedConsent(mutation.fields)
  if (customerId === null) return mutation.id
  const known = await readRows(change.client, consentTable, author.agencyId, 'customerId', [customerId])
  const same = known.find((row) => row.purpose === purpose && row.controller === controller)
  return same?.id ?? mutation.id
}

function typedConsent(fields: Editing['mutation']['fields']) {
  const id = fields.customerId?.to
  return {
    customerId: typeof id === 'string' ? id : null,
    purpose: fields.purpose?.to,
    controller: fields.controller?.to,
  }
}

/** A row that is there already: the fields that are set once must agree, the others are merged. */
async function patchExisting(editing: Editing, policy: EditPolicy, row: Row): Promise<Outcome> {
  const entries = Object.entries(editing.mutation.fields)
  const fixed = entries.filter(([field]) => policy.fields[field]?.createOnly)
  const wrong = fixed.find(([field, { to }]) => !sameValue(row[field], to))
  if (wrong) throw new Rejection('not_editable', wrong[0])
  const rest = entries.filter(([field]) => !policy.fields[field]?.createOnly)
  return patchRow(editing, policy, row, Object.fromEntries(rest))
}

type Parent = Extract<Place, { is: 'held' | 'deleted' }>

async function parentOf(editing: Editing, policy: EditPolicy): Promise<Parent | null> {
  if (!policy.parent) return null
  const { table, field } = policy.parent
  const id = editing.mutation.fields[field]?.to
  if (typeof id !== 'string') throw new Rejection('required', field)
  const place = await locate(editing, tableOf(table), id)
  if (place.is === 'lost') throw new Rejection('scope_lost')
  if (place.is !== 'held' && place.is !== 'deleted') throw new Rejection('parent_missing', field)
  return place
}

/** A child of a deleted row waits whole in a question, never as an orphan (fault 31). */
async function parkUnderDeleted(
  editing: Editing,
  policy: EditPolicy,
  { body }: Extract<Parent, { is: 'deleted' }>,
): Promise<Outcome> {
  if (!body) throw new Rejection('parent_missing', policy.parent?.field)
  const { mutation } = editing
  await openConflict(editing, {
    kind: 'PARENT_DELETED',
    tbl: policy.table.name,
    rowId: mutation.id,
    customerId: body.row.id,
    portfolio: body.row.portfolio,
    mine: sideOf(editing.mutation.fields, 'to'),
    theirs: {},
    before: {},
    theirsBy: body.deletedBy,
    theirsAt: body.deletedAt,
  })
  return conflictOutcome(editing, Object.keys(mutation.fields))
}

/** Where a new customer goes: with the office by who looks after him, else to the maker's own portfolio. */
async function customersPortfolio({ change, author, mutation }: Editing): Promise<number> {
  const named = mutation.fields.collaboratorId?.to
  const collaboratorId = isOffice(author.role)
    ? typeof named === 'string'
      ? named
      : null
    : author.collaboratorId
  const number = await portfolioFor(change.client, author.agencyId, collaboratorId)
  if (number === null || !author.buckets.has(`p:${author.agencyId}.${number}`))
    throw new Rejection('forbidden')
  return number
}

/** Makes the row in a portfolio, with what head office alone says of it. */
export async function makeRow(
  editing: Editing,
  policy: EditPolicy,
  portfolio: number,
  values: Readonly<Record<string, unknown>> = sideOf(editing.mutation.fields, 'to'),
  id: string = editing.mutation.id,
): Promise<Outcome> {
  const { change, author, now } = editing
  const row: Record<string, unknown> = { ...emptyRow(policy, values), ...values }
  if (policy.parent === null) {
    row.updatedAt = now
    if (!isOffice(author.role)) row.collaboratorId = author.collaboratorId
  }
  const whole = { ...row, id, agencyId: author.agencyId, portfolio }
  const parsed = policy.table.model.safeParse(whole)
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path[0]
    throw new Rejection('invalid_value', typeof field === 'string' ? field : undefined)
  }
  // Here nothing is brought back: an undo that came too late makes the row anew, and is asked what every new row is.
  if (editing.mutation.undo_of !== undefined)
    rejectFirst(editProblems(policy, author.role, 'create', editing.mutation.fields))
  rejectFirst(introducedProblems(policy, null, whole))
  await requireReferences(editing, policy.table.name, values)
  await change.put(policy.table, whole)
  await forgetDeleted(editing, policy.table, id)
  const subject = { tbl: policy.table.name, row: whole, customerId: customerIdOf(policy, whole) }
  await writeRowLine(editing, subject, 'CREATE')
  return { result: 'applied' }
}

type Column = EditPolicy['table']['columns'][number]

/** Whether a row cannot stand without it: a text or a number that may not be empty. */
export function mustBeNamed({ kind, nullable }: Column): boolean {
  return !nullable && kind !== 'bool' && kind !== 'json'
}

/** What stands in the fields that nobody named: nothing, no, an empty list. */
function emptyRow(policy: EditPolicy, values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  for (const column of policy.table.columns) {
    const { key, kind, nullable } = column
    if (Object.hasOwn(values, key)) continue
    if (!mustBeNamed(column)) row[key] = nullable ? null : kind === 'bool' ? false : []
    else if (Object.hasOwn(policy.fields, key)) throw new Rejection('required', key)
  }
  return row
}
