import type { EditPolicy } from '../../../shared/sync/edit-policy.ts'
import type { Outcome } from '../../../shared/sync/mutations.ts'
import type { Editing } from './author.ts'
import { conflictOutcome, openConflict } from './conflicts.ts'
import { removeKept } from './deleted.ts'
import { foreignLinesSince, writeRowLine } from './history.ts'
import { Rejection } from './rejection.ts'
import { type Row, readRows, tableOf } from './rows.ts'
import { customerIdOf } from './scope.ts'

/** Deletes a row, unless somebody worked on it since the user saw it: then people decide. */
export async function removeRow(editing: Editing, policy: EditPolicy, row: Row): Promise<Outcome> {
  const { name } = policy.table
  const customerId = customerIdOf(policy, row)
  const asked = await askWhenTouched(editing, policy, row, customerId)
  if (asked) return asked
  if (name === 'customer') await removeProspect(editing, row)
  else {
    if (name === 'household') await emptyHouseholds(editing, [row.id])
    await removeKept(editing, policy.table, row)
  }
  await writeRowLine(editing, { tbl: name, row, customerId }, 'DELETE')
  return { result: 'applied' }
}

/** Work of others that would go with the row: on a customer, whatever stands on his card. */
async function askWhenTouched(
  editing: Editing,
  policy: EditPolicy,
  row: Row,
  customerId: string | null,
): Promise<Outcome | null> {
  const { name } = policy.table
  const { base_ver } = editing.mutation
  const lines = await foreignLinesSince(
    editing,
    name === 'customer' ? { customerId: row.id } : { tbl: name, rowId: row.id },
    base_ver,
  )
  const last = lines.at(-1)
  if (!last) return null
  const before = new Map<string, unknown>()
  for (const line of lines)
    if (line.row_id === row.id && line.kind === 'PATCH' && !before.has(line.field))
      before.set(line.field, line.old_value === null ? null : JSON.parse(line.old_value))
  const fields = [...before.keys()]
  await openConflict(editing, {
    kind: 'EDITED',
    tbl: name,
    rowId: row.id,
    customerId,
    portfolio: row.portfolio,
    mine: {},
    theirs: Object.fromEntries(fields.map((field) => [field, row[field] ?? null])),
    before: Object.fromEntries(before),
    theirsBy: last.actor_name,
    theirsAt: last.at,
  })
  return conflictOutcome(editing, fields)
}

/** What only a customer has: whoever has it is not deleted. */
const OF_CUSTOMERS = [
  ['policy', 'holderId'],
  ['policy', 'insuredId'],
  ['claim', 'customerId'],
  ['title', 'customerId'],
] as const

/** What a prospect may have; it goes with him. A relation's other end is somebody else's row and goes too. */
const OF_PROSPECTS = [
  ['interaction', 'customerId'],
  ['consent', 'customerId'],
  ['relation', 'customerId'],
  ['relation', 'otherCustomerId'],
  ['attachment', 'customerId'],
  ['quote', 'customerId'],
] as const

async function removeProspect(editing: Editing, row: Row): Promise<void> {
  const { change, author } = editing
  const read = (tbl: string, key: string, id: string) =>
    readRows(change.client, tableOf(tbl), author.agencyId, key, [id], 'UPDATE')
  for (const [tbl, key] of OF_CUSTOMERS)
    if ((await read(tbl, key, row.id)).length > 0) throw new Rejection('forbidden')
  const households = await read('household', 'headCustomerId', row.id)
  for (const household of households) {
    const members = await read('customer', 'householdId', household.id)
    if (members.some((member) => member.id !== row.id)) throw new Rejection('forbidden', 'householdId')
  }
  for (const [tbl, key] of OF_PROSPECTS)
    for (const child of await read(tbl, key, row.id)) await removeKept(editing, tableOf(tbl), child)
  for (const household of households) await removeKept(editing, tableOf('household'), household)
  await removeKept(editing, tableOf('customer'), row)
}

/** Members of a household that goes belong to none. */
async function emptyHouseholds({ change, author, now }: Editing, ids: readonly string[]): Promise<void> {
  const customer = tableOf('customer')
  const members = await readRows(
    change.client,
    customer,
    author.agencyId,
    'householdId',
    ids,
    'NO KEY UPDATE',
  )
  await change.putMany(
    customer,
    members.map((member) => ({ ...member, householdId: null, updatedAt: now })),
  )
}
