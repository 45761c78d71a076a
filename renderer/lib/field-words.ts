import { displayName } from '../../shared/features/customers/model.ts'
import type { RowNow } from '../../shared/features/history/contract.ts'
import { english, type LabelKey } from '../../shared/i18n/catalogue.ts'
import { displayIban } from '../../shared/lib/iban.ts'
import { displayPhone } from '../../shared/lib/phone.ts'
import { findPolicy } from '../../shared/sync/edit-policies.ts'
import { type EditPolicy, unitOf } from '../../shared/sync/edit-policy.ts'
import type { FieldValue } from '../../shared/sync/mutations.ts'
import type { Formats } from './formats.ts'
import type { Translate } from './i18n.ts'
import { fieldLabel } from './step-words.ts'

/** How a field's value is written out; one that is not named is text and stands as it was typed. */
type Kind =
  | { readonly as: 'day' | 'moment' | 'phone' | 'iban' | 'bytes' | 'flag' }
  /** A code: the catalogue's key is this and the value. */
  | { readonly as: 'code'; readonly key: string }
  /** The id of another record, told by its name. */
  | { readonly as: 'other'; readonly table: RowNow['tbl'] }

const day = { as: 'day' } as const
const phone = { as: 'phone' } as const
const flag = { as: 'flag' } as const
const other = (table: RowNow['tbl']) => ({ as: 'other', table }) as const
const customer = other('customer')
const collaborator = other('collaborator')
const policy = other('policy')
const claim = other('claim')
const code = (key: string) => ({ as: 'code', key }) as const
const channel = code('code.channel.')

const kinds: Readonly<Record<string, Readonly<Record<string, Kind>>>> = {
  customer: {
    kind: code('customers.kind.'),
    sex: code('customers.sex.'),
    birthDate: day,
    mobile: phone,
    phone,
    iban: { as: 'iban' },
    preferredChannel: channel,
    maritalStatus: code('customers.marital.'),
    profession: code('customers.profession.'),
    atecoSection: code('customers.ateco.'),
    incomeBand: code('customers.income.'),
    householdId: other('household'),
    collaboratorId: collaborator,
    salePointId: other('sale_point'),
    customerSince: day,
    member: flag,
    bankCustomer: flag,
    propertyCustomer: flag,
    optOutSince: day,
  },
  consent: {
    customerId: customer,
    purpose: code('customers.purpose.'),
    controller: code('consents.controller.'),
    value: code('consents.answer.'),
    givenOn: day,
    source: channel,
    takenById: collaborator,
    channels: channel,
  },
  interaction: {
    customerId: customer,
    at: { as: 'moment' },
    channel,
    direction: code('interactions.direction.'),
    kind: code('interactions.kind.'),
    collaboratorId: collaborator,
    policyId: policy,
    claimId: claim,
    followUpOn: day,
  },
  household: { headCustomerId: customer },
  relation: { customerId: customer, otherCustomerId: customer, kind: code('households.kind.') },
  attachment: {
    customerId: customer,
    policyId: policy,
    claimId: claim,
    size: { as: 'bytes' },
    addedById: collaborator,
    addedAt: { as: 'moment' },
  },
}

/** Names of other records by id, as far as this desk knows them. */
export type Names = ReadonlyMap<string, string>

/** What values are written out with. */
export interface WordsOf {
  readonly t: Translate
  readonly formats: Formats
  readonly names: Names
}

/** "Cliente", "Consenso": what kind of record a table holds. */
export function tableWords(table: string, t: Translate): string {
  const key = `table.${table}`
  return t(isLabel(key) ? key : 'table.other')
}

/** Fields that are told together: one field, or a unit that merges as one (an address). */
export interface FieldGroup {
  /** The first of them, by which the group is known. */
  readonly id: string
  readonly label: string
  readonly fields: readonly string[]
}

/** The name of a unit, by its first field, where that field's own name says too little. */
const unitNames: Readonly<Record<string, string>> = {
  'customer.street': 'address',
  'customer.birthPlaceCode': 'birthPlace',
}

/** Fields of a table in the order of its policy, those of one unit together. */
export function groupFields(table: string, fields: readonly string[], t: Translate): readonly FieldGroup[] {
  const policy = findPolicy(table)
  const groups: FieldGroup[] = []
  const asked = new Set<string>()
  for (const field of policy ? inPolicyOrder(policy, fields) : fields) {
    if (asked.has(field)) continue
    const unit = policy ? unitOf(policy, field) : [field]
    const present = unit.filter((one) => fields.includes(one))
    for (const one of present) asked.add(one)
    const name = present.length > 1 ? (unitNames[`${table}.${unit[0]}`] ?? field) : field
    groups.push({ id: field, label: fieldLabel(table, name, t), fields: present })
  }
  return groups
}

function inPolicyOrder(policy: EditPolicy, fields: readonly string[]): readonly string[] {
  const order = Object.keys(policy.fields)
  const place = (field: string) => (order.includes(field) ? order.indexOf(field) : order.length)
  return fields.toSorted((a, b) => place(a) - place(b))
}

/** One value in words; '' for one that is not there. */
export function valueWords(table: string, field: string, value: FieldValue, words: WordsOf): string {
  if (value === null || value === '') return ''
  if (Array.isArray(value))
    return value
      .map((one) => valueWords(table, field, one, words))
      .filter(Boolean)
      .join(', ')
  const { t, formats, names } = words
  const kind = kindOf(table, field)
  if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no')
  if (typeof value === 'number') return kind?.as === 'bytes' ? formats.bytes(value) : formats.number(value)
  switch (kind?.as) {
    case undefined:
    case 'bytes':
    case 'flag':
      return value
    case 'day':
      return formats.day(value)
    case 'moment':
      return formats.moment(value)
    case 'phone':
      return displayPhone(value)
    case 'iban':
      return displayIban(value)
    case 'code':
      return codeWords(kind.key, value, t)
    case 'other':
      return names.get(value) ?? t('field.elsewhere')
  }
}

/** Names come from rows: one such as `constructor` is no kind (fault 52). */
function kindOf(table: string, field: string): Kind | undefined {
  const fields = Object.hasOwn(kinds, table) ? kinds[table] : undefined
  return fields && Object.hasOwn(fields, field) ? fields[field] : undefined
}

function codeWords(prefix: string, value: string, t: Translate): string {
  const key = `${prefix}${value}`
  return isLabel(key) ? t(key) : value
}

/** The values of a group in one line: an address as one writes it, else the values one after the other. */
export function groupWords(
  table: string,
  group: FieldGroup,
  valueIn: (field: string) => FieldValue,
  words: WordsOf,
): string {
  const word = (field: string) =>
    group.fields.includes(field) ? valueWords(table, field, valueIn(field), words) : ''
  if (table === 'customer' && group.fields.length > 1 && group.fields.includes('street'))
    return addressLine(word('street'), word('postcode'), word('municipality'), word('province'))
  if (table === 'customer' && group.fields.includes('birthPlace')) return word('birthPlace')
  return group.fields.map(word).filter(Boolean).join(', ')
}

/** "Corso Traiano 41, 10135 Torino (TO)". */
function addressLine(street: string, postcode: string, municipality: string, province: string): string {
  const place = [postcode, municipality, province && `(${province})`].filter(Boolean).join(' ')
  return [street, place].filter(Boolean).join(', ')
}

/** Other records that these values name. */
export function namedRows(
  table: string,
  values: Readonly<Record<string, FieldValue>>,
): readonly Pick<RowNow, 'tbl' | 'id'>[] {
  return Object.entries(values).flatMap(([field, value]) => {
    const kind = kindOf(table, field)
    return typeof value === 'string' && kind?.as === 'other' ? [{ tbl: kind.table, id: value }] : []
  })
}

/** A record by name: a person's, a subject, a file's; '' where it has none of its own. */
export function rowName({ tbl, values }: RowNow, t: Translate): string {
  const text = (field: string) => (typeof values[field] === 'string' ? values[field] : '')
  switch (tbl) {
    case 'customer':
    case 'collaborator':
      return displayName({ lastName: text('lastName'), firstName: text('firstName') || null })
    case 'consent':
      return codeWords('customers.purpose.', text('purpose'), t)
    case 'interaction':
      return text('subject')
    case 'household':
    case 'attachment':
    case 'sale_point':
      return text('name')
    case 'relation':
      return codeWords('households.kind.', text('kind'), t)
    case 'policy':
    case 'claim':
      return text('number')
  }
}

function isLabel(key: string): key is LabelKey {
  return Object.hasOwn(english, key)
}
