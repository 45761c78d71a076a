import { describe, expect, test } from 'vitest'
import { role } from '../features/network/model.ts'
import { findPolicy } from './edit-policies.ts'
import { type EditPolicy, editProblems, isOffice, mayWrite, unitOf, valueProblem } from './edit-policy.ts'
import type { FieldValue, RejectionCode } from './mutations.ts'

const customer = findPolicy('customer') as EditPolicy
const change = (from: FieldValue, to: FieldValue) => ({ from, to })

describe('who may write what', () => {
  const office = [
    'AGENTE_TITOLARE',
    'AGENTE_SOCIO',
    'RESPONSABILE_UFFICIO',
    'IMPIEGATO_FRONT',
    'IMPIEGATO_BACK',
    'SPECIALISTA',
  ]
  test.each(role.options)('%s', (who) => {
    expect(mayWrite(who)).toBe(who !== 'DIREZIONE')
    expect(isOffice(who)).toBe(office.includes(who))
    const name = editProblems(customer, who, 'patch', { lastName: change('Rossi', 'Bianchi') })
    const mover = editProblems(customer, who, 'patch', { collaboratorId: change(null, null) })
    expect(name).toEqual(who === 'DIREZIONE' ? [{ code: 'forbidden' }] : [])
    if (who === 'DIREZIONE') expect(mover).toEqual([{ code: 'forbidden' }])
    else expect(mover).toEqual(office.includes(who) ? [] : [{ code: 'forbidden', field: 'collaboratorId' }])
  })

  test('a field that is set once, one that is head office’s, one that is not there', () => {
    const codes = (op: 'create' | 'patch', field: string, to: FieldValue) =>
      editProblems(customer, 'IMPIEGATO_BACK', op, { [field]: change(null, to) }).map((one) => one.code)
    expect(codes('patch', 'kind', 'PG')).toEqual(['not_editable'])
    expect(codes('create', 'kind', 'PG')).toEqual([])
    for (const field of [
      'id',
      'agencyId',
      'portfolio',
      'updatedAt',
      'member',
      'mai',
      'constructor',
      'toString',
    ])
      expect(codes('patch', field, 'x')).toEqual(['not_editable'])
  })

  test('fault 52: names of every object are no tables', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'policy', 'conflict', ''])
      expect(findPolicy(name)).toBeUndefined()
  })
})

describe('what a field takes', () => {
  const cases: readonly (readonly [field: string, value: FieldValue, code: RejectionCode | null])[] = [
    ['lastName', 'D’Angelo', null],
    ['lastName', '<img src=x onerror=alert(1)>', null],
    ['lastName', '\u202Eissor', null],
    ['lastName', '  ', 'invalid_value'],
    ['lastName', null, 'required'],
    ['lastName', 'x'.repeat(201), 'too_long'],
    ['lastName', 'a\0b', 'bad_text'],
    ['lastName', 'a\uD83D', 'bad_text'],
    ['lastName', '😀', null],
    ['lastName', 12, 'invalid_value'],
    ['notes', 'x'.repeat(20_000), null],
    ['notes', 'x'.repeat(20_001), 'too_long'],
    ['notes', null, null],
    ['birthDate', '1970-02-30', 'invalid_value'],
    ['birthDate', '1970-02-28', null],
    ['sex', 'X', 'invalid_value'],
    ['postcode', 'Torino', 'invalid_value'],
    ['mobile', '333 1234567', 'invalid_value'],
    ['mobile', '+393331234567', null],
    ['iban', 'IT00X0542811101000000123456', 'invalid_value'],
    ['iban', 'IT60X0542811101000000123456', null],
    ['householdId', 'non un id', 'invalid_value'],
  ]
  test.each(cases)('fault 49: %s, case %#', (field, value, code) => {
    expect(valueProblem(customer, field, value)).toBe(code)
  })
})

test('a field stands in one unit at most, and every unit is of fields that may be written', () => {
  for (const table of ['customer', 'household', 'relation', 'consent', 'interaction', 'attachment']) {
    const policy = findPolicy(table) as EditPolicy
    const all = policy.units.flat()
    expect(new Set(all).size).toBe(all.length)
    for (const field of all) expect(policy.fields).toHaveProperty(field)
    for (const field of Object.keys(policy.fields))
      expect(policy.table.columns.map((column) => column.key)).toContain(field)
  }
  expect(unitOf(customer, 'postcode')).toEqual(['street', 'postcode', 'municipality', 'province'])
  expect(unitOf(customer, 'iban')).toEqual(['iban'])
})
