import { displayName } from '../../../shared/features/customers/model.ts'
import type { EditPolicy } from '../../../shared/sync/edit-policy.ts'
import { findTable } from '../../../shared/sync/tables.ts'
import type { ReadDb } from '../../types.ts'
import { type Model, readStored } from './stored-rows.ts'

/** The card on which a row stands, and its name for people: its own where it has one, else the customer's. */
export function recordName(
  db: ReadDb,
  policy: EditPolicy | null,
  row: Model,
): { customerId: string | null; name: string } {
  const customerId = cardOf(policy, row)
  const own = row.label ?? row.name
  return { customerId, name: typeof own === 'string' ? own : customerName(db, policy, row, customerId) }
}

function cardOf(policy: EditPolicy | null, row: Model): string | null {
  if (!policy) return typeof row.customerId === 'string' ? row.customerId : null
  const id = policy.parent ? row[policy.parent.field] : row.id
  return typeof id === 'string' ? id : null
}

function customerName(db: ReadDb, policy: EditPolicy | null, row: Model, customerId: string | null): string {
  const table = findTable('customer')
  const isCustomer = policy?.table.name === 'customer'
  const model = isCustomer ? row : table && customerId ? readStored(db, table, customerId)?.model : undefined
  if (!model) return ''
  const { lastName, firstName } = model
  return displayName({
    lastName: String(lastName ?? ''),
    firstName: typeof firstName === 'string' ? firstName : null,
  })
}
