import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { inTransaction } from '../../headoffice/feed/change.ts'
import type { Customer } from '../../shared/features/customers/model.ts'
import { policyTables } from '../../shared/features/policies/api.ts'
import type { Policy } from '../../shared/features/policies/model.ts'
import { productTables } from '../../shared/features/products/api.ts'
import { titleTables } from '../../shared/features/titles/api.ts'
import { made } from './pushing.ts'

const [policyTable, guaranteeTable] = policyTables
const [titleTable] = titleTables
const [productTable] = productTables

/** The fields of a contact that a desk logs. */
export function contactFields(customerId: string) {
  return made({
    customerId,
    at: '2026-03-01T10:00:00.000Z',
    channel: 'TELEFONO',
    direction: 'OUT',
    kind: 'CHIAMATA',
    subject: 'Rinnovo',
  })
}

export async function addProduct(pool: Pool): Promise<string> {
  const id = randomUUID()
  await inTransaction({ pool }, [0], ({ put }) =>
    put(productTable, {
      id,
      code: 'AUTO',
      name: 'Auto',
      mainBranch: '10',
      businessArea: 'AUTO',
      needArea: 'MOBILITA',
      forBusiness: false,
      healthQuestions: false,
      active: true,
    }),
  )
  return id
}

/** A policy of a customer with one cover and one title. */
export async function addPolicy(
  pool: Pool,
  holder: Customer,
  productId: string,
): Promise<{ readonly policy: Policy; readonly guaranteeId: string; readonly titleId: string }> {
  const place = { agencyId: holder.agencyId, portfolio: holder.portfolio }
  const policy: Policy = {
    id: randomUUID(),
    ...place,
    number: randomUUID(),
    productId,
    holderId: holder.id,
    insuredId: null,
    beneficiary: null,
    state: 'IN_VIGORE',
    issueKind: 'NUOVA',
    issuedOn: '2026-01-01',
    effectiveOn: '2026-01-01',
    expiresOn: '2027-01-01',
    tacitRenewal: false,
    noticeDays: null,
    toleranceDays: null,
    frequency: 'ANNUALE',
    annualNet: 10_000,
    annualTaxable: 10_000,
    annualGross: 12_000,
    plate: null,
    vehicle: null,
    cuClass: null,
    insuredObject: null,
    lienHolder: null,
    collaboratorId: null,
    sellerId: null,
    replacesId: null,
    noticeReceivedOn: null,
    endedOn: null,
    stornoReason: null,
  }
  const guaranteeId = randomUUID()
  const titleId = randomUUID()
  await inTransaction({ pool }, [holder.agencyId], async ({ put }) => {
    await put(policyTable, policy)
    await put(guaranteeTable, {
      id: guaranteeId,
      ...place,
      policyId: policy.id,
      branch: '10',
      name: 'RCA',
      limitAmount: null,
      deductible: null,
      coInsurancePercent: null,
      insuredValue: null,
      annualNet: 10_000,
      annualGross: 12_000,
    })
    await put(titleTable, {
      id: titleId,
      ...place,
      policyId: policy.id,
      customerId: holder.id,
      number: randomUUID(),
      type: 'QUIETANZA_RINNOVO',
      state: 'EMESSO',
      dueOn: '2026-01-01',
      coverFrom: '2026-01-01',
      coverTo: '2027-01-01',
      taxable: 10_000,
      tax: 2000,
      gross: 12_000,
      commission: 1000,
      collectedOn: null,
      collectedAt: null,
      means: null,
      debitReturned: false,
      remittedOn: null,
    })
  })
  return { policy, guaranteeId, titleId }
}
