import { customerTables } from '../../../shared/features/customers/api.ts'
import type { Customer } from '../../../shared/features/customers/model.ts'
import type { Change } from '../../feed/change.ts'
import { readRows, tableOf } from './rows.ts'

const [customerTable] = customerTables

/** What hangs on a customer, and by which field. */
const ON_CUSTOMER: readonly (readonly [table: string, field: string])[] = [
  ['policy', 'holderId'],
  ['claim', 'customerId'],
  ['quote', 'customerId'],
  ['interaction', 'customerId'],
  ['consent', 'customerId'],
  ['relation', 'customerId'],
  ['household', 'headCustomerId'],
  ['attachment', 'customerId'],
  ['conflict', 'customerId'],
  ['change', 'customerId'],
]
const ON_POLICY = ['guarantee', 'title'] as const

/**
 * Writes a customer into a portfolio together with everything that hangs on him, in the caller's transaction, so that no desk ever
 * holds half of him. `customer` is the row as it shall be; its own `portfolio` is where he was.
 */
export async function moveCustomer(change: Change, customer: Customer, portfolio: number): Promise<void> {
  const { agencyId, id } = customer
  await change.put(customerTable, { ...customer, portfolio })
  let policies: readonly string[] = []
  for (const [tbl, field] of ON_CUSTOMER) {
    const rows = await readRows(change.client, tableOf(tbl), agencyId, field, [id], 'NO KEY UPDATE')
    await change.putMany(
      tableOf(tbl),
      rows.map((row) => ({ ...row, portfolio })),
    )
    if (tbl === 'policy') policies = rows.map((row) => row.id)
  }
  for (const tbl of ON_POLICY) {
    const rows = await readRows(change.client, tableOf(tbl), agencyId, 'policyId', policies, 'NO KEY UPDATE')
    await change.putMany(
      tableOf(tbl),
      rows.map((row) => ({ ...row, portfolio })),
    )
  }
}
