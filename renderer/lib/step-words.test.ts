import { afterEach, expect, test } from 'vitest'
import type { StepWords } from '../../shared/features/edits/contract.ts'
import { findPolicy } from '../../shared/sync/edit-policies.ts'
import { rejectionCode } from '../../shared/sync/mutations.ts'
import { setLanguage, translate } from './i18n.ts'
import { doneWords, fieldLabel, fieldName, problemWords, stepPhrase } from './step-words.ts'

const step = (words: Partial<StepWords>): StepWords => ({
  op: 'patch',
  tbl: 'customer',
  fields: ['mobile'],
  name: 'Rossi Paolo',
  count: 1,
  ...words,
})
const phrase = (words: Partial<StepWords>) => stepPhrase(step(words), translate)

afterEach(() => setLanguage('it'))

test('a step says which data of whom', () => {
  expect(phrase({})).toBe('cellulare di Rossi Paolo')
  expect(phrase({ fields: ['email', 'pec'] })).toBe('e-mail, PEC di Rossi Paolo')
  expect(phrase({ fields: ['email', 'pec', 'iban'] })).toBe('3 dati di Rossi Paolo')
  setLanguage('en')
  expect(phrase({})).toBe('mobile of Rossi Paolo')
})

test('fields that belong together have one name', () => {
  expect(phrase({ fields: ['street', 'postcode', 'municipality', 'province'] })).toBe(
    'indirizzo di Rossi Paolo',
  )
  expect(phrase({ fields: ['street'] })).toBe('via di Rossi Paolo')
  expect(phrase({ fields: ['birthPlace', 'birthPlaceCode'] })).toBe('luogo di nascita di Rossi Paolo')
})

test('making, deleting and bulk have their own words', () => {
  expect(phrase({ op: 'create' })).toBe('nuovo cliente Rossi Paolo')
  expect(phrase({ op: 'delete' })).toBe('eliminazione di Rossi Paolo')
  expect(phrase({ fields: ['collaboratorId'], count: 12 })).toBe('riferimento di 12 clienti')
  expect(phrase({ tbl: 'consent', fields: ['value', 'givenOn', 'source'] })).toBe('consenso di Rossi Paolo')
  expect(phrase({ op: 'command', tbl: 'conflict' })).toBe('scelta su un conflitto di Rossi Paolo')
  expect(doneWords(step({}), translate)).toBe('Cambiato: cellulare di Rossi Paolo')
  expect(doneWords(step({ op: 'create' }), translate)).toBe('Aggiunto: Rossi Paolo')
})

test('every field that a desk may write has a name, every refusal a reason', () => {
  for (const tbl of ['customer', 'household', 'relation', 'consent', 'interaction', 'attachment']) {
    const fields = Object.keys(findPolicy(tbl)?.fields ?? {})
    expect(fields.length).toBeGreaterThan(0)
    for (const field of fields)
      expect(fieldName(tbl, field, translate), `${tbl}.${field}`).not.toBe('altri dati')
  }
  expect(fieldLabel('customer', 'mobile', translate)).toBe('Cellulare')
  for (const code of rejectionCode.options) expect(problemWords({ code }, translate)).toMatch(/\.$/)
})
