import { inTransaction } from '../../headoffice/feed/change.ts'
import type { Customer } from '../../shared/features/customers/model.ts'
import { networkTables } from '../../shared/features/network/api.ts'
import { addDossiers, addProducts, newDossier, tables } from './desk-writers.ts'
import { addTestAgency, addTestUser, openTestHeadOffice, type TestHeadOffice } from './head-office.ts'
import { customerModel, portfolioModel } from './head-office-models.ts'

export type Office = TestHeadOffice & {
  readonly logged: readonly string[]
  readonly products: readonly string[]
  readonly collaboratorIds: readonly (string | null)[]
}

/** A head office with one agency of three portfolios, an owner `titolare`, a subagent `subagente` (portfolio 2), and customers. */
export async function openOffice(
  customers: number,
  options: Parameters<typeof openTestHeadOffice>[0] = {},
): Promise<Office> {
  const office = await openTestHeadOffice(options)
  const { collaboratorIds } = await addTestAgency(office.pool, 1, 3)
  const products = await addProducts(office)
  await addTestUser(office.pool, { username: 'titolare', role: 'AGENTE_TITOLARE', agencies: [1] })
  await addTestUser(office.pool, {
    username: 'subagente',
    role: 'SUBAGENTE',
    agencies: [1],
    collaboratorId: collaboratorIds[1] ?? null,
  })
  await addDossiers(
    office,
    Array.from({ length: customers }, (_, at) => newDossier(1, 1 + (at % 3), products)),
  )
  return { ...office, products, collaboratorIds }
}

/** Writes customers of agency 1 and returns the version that this made. */
export async function write(office: TestHeadOffice, customers: readonly Customer[]): Promise<number> {
  const { versions } = await inTransaction(office.office, [1], ({ putMany }) =>
    putMany(tables.customerTable, customers),
  )
  return versions.get(1) ?? 0
}

export function newCustomer(more: Partial<Customer> = {}): Customer {
  return customerModel(1, 2, more)
}

export async function headOf(office: TestHeadOffice, feed = 1): Promise<number> {
  const { rows } = await office.pool.query<{ ver: number }>('SELECT ver FROM feed WHERE agency_id = $1', [
    feed,
  ])
  return rows[0]?.ver ?? 0
}

const [, , , , , portfolioTable] = networkTables

/** Portfolio `number` of the agency is looked after by this collaborator from now on, or by nobody. */
export async function givePortfolio(
  office: Office,
  number: number,
  collaboratorId: string | null,
): Promise<void> {
  const { rows } = await office.pool.query<{ id: string }>(
    'SELECT id FROM portfolio WHERE agency_id = 1 AND number = $1',
    [number],
  )
  await inTransaction(office.office, [1], ({ put }) =>
    put(portfolioTable, { ...portfolioModel(1, number, collaboratorId), id: rows[0]?.id ?? '' }),
  )
}
