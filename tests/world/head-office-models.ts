import { randomUUID } from 'node:crypto'
import type { Customer } from '../../shared/features/customers/model.ts'
import type { Interaction } from '../../shared/features/interactions/model.ts'
import type { Agency, Collaborator, Portfolio } from '../../shared/features/network/model.ts'

// Rows for tests, each valid by its model.

export function agencyModel(agencyId: number, districtId: string): Agency {
  return {
    id: randomUUID(),
    agencyId,
    code: `A${agencyId}`,
    name: `Agenzia ${agencyId}`,
    foundedOn: '1990-01-01',
    street: 'Via Roma 1',
    postcode: '10121',
    municipality: 'Torino',
    province: 'TO',
    phone: '+39011000000',
    email: 'agenzia@example.it',
    pec: 'agenzia@pec.example.it',
    openingHours: '9-18',
    ruiSection: 'A',
    ruiNumber: 'A000000001',
    ruiSince: '1990-01-01',
    districtId,
    lifeSpecialist: null,
    nonLifeSpecialist: null,
    territorySince: '1990-01-01',
  }
}

export function collaboratorModel(agencyId: number, number: number): Collaborator {
  return {
    id: randomUUID(),
    agencyId,
    staffNumber: `S${number}`,
    lastName: `Cognome ${number}`,
    firstName: 'Nome',
    role: 'SUBAGENTE',
    jobCode: 'SUB',
    ruiSection: 'E',
    ruiNumber: `E${agencyId}${number}`,
    ruiSince: '2010-01-01',
    worksOutside: true,
    salePointId: null,
    email: null,
    phone: null,
    startedOn: '2010-01-01',
    endedOn: null,
  }
}

export function portfolioModel(agencyId: number, number: number, collaboratorId: string | null): Portfolio {
  return { id: randomUUID(), agencyId, number, name: `Portafoglio ${number}`, collaboratorId }
}

export function customerModel(agencyId: number, portfolio: number, more: Partial<Customer> = {}): Customer {
  return {
    id: randomUUID(),
    agencyId,
    portfolio,
    kind: 'PF',
    lastName: 'Rossi',
    firstName: 'Mario',
    sex: 'M',
    birthDate: '1970-05-01',
    birthPlaceCode: 'L219',
    birthPlace: 'Torino',
    fiscalCode: null,
    vatNumber: null,
    street: 'Via Po 2',
    postcode: '10123',
    municipality: 'Torino',
    province: 'TO',
    mobile: null,
    phone: null,
    email: null,
    pec: null,
    iban: null,
    preferredChannel: 'TELEFONO',
    preferredHours: null,
    maritalStatus: null,
    profession: null,
    atecoSection: null,
    incomeBand: null,
    householdId: null,
    collaboratorId: null,
    salePointId: null,
    customerSince: null,
    member: false,
    bankCustomer: null,
    propertyCustomer: null,
    optOutSince: null,
    notes: null,
    updatedAt: '2026-01-01T00:00:00.000Z',
    ...more,
  }
}

export function interactionModel(of: Customer, more: Partial<Interaction> = {}): Interaction {
  return {
    id: randomUUID(),
    agencyId: of.agencyId,
    portfolio: of.portfolio,
    customerId: of.id,
    at: '2026-01-02T10:00:00.000Z',
    channel: 'TELEFONO',
    direction: 'OUT',
    kind: 'CHIAMATA',
    subject: 'Scadenza',
    outcome: null,
    note: null,
    collaboratorId: null,
    policyId: null,
    claimId: null,
    followUpOn: null,
    ...more,
  }
}
