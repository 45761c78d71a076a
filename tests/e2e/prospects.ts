// Prospects of a test's own: the sample data have too few whom one may delete, and other tests count on those.
import { randomUUID } from 'node:crypto'
import { customerTables } from '../../shared/features/customers/api.ts'
import { displayName } from '../../shared/features/customers/model.ts'
import { interactionTables } from '../../shared/features/interactions/api.ts'
import type { NamedCustomer, Office } from './head-office.ts'

const [customerTable] = customerTables
const [interactionTable] = interactionTables

/** A person of the agency's own portfolio without a contract or anything else. */
export async function makeProspect(
  office: Office,
  lastName: string,
  firstName: string,
): Promise<NamedCustomer> {
  const { name: _shown, ...somebody } = await office.customer(
    `c.kind = 'PF' AND c.portfolio = 1 AND c.mobile LIKE '+39%' AND c.email IS NOT NULL`,
  )
  const prospect = {
    ...somebody,
    id: randomUUID(),
    lastName,
    firstName,
    fiscalCode: null,
    householdId: null,
    customerSince: null,
    member: false,
    notes: null,
  }
  await office.change(({ put }) => put(customerTable, prospect))
  return { ...prospect, name: displayName(prospect) }
}

/** Takes them away again, with the calls that were logged on them. */
export async function removeProspects(office: Office, people: readonly NamedCustomer[]): Promise<void> {
  const calls = await office.rows<{ id: string; agency_id: number }>(
    'SELECT id, agency_id FROM interaction WHERE customer_id = ANY ($1)',
    [people.map(({ id }) => id)],
  )
  await office.change(async ({ remove }) => {
    for (const { id, agency_id } of calls) await remove(interactionTable, id, agency_id)
    for (const { id, agencyId } of people) await remove(customerTable, id, agencyId)
  })
}
