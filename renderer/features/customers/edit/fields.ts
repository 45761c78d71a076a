import type { Customer } from '../../../../shared/features/customers/model.ts'
import { displayIban } from '../../../../shared/lib/iban.ts'
import { displayPhone } from '../../../../shared/lib/phone.ts'
import { writtenDay } from '../../../lib/day-text.ts'

/** The data of a customer that a desk may write, by the model's key. */
export type CustomerKey = keyof Pick<
  Customer,
  | 'lastName'
  | 'firstName'
  | 'sex'
  | 'birthDate'
  | 'birthPlaceCode'
  | 'birthPlace'
  | 'fiscalCode'
  | 'vatNumber'
  | 'street'
  | 'postcode'
  | 'municipality'
  | 'province'
  | 'mobile'
  | 'phone'
  | 'email'
  | 'pec'
  | 'iban'
  | 'preferredChannel'
  | 'preferredHours'
  | 'maritalStatus'
  | 'profession'
  | 'atecoSection'
  | 'incomeBand'
  | 'collaboratorId'
  | 'optOutSince'
  | 'notes'
>

/** What stands in fields as text, by key. */
export type Texts = Readonly<Partial<Record<CustomerKey, string>>>

export type FieldGroup = 'identity' | 'reach' | 'relation' | 'work' | 'notes'

/** One thing that is edited at a time: a field, or fields that belong together. */
export interface FieldSpec {
  readonly id: FieldId
  readonly keys: readonly CustomerKey[]
  readonly group: FieldGroup
  /** Persons or firms alone have it. */
  readonly only?: 'PF' | 'PG'
  /** The veil covers it. */
  readonly private?: true
}

const ids = [
  'lastName',
  'firstName',
  'sex',
  'birthDate',
  'birthPlace',
  'fiscalCode',
  'vatNumber',
  'address',
  'mobile',
  'phone',
  'email',
  'pec',
  'preferredChannel',
  'preferredHours',
  'iban',
  'collaboratorId',
  'optOutSince',
  'maritalStatus',
  'profession',
  'atecoSection',
  'incomeBand',
  'notes',
] as const
export type FieldId = (typeof ids)[number]

const own: Readonly<Partial<Record<FieldId, readonly CustomerKey[]>>> = {
  address: ['street', 'postcode', 'municipality', 'province'],
  birthPlace: ['birthPlace', 'birthPlaceCode'],
}
const persons: readonly FieldId[] = [
  'firstName',
  'sex',
  'birthDate',
  'birthPlace',
  'maritalStatus',
  'profession',
]
const veiled: readonly FieldId[] = [
  'birthDate',
  'fiscalCode',
  'vatNumber',
  'mobile',
  'phone',
  'email',
  'pec',
  'iban',
  'incomeBand',
  'notes',
]

const groups: Readonly<Record<FieldGroup, readonly FieldId[]>> = {
  identity: ['lastName', 'firstName', 'sex', 'birthDate', 'birthPlace', 'fiscalCode', 'vatNumber'],
  reach: ['address', 'mobile', 'phone', 'email', 'pec', 'preferredChannel', 'preferredHours', 'iban'],
  relation: ['collaboratorId', 'optOutSince'],
  work: ['maritalStatus', 'profession', 'atecoSection', 'incomeBand'],
  notes: ['notes'],
}

/** Every field in the order in which Tab goes through them. */
export const customerFields: readonly FieldSpec[] = (
  ['identity', 'reach', 'relation', 'work', 'notes'] as const
).flatMap((group) =>
  groups[group].map((id) => ({
    id,
    group,
    keys: own[id] ?? [id as CustomerKey],
    ...(persons.includes(id) ? { only: 'PF' as const } : {}),
    ...(veiled.includes(id) ? { private: true as const } : {}),
  })),
)

const byId = new Map(customerFields.map((field) => [field.id, field]))

export function fieldOf(id: FieldId): FieldSpec {
  const field = byId.get(id)
  if (!field) throw new Error(`No such field: ${id}`)
  return field
}

/** The field that writes a key. */
export function fieldWriting(key: string): FieldSpec | null {
  return customerFields.find(({ keys }) => (keys as readonly string[]).includes(key)) ?? null
}

/** The fields that a customer of this kind has. */
export function fieldsFor(kind: Customer['kind']): readonly FieldSpec[] {
  return customerFields.filter(({ only }) => only === undefined || only === kind)
}

/** A stored value as it stands in its field; '' for none. */
export function writtenText(customer: Customer, key: CustomerKey): string {
  const value = customer[key]
  if (value === null) return ''
  switch (key) {
    case 'birthDate':
    case 'optOutSince':
      return writtenDay(value)
    case 'mobile':
    case 'phone':
      return displayPhone(value)
    case 'iban':
      return displayIban(value)
    default:
      return value
  }
}

/** Every key that a field writes. */
const allKeys: readonly CustomerKey[] = customerFields.flatMap(({ keys }) => keys)

/** The stored texts with the typed ones over them. */
export function allTexts(customer: Customer, typed: Readonly<Record<string, string>>): Texts {
  const stored: Partial<Record<CustomerKey, string>> = {}
  for (const key of allKeys) stored[key] = writtenText(customer, key)
  return { ...stored, ...typed }
}
