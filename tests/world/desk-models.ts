import { randomUUID } from 'node:crypto'
import type { Consent } from '../../shared/features/consents/model.ts'
import type { Customer } from '../../shared/features/customers/model.ts'
import type { Policy } from '../../shared/features/policies/model.ts'
import type { Product } from '../../shared/features/products/model.ts'
import type { Title } from '../../shared/features/titles/model.ts'

// More rows for tests, each valid by its model (head-office-models.ts has the network, customers and contacts).

export function productModel(more: Partial<Product> = {}): Product {
  const id = randomUUID()
  return {
    id,
    code: id.slice(0, 8),
    name: 'Auto',
    mainBranch: '10',
    businessArea: 'AUTO',
    needArea: 'MOBILITA',
    forBusiness: false,
    healthQuestions: false,
    active: true,
    ...more,
  }
}

export function policyModel(holder: Customer, productId: string, more: Partial<Policy> = {}): Policy {
  const id = randomUUID()
  return {
    id,
    agencyId: holder.agencyId,
    portfolio: holder.portfolio,
    number: id,
    productId,
    holderId: holder.id,
    insuredId: null,
    beneficiary: null,
    state: 'IN_VIGORE',
    issueKind: 'NUOVA',
    issuedOn: '2025-11-01',
    effectiveOn: '2025-11-01',
    expiresOn: '2027-11-01',
    tacitRenewal: false,
    noticeDays: null,
    toleranceDays: null,
    frequency: 'ANNUALE',
    annualNet: 40_000,
    annualTaxable: 40_000,
    annualGross: 50_000,
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
    ...more,
  }
}

export function titleModel(of: Policy, more: Partial<Title> = {}): Title {
  const id = randomUUID()
  return {
    id,
    agencyId: of.agencyId,
    portfolio: of.portfolio,
    policyId: of.id,
    customerId: of.holderId,
    number: id,
    type: 'PRIMA_RATA',
    state: 'INCASSATO',
    dueOn: '2025-11-01',
    coverFrom: '2025-11-01',
    coverTo: '2026-11-01',
    taxable: 40_000,
    tax: 10_000,
    gross: 50_000,
    commission: 5_000,
    collectedOn: '2025-11-01',
    collectedAt: null,
    means: 'BONIFICO',
    debitReturned: false,
    remittedOn: null,
    ...more,
  }
}

export function consentModel(of: Customer, more: Partial<Consent> = {}): Consent {
  return {
    id: randomUUID(),
    agencyId: of.agencyId,
    portfolio: of.portfolio,
    customerId: of.id,
    purpose: 'L1',
    controller: 'AGENZIA',
    value: 'YES',
    givenOn: '2026-01-01',
    source: 'EMAIL',
    takenById: null,
    channels: ['EMAIL', 'TELEFONO'],
    document: null,
    ...more,
  }
}
