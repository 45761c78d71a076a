import { z } from 'zod'
import { anyPostcode, email } from '../../lib/address.ts'
import { fiscalCode } from '../../lib/fiscal-code.ts'
import { iban } from '../../lib/iban.ts'
import { vatNumber } from '../../lib/vat-number.ts'
import { type EditProblem, editPolicy } from '../../sync/edit-policy.ts'
import { customerTables } from './api.ts'
import type { Customer } from './model.ts'

const [customerTable] = customerTables

const guarded = { class: 'guarded' } as const
const low = { class: 'low' } as const
/** As `parsePhone` writes it; what is a number where is for the form to say. */
const e164 = z.string().regex(/^\+[1-9]\d{5,14}$/)
const name = z.string().trim().min(1)

/** A person needs a first name; a firm has none, and neither sex nor day of birth. */
function kindProblems(row: Customer): EditProblem[] {
  if (row.kind === 'PF') return row.firstName === null ? [{ code: 'required', field: 'firstName' }] : []
  const personal = ['firstName', 'sex', 'birthDate'] as const
  return personal.filter((field) => row[field] !== null).map((field) => ({ code: 'invalid_value', field }))
}

/**
 * Identity, bank data, address, opt-out and who follows the customer are guarded; ways of contact and socio-demographic data are
 * low; notes keep both texts. `collaboratorId` decides the portfolio, so that only the office moves a customer.
 */
export const customerEdits = [
  editPolicy(customerTable, {
    fields: {
      kind: { ...guarded, createOnly: true },
      lastName: { ...guarded, schema: name },
      firstName: { ...guarded, schema: name },
      sex: guarded,
      birthDate: guarded,
      birthPlaceCode: { ...guarded, max: 4 },
      birthPlace: guarded,
      fiscalCode: { ...guarded, schema: fiscalCode },
      vatNumber: { ...guarded, schema: vatNumber },
      street: guarded,
      // Which country's it must be, the form says, which knows the province.
      postcode: { ...guarded, schema: anyPostcode },
      municipality: guarded,
      province: { ...guarded, max: 2 },
      mobile: { ...low, schema: e164 },
      phone: { ...low, schema: e164 },
      email: { ...low, schema: email, max: 254 },
      pec: { ...low, schema: email, max: 254 },
      iban: { ...guarded, schema: iban },
      preferredChannel: low,
      preferredHours: low,
      maritalStatus: low,
      profession: low,
      atecoSection: low,
      incomeBand: guarded,
      householdId: guarded,
      collaboratorId: { ...guarded, officeOnly: true },
      salePointId: { ...guarded, officeOnly: true },
      optOutSince: guarded,
      notes: { class: 'append', max: 20_000 },
    },
    units: [
      ['street', 'postcode', 'municipality', 'province'],
      ['birthPlaceCode', 'birthPlace'],
    ],
    ops: ['create', 'patch', 'delete'],
    parent: null,
    check: kindProblems,
  }),
]
