import { describe, expect, test } from 'vitest'
import { findPolicy } from './edit-policies.ts'
import type { EditPolicy } from './edit-policy.ts'
import { laidOnTop, type Merge, mergeFields, sameValue } from './merge.ts'
import type { FieldChanges } from './mutations.ts'

const policy = findPolicy('customer') as EditPolicy
const consent = findPolicy('consent') as EditPolicy

type Case = {
  readonly what: string
  readonly row: Record<string, unknown>
  readonly fields: FieldChanges
  readonly strict?: true
  readonly merge: Partial<Merge>
}

const cases: readonly Case[] = [
  {
    what: 'a guarded field that nobody touched is applied',
    row: { iban: 'A' },
    fields: { iban: { from: 'A', to: 'B' } },
    merge: { values: { iban: 'B' } },
  },
  {
    what: 'the same value from two people is no change',
    row: { iban: 'B' },
    fields: { iban: { from: 'A', to: 'B' } },
    merge: {},
  },
  {
    what: 'fault 28: a guarded field that two people wrote is asked about',
    row: { iban: 'C' },
    fields: { iban: { from: 'A', to: 'B' } },
    merge: { conflicts: ['iban'] },
  },
  {
    what: 'fault 28: of a low field the later arrival wins',
    row: { mobile: '+393331' },
    fields: { mobile: { from: '+393330', to: '+393332' } },
    merge: { values: { mobile: '+393332' }, merged: ['mobile'] },
  },
  {
    what: 'fault 29: other fields of the row are applied beside a question',
    row: { iban: 'C', mobile: null, lastName: 'Rossi' },
    fields: {
      iban: { from: 'A', to: 'B' },
      mobile: { from: null, to: '+393331' },
      lastName: { from: 'Rossi', to: 'Bianchi' },
    },
    merge: { values: { mobile: '+393331', lastName: 'Bianchi' }, conflicts: ['iban'] },
  },
  {
    what: 'fault 30: a unit of which one field was touched is asked about whole',
    row: { street: 'Via Nuova 1', postcode: '10100', municipality: 'Torino' },
    fields: {
      street: { from: 'Via Vecchia 1', to: 'Via Vecchia 1' },
      postcode: { from: '10100', to: '10121' },
      municipality: { from: 'Torino', to: 'Torino' },
    },
    merge: { conflicts: ['street', 'postcode', 'municipality'] },
  },
  {
    what: 'a unit that nobody touched writes what differs',
    row: { street: 'Via Po 1', postcode: '10100' },
    fields: { street: { from: 'Via Po 1', to: 'Via Po 2' }, postcode: { from: '10100', to: '10100' } },
    merge: { values: { street: 'Via Po 2' } },
  },
  {
    what: 'notes keep both additions',
    row: { notes: 'prima\nsua' },
    fields: { notes: { from: 'prima', to: 'prima\nmia' } },
    merge: { values: { notes: 'prima\nsua\nmia' }, merged: ['notes'] },
  },
  {
    what: 'notes that were rewritten on both sides keep both',
    row: { notes: 'sua' },
    fields: { notes: { from: 'prima', to: 'mia' } },
    merge: { values: { notes: 'sua\nmia' }, merged: ['notes'] },
  },
  {
    what: 'a note that stands there already is not doubled, and writes nothing',
    row: { notes: 'prima\nmia\nsua' },
    fields: { notes: { from: 'prima', to: 'prima\nmia' } },
    merge: { merged: ['notes'] },
  },
  {
    what: 'a note that is a part of another one is not taken for it',
    row: { notes: 'Non ha figli' },
    fields: { notes: { from: null, to: 'ha figli' } },
    merge: { values: { notes: 'Non ha figli\nha figli' }, merged: ['notes'] },
  },
  {
    what: 'emptied notes do not take a colleague’s away',
    row: { notes: 'sua' },
    fields: { notes: { from: 'prima', to: null } },
    merge: { merged: ['notes'] },
  },
  {
    what: 'two notes that are too long together are asked about, not cut',
    row: { notes: 'x'.repeat(15_000) },
    fields: { notes: { from: null, to: 'y'.repeat(15_000) } },
    merge: { conflicts: ['notes'] },
  },
  {
    what: 'an undo asks where a low field would win',
    row: { mobile: '+393332' },
    fields: { mobile: { from: '+393331', to: '+393330' } },
    strict: true,
    merge: { conflicts: ['mobile'] },
  },
  {
    what: 'an undo of what still stands is applied',
    row: { notes: 'prima\nmia' },
    fields: { notes: { from: 'prima\nmia', to: 'prima' } },
    strict: true,
    merge: { values: { notes: 'prima' } },
  },
]

describe('a patch merged into the row as it is now (sync.md section 6)', () => {
  test.each(cases)('$what', ({ row, fields, strict, merge }) => {
    const { values = {}, merged = [], conflicts = [] } = merge
    expect(mergeFields(policy, row, fields, strict ?? false)).toEqual({ values, merged, conflicts })
  })

  test('a consent’s answer, date and channel are one', () => {
    const row = { value: 'NO', givenOn: '2026-03-01', source: 'EMAIL', channels: ['EMAIL'] }
    const fields: FieldChanges = {
      value: { from: 'UNKNOWN', to: 'YES' },
      givenOn: { from: null, to: '2026-03-02' },
      source: { from: null, to: 'TELEFONO' },
      channels: { from: [], to: ['EMAIL'] },
    }
    expect(mergeFields(consent, row, fields).conflicts.toSorted()).toEqual([
      'channels',
      'givenOn',
      'source',
      'value',
    ])
  })
})

test('values are the same by content; nothing is nothing', () => {
  expect(sameValue(['a', 'b'], ['a', 'b'])).toBe(true)
  expect(sameValue(['a', 'b'], ['b', 'a'])).toBe(false)
  expect(sameValue(null, undefined)).toBe(true)
  expect(sameValue('', null)).toBe(false)
})

test('the author sees what he typed, and of notes both texts', () => {
  const row = { iban: 'C', notes: 'prima\nsua' }
  const fields: FieldChanges = {
    iban: { from: 'A', to: 'B' },
    notes: { from: 'prima', to: 'prima\nmia' },
  }
  expect(laidOnTop(policy, row, fields)).toEqual({ iban: 'B', notes: 'prima\nsua\nmia' })
})
