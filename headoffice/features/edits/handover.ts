import { findPolicy } from '../../../shared/sync/edit-policies.ts'
import type { EditPolicy } from '../../../shared/sync/edit-policy.ts'
import type { Editing } from './author.ts'
import { openConflict, sideOf, valuesOf } from './conflicts.ts'
import { goOnWith, ownOpenConflict } from './continue.ts'
import { portfolioFor } from './portfolios.ts'
import { type Row, tableOf } from './rows.ts'
import { customerIdOf, hadPortfolio, locate } from './scope.ts'

/**
 * What somebody typed on a row that left his portfolios goes as a question to who holds it now (fault 32). Returns whether the row
 * was lost; what was never held leaves nothing behind.
 */
export async function handOver(editing: Editing): Promise<boolean> {
  const { mutation } = editing
  const policy = findPolicy(mutation.tbl)
  if (!policy || mutation.op === 'void' || mutation.op === 'command') return false
  const place = await locate(editing, policy.table, mutation.id)
  switch (place.is) {
    case 'held':
    case 'deleted':
      return false
    // A foreign row costs what one costs that is not there (fault 35); nothing new is made under its id.
    case 'foreign':
      return mutation.op === 'create' ? false : goOn(editing, policy)
    case 'absent':
      return mutation.op === 'create' ? handOverNew(editing, policy) : goOn(editing, policy)
    case 'lost': {
      const row = place.row ?? place.body?.row
      // A wish to delete has no text; it ends with the outcome.
      if (row && mutation.op !== 'delete') await offer(editing, policy, row)
      return true
    }
  }
}

/** Fields of a row that is somebody else's now; a second text about it joins the first one. */
async function offer(editing: Editing, policy: EditPolicy, row: Row): Promise<void> {
  if (await goOn(editing, policy, row)) return
  const { fields } = editing.mutation
  const names = knownFields(editing, policy)
  await openConflict(editing, {
    kind: 'HANDOVER',
    tbl: policy.table.name,
    rowId: row.id,
    customerId: customerIdOf(policy, row),
    portfolio: row.portfolio,
    mine: valuesOf(sideOf(fields, 'to'), names),
    theirs: valuesOf(row, names),
    before: valuesOf(sideOf(fields, 'from'), names),
    theirsBy: null,
    theirsAt: null,
  })
}

async function goOn(editing: Editing, policy: EditPolicy, row?: Row): Promise<boolean> {
  const { id, fields } = editing.mutation
  const earlier = await ownOpenConflict(editing, ['HANDOVER'], policy.table.name, id)
  if (!earlier) return false
  const names = knownFields(editing, policy)
  const known = Object.entries(fields).filter(([field]) => names.includes(field))
  await goOnWith(editing, earlier, Object.fromEntries(known), row ? valuesOf(row, names) : {})
  return true
}

/** A new row whose place was lost: all of it goes to who holds the place. */
async function handOverNew(editing: Editing, policy: EditPolicy): Promise<boolean> {
  const place = await lostPlaceOf(editing, policy)
  if (!place) return false
  const { mutation } = editing
  await openConflict(editing, {
    kind: 'HANDOVER',
    tbl: policy.table.name,
    rowId: mutation.id,
    ...place,
    mine: valuesOf(sideOf(mutation.fields, 'to'), knownFields(editing, policy)),
    theirs: {},
    before: {},
    theirsBy: null,
    theirsAt: null,
  })
  return true
}

/** Where a new row would have gone: under a lost parent, or into a portfolio that its author has no more. */
async function lostPlaceOf(
  editing: Editing,
  policy: EditPolicy,
): Promise<{ portfolio: number; customerId: string | null } | null> {
  const { change, author, mutation } = editing
  if (!policy.parent) {
    if (!(await hadPortfolio(editing))) return null
    const portfolio = await portfolioFor(change.client, author.agencyId, author.collaboratorId)
    const held = portfolio !== null && author.buckets.has(`p:${author.agencyId}.${portfolio}`)
    return portfolio === null || held ? null : { portfolio, customerId: mutation.id }
  }
  const parentId = mutation.fields[policy.parent.field]?.to
  if (typeof parentId !== 'string') return null
  const { table } = policy.parent
  const place = await locate(editing, tableOf(table), parentId)
  if (place.is === 'absent' || place.is === 'foreign') {
    const waiting = await ownOpenConflict(editing, ['HANDOVER'], table, parentId)
    return waiting && { portfolio: waiting.portfolio, customerId: parentId }
  }
  const parent = place.is === 'lost' ? (place.row ?? place.body?.row) : null
  return parent ? { portfolio: parent.portfolio, customerId: parent.id } : null
}

function knownFields({ mutation }: Editing, policy: EditPolicy): string[] {
  return Object.keys(mutation.fields).filter((field) => Object.hasOwn(policy.fields, field))
}
