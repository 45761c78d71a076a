import { expect, test } from 'vitest'
import type { RowNow } from '../../shared/features/history/contract.ts'
import { english, italian } from '../../shared/i18n/catalogue.ts'
import { findPolicy } from '../../shared/sync/edit-policies.ts'
import { groupFields, groupWords, namedRows, rowName, tableWords, valueWords } from './field-words.ts'
import { formatsOf } from './formats.ts'
import { translate } from './i18n.ts'
import { fieldLabel } from './step-words.ts'

const words = { t: translate, formats: formatsOf('it'), names: new Map([['someone', 'Rinaldi Marta']]) }
const tables = ['customer', 'consent', 'interaction', 'household', 'relation', 'attachment']

test('every table and every field that a desk may write has a name in both languages', () => {
  for (const table of tables) {
    const policy = findPolicy(table)
    expect(policy, table).toBeDefined()
    expect(tableWords(table, translate)).not.toBe(translate('table.other'))
    for (const field of Object.keys(policy?.fields ?? {})) {
      expect(italian).toHaveProperty([`field.${table}.${field}`])
      expect(english).toHaveProperty([`field.${table}.${field}`])
    }
  }
})

test('every code that a desk may write has words', () => {
  for (const table of tables)
    for (const field of Object.keys(findPolicy(table)?.fields ?? {}))
      for (const value of codesOf(table, field))
        if (value !== 'SMS')
          expect(valueWords(table, field, value, words), `${table}.${field}`).not.toBe(value)
})

/** The values of an enum of a model, whatever it is wrapped in. */
function codesOf(table: string, field: string): readonly string[] {
  let schema: unknown = findPolicy(table)?.table.model.shape[field]
  while (typeof schema === 'object' && schema !== null) {
    if ('options' in schema && Array.isArray(schema.options))
      return schema.options.filter((one): one is string => typeof one === 'string')
    if ('element' in schema) schema = schema.element
    else if ('unwrap' in schema && typeof schema.unwrap === 'function') schema = schema.unwrap()
    else return []
  }
  return []
}

test('values are written by their kind', () => {
  expect(valueWords('customer', 'birthDate', '1979-03-14', words)).toBe('14/03/1979')
  expect(valueWords('customer', 'mobile', '+393475521840', words)).toBe('347 552 1840')
  expect(valueWords('customer', 'iban', 'IT60X0542811101000000123456', words)).toBe(
    'IT60 X054 2811 1010 0000 0123 456',
  )
  expect(valueWords('customer', 'maritalStatus', 'VEDOVO', words)).toBe('vedovo')
  expect(valueWords('customer', 'member', true, words)).toBe('Sì')
  expect(valueWords('customer', 'lastName', 'TRUE', words)).toBe('TRUE')
  expect(valueWords('consent', 'channels', ['EMAIL', 'SMS'], words)).toBe('e-mail, SMS')
  expect(valueWords('attachment', 'size', 1_400_000, words).replace(/\s/g, ' ')).toBe('1,4 MB')
  expect(valueWords('customer', 'collaboratorId', 'someone', words)).toBe('Rinaldi Marta')
  expect(valueWords('customer', 'collaboratorId', 'nobody', words)).toBe('non su questa postazione')
  expect(valueWords('customer', 'notes', null, words)).toBe('')
  // A value that a newer program wrote is shown as it came.
  expect(valueWords('customer', 'maritalStatus', 'NUOVO', words)).toBe('NUOVO')
})

test('fault 52: names such as constructor are shown as text and lead nowhere', () => {
  expect(valueWords('customer', 'constructor', 'x', words)).toBe('x')
  expect(valueWords('__proto__', 'toString', 'x', words)).toBe('x')
  expect(fieldLabel('__proto__', 'constructor', translate)).toBe('Altri dati')
  expect(tableWords('constructor', translate)).toBe('Altro dato')
})

test('an address is one line and one choice', () => {
  const row: Record<string, string> = {
    street: 'Corso Traiano 41',
    postcode: '10135',
    municipality: 'Torino',
    province: 'TO',
    iban: 'IT60X',
  }
  const groups = groupFields(
    'customer',
    ['iban', 'province', 'municipality', 'street', 'postcode'],
    translate,
  )
  expect(groups.map(({ label }) => label)).toEqual(['Indirizzo', 'IBAN'])
  const [address] = groups
  if (!address) throw new Error('no address')
  expect(groupWords('customer', address, (field) => row[field] ?? null, words)).toBe(
    'Corso Traiano 41, 10135 Torino (TO)',
  )
  expect(groupFields('customer', ['street'], translate)[0]?.label).toBe('Via')
})

test('the records that values name are asked for by their tables', () => {
  const values = { collaboratorId: 'a', householdId: 'b', lastName: 'c', salePointId: null }
  expect(namedRows('customer', values)).toEqual([
    { tbl: 'collaborator', id: 'a' },
    { tbl: 'household', id: 'b' },
  ])
})

test('a record is told by its name', () => {
  const named = (tbl: RowNow['tbl'], values: RowNow['values']) =>
    rowName({ tbl, id: crypto.randomUUID(), values }, translate)
  expect(named('customer', { lastName: 'Rossi', firstName: 'Anna' })).toBe('Rossi Anna')
  expect(named('customer', { lastName: 'Dora S.r.l.', firstName: null })).toBe('Dora S.r.l.')
  expect(named('consent', { purpose: 'L2' })).toBe('promozioni L2')
  expect(named('relation', { kind: 'CONIUGE' })).toBe('coniuge')
  expect(named('policy', { number: '30066482' })).toBe('30066482')
})
