import { expect, test } from 'vitest'
import { createEdit, patchEdit, patchOf } from './edits.ts'

const id = '019a0000-0000-7000-8000-000000000001'

test('a patch names the fields that differ, each with what stood there', () => {
  const before = { mobile: '+393471234567', email: null, notes: 'a', channels: ['SMS', 'EMAIL'] }
  const after = { mobile: '+393471234568', email: null, notes: 'a', channels: ['SMS', 'EMAIL'] }
  expect(patchOf(before, after)).toEqual({ mobile: { from: '+393471234567', to: '+393471234568' } })
  expect(patchOf({ channels: ['SMS'] }, { channels: [] })).toEqual({ channels: { from: ['SMS'], to: [] } })
  expect(patchOf(before, { email: 'a@b.it' })).toEqual({ email: { from: null, to: 'a@b.it' } })
})

test('a field that is not named is not touched, one set to null is emptied', () => {
  expect(patchOf({ mobile: '+39', email: 'x' }, { email: undefined })).toEqual({})
  expect(patchOf({ mobile: '+39' }, { mobile: null })).toEqual({ mobile: { from: '+39', to: null } })
})

test('nothing changed is no edit', () => {
  expect(patchEdit('customer', id, { notes: 'a' }, { notes: 'a' })).toBeNull()
})

test('a new row sets what is known', () => {
  expect(createEdit('customer', id, { kind: 'PF', lastName: 'Rossi', email: null })).toEqual({
    tbl: 'customer',
    id,
    op: 'create',
    fields: { kind: { from: null, to: 'PF' }, lastName: { from: null, to: 'Rossi' } },
  })
})
