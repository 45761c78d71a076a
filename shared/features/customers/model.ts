import { z } from 'zod'
import { contactChannel } from '../../lib/codes.ts'
import { instant, isoDay } from '../../lib/dates.ts'
import { uuid } from '../../lib/ids.ts'

/** Natural person (persona fisica) or legal person (persona giuridica). */
export const customerKind = z.enum(['PF', 'PG'])
export const sex = z.enum(['M', 'F'])
export const maritalStatus = z.enum([
  'CELIBE_NUBILE',
  'CONIUGATO',
  'UNITO',
  'SEPARATO',
  'DIVORZIATO',
  'VEDOVO',
])

/** CP2021 groups 1 to 9 and the four conditions outside work (domain.md section 4). */
export const profession = z.enum([
  'CP1',
  'CP2',
  'CP3',
  'CP4',
  'CP5',
  'CP6',
  'CP7',
  'CP8',
  'CP9',
  'PENSIONATO',
  'STUDENTE',
  'CASALINGA',
  'DISOCCUPATO',
])

/** Sections A to U of ATECO 2007 (domain.md section 4). */
export const atecoSection = z.enum([
  'A',
  'B',
  'C',
  'D',
  'E',
  'F',
  'G',
  'H',
  'I',
  'J',
  'K',
  'L',
  'M',
  'N',
  'O',
  'P',
  'Q',
  'R',
  'S',
  'T',
  'U',
])

export const incomeBand = z.enum(['FINO_15', 'FINO_28', 'FINO_50', 'OLTRE_50'])

/** A customer or prospect, person or firm. Whether he is one now is derived (`status.ts`), never stored. */
export const customer = z.object({
  id: uuid,
  agencyId: z.int(),
  portfolio: z.int(),
  kind: customerKind,
  /** Surname, or the firm's name. */
  lastName: z.string(),
  firstName: z.string().nullable(),
  sex: sex.nullable(),
  birthDate: isoDay.nullable(),
  /** Belfiore code of the municipality or country of birth. */
  birthPlaceCode: z.string().nullable(),
  birthPlace: z.string().nullable(),
  fiscalCode: z.string().nullable(),
  vatNumber: z.string().nullable(),
  street: z.string().nullable(),
  postcode: z.string().nullable(),
  municipality: z.string().nullable(),
  province: z.string().nullable(),
  /** E.164. */
  mobile: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  pec: z.string().nullable(),
  iban: z.string().nullable(),
  preferredChannel: contactChannel.nullable(),
  preferredHours: z.string().nullable(),
  maritalStatus: maritalStatus.nullable(),
  profession: profession.nullable(),
  atecoSection: atecoSection.nullable(),
  incomeBand: incomeBand.nullable(),
  householdId: uuid.nullable(),
  /** Collaborator of reference. */
  collaboratorId: uuid.nullable(),
  salePointId: uuid.nullable(),
  /** First day as a customer; null for who never was. */
  customerSince: isoDay.nullable(),
  /** Member of the mutual (socio). */
  member: z.boolean(),
  /** K-17, K-18: flags of the group's companies; null where no data came, which is not "no". */
  bankCustomer: z.boolean().nullable(),
  propertyCustomer: z.boolean().nullable(),
  /** entry in the Registro delle Opposizioni. */
  optOutSince: isoDay.nullable(),
  notes: z.string().nullable(),
  updatedAt: instant,
})
export type Customer = z.infer<typeof customer>

/** The name as lists show it: surname first, as an agency speaks. */
export function displayName(person: Pick<Customer, 'lastName' | 'firstName'>): string {
  return person.firstName ? `${person.lastName} ${person.firstName}` : person.lastName
}
