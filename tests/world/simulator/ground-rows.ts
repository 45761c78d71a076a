import type { Pool } from 'pg'
import { inTransaction } from '../../../headoffice/feed/change.ts'
import { customerTables } from '../../../shared/features/customers/api.ts'
import { interactionTables } from '../../../shared/features/interactions/api.ts'
import { networkTables } from '../../../shared/features/network/api.ts'
import type { Role } from '../../../shared/features/network/model.ts'
import { policyTables } from '../../../shared/features/policies/api.ts'
import { productTables } from '../../../shared/features/products/api.ts'
import { policyModel, productModel } from '../desk-models.ts'
import {
  agencyModel,
  collaboratorModel,
  customerModel,
  interactionModel,
  portfolioModel,
} from '../head-office-models.ts'

const [salesAreaTable, districtTable, agencyTable, , collaboratorTable, portfolioTable] = networkTables
const [customerTable] = customerTables
const [interactionTable] = interactionTables
const [policyTable] = policyTables
const [productTable] = productTables

export const AGENCY = 1
export const PORTFOLIOS = 3
const CUSTOMERS = 9

/** Fixed ids: rows must lie in one order whenever the ground is laid. */
export const idOf = (kind: number, n: number): string =>
  `00000000-0000-7000-8000-${(kind * 0x1000 + n).toString(16).padStart(12, '0')}`

export const collaboratorIdOf = (portfolio: number): string => idOf(2, portfolio)

/** Who sits at the desks of a history; the owner has two. */
export const PEOPLE: readonly { username: string; role: Role; portfolio: number | null; desks: number }[] = [
  { username: 'titolare', role: 'AGENTE_TITOLARE', portfolio: null, desks: 2 },
  { username: 'subagente', role: 'SUBAGENTE', portfolio: 2, desks: 1 },
  { username: 'altro', role: 'SUBAGENTE', portfolio: 3, desks: 1 },
]

export const userIdOf = (at: number): string => idOf(1, at)

/** One small agency: an office portfolio, two of subagents, nine customers, some with a policy or a contact. */
export async function layRows(pool: Pool): Promise<void> {
  const districtId = idOf(9, 2)
  const product = { ...productModel(), id: idOf(3, 1), code: 'AUTO' }
  await inTransaction({ pool }, [0], async ({ put }) => {
    await put(salesAreaTable, { id: idOf(9, 1), code: 'A1', name: 'Area', headName: 'Capo' })
    await put(districtTable, { id: districtId, areaId: idOf(9, 1), code: 'D1', name: 'D', headName: 'Capo' })
    await put(productTable, product)
  })
  await inTransaction({ pool }, [AGENCY], async ({ put, client }) => {
    await client.query('SELECT feed_open($1)', [AGENCY])
    await put(agencyTable, { ...agencyModel(AGENCY, districtId), id: idOf(9, 3) })
    for (let number = 1; number <= PORTFOLIOS; number++) {
      const holder = number === 1 ? null : collaboratorIdOf(number)
      if (holder) await put(collaboratorTable, { ...collaboratorModel(AGENCY, number), id: holder })
      await put(portfolioTable, { ...portfolioModel(AGENCY, number, holder), id: idOf(4, number) })
    }
  })
  await inTransaction({ pool }, [AGENCY], async ({ put }) => {
    for (let n = 0; n < CUSTOMERS; n++) {
      const portfolio = 1 + (n % PORTFOLIOS)
      const customer = customerModel(AGENCY, portfolio, {
        id: idOf(5, n),
        lastName: `Cliente ${n}`,
        collaboratorId: portfolio === 1 ? null : collaboratorIdOf(portfolio),
        notes: n % 2 === 0 ? null : 'Nota',
      })
      await put(customerTable, customer)
      if (n < PORTFOLIOS)
        await put(policyTable, { ...policyModel(customer, product.id), id: idOf(6, n), number: `P${n}` })
      if (n >= PORTFOLIOS) await put(interactionTable, interactionModel(customer, { id: idOf(7, n) }))
    }
  })
  for (const [at, { username, role, portfolio }] of PEOPLE.entries()) {
    await pool.query(
      'INSERT INTO app_user (id, username, display_name, role, password_hash) VALUES ($1, $2, $3, $4, $5)',
      [userIdOf(at), username, `Nome ${username}`, role, 'nobody signs in with a password here'],
    )
    await pool.query('INSERT INTO user_agency (user_id, agency_id, collaborator_id) VALUES ($1, $2, $3)', [
      userIdOf(at),
      AGENCY,
      portfolio === null ? null : collaboratorIdOf(portfolio),
    ])
  }
}
