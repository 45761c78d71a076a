import { afterEach, expect, test } from 'vitest'
import { computeFiscalCode } from '../../../../shared/lib/fiscal-code.ts'
import { setLanguage, translate } from '../../../lib/i18n.ts'
import { type Check, checkField, checkKey } from './checks.ts'
import { type CustomerKey, fieldOf, type Texts } from './fields.ts'
import { codeRemark } from './fiscal-code-check.ts'

const today = '2026-11-22'
const context = (texts: Texts, kind: 'PF' | 'PG' = 'PF') => ({ kind, texts, today, t: translate })
const check = (key: CustomerKey, text: string, kind: 'PF' | 'PG' = 'PF'): Check =>
  checkKey(key, context({ [key]: text }, kind))
const words = (key: CustomerKey, text: string) => {
  const read = check(key, text)
  return 'problem' in read ? read.problem : null
}

afterEach(() => setLanguage('it'))

test('what is typed is stored in its normal form', () => {
  expect(check('mobile', '347 552 1840')).toEqual({ value: '+393475521840' })
  expect(check('phone', '011 5621234')).toEqual({ value: '+390115621234' })
  expect(check('email', ' Paolo.Rossi@Posta.example ')).toEqual({ value: 'paolo.rossi@posta.example' })
  expect(check('iban', 'it60 x054 2811 1010 0000 0123 456')).toEqual({ value: 'IT60X0542811101000000123456' })
  expect(check('vatNumber', 'IT 00743110157')).toEqual({ value: '00743110157' })
  expect(check('birthDate', '14.3.79')).toEqual({ value: '1979-03-14' })
  expect(check('province', 'to')).toEqual({ value: 'TO' })
  expect(check('municipality', 'torino')).toEqual({ value: 'Torino' })
  expect(check('lastName', '  Rossi ')).toEqual({ value: 'Rossi' })
  for (const key of ['mobile', 'fiscalCode', 'iban', 'notes'] as const)
    expect(check(key, '  ')).toEqual({ value: null })
})

test('what is wrong is said in words', () => {
  expect(words('mobile', '123')).toContain('Questo numero non esiste')
  expect(words('email', 'paolo@')).toContain('nome@dominio.it')
  expect(words('iban', 'IT60X0542811101000000123457')).toContain('IBAN non torna')
  expect(words('vatNumber', '00743110158')).toContain('ultima è di controllo')
  expect(words('vatNumber', '0074')).toBe('La partita IVA ha 11 cifre, qui ce ne sono 4.')
  expect(words('birthDate', '30/02/1979')).toContain('14/03/1979')
  expect(words('birthDate', '14/03/2030')).toContain('deve ancora venire')
  expect(words('postcode', '1013')).toContain('Il CAP ha cinque cifre.')
  expect(words('province', 'XX')).toContain('sigla')
  expect(words('lastName', '')).toContain('non si può lasciare vuoto')
  expect(words('firstName', '')).toContain('non si può lasciare vuoto')
  expect(check('firstName', '', 'PG')).toEqual({ value: null })
  setLanguage('en')
  expect(words('postcode', '1013')).toContain('A postcode has five digits.')
})

test('a fiscal code is refused for its shape or its check letter alone', () => {
  const code = computeFiscalCode({
    surname: 'Cerutti',
    name: 'Davide',
    birthDate: '1979-03-14',
    sex: 'M',
    placeCode: 'L219',
  })
  expect(check('fiscalCode', code.toLowerCase())).toEqual({ value: code })
  const wrong = `${code.slice(0, 15)}${code.endsWith('X') ? 'Y' : 'X'}`
  expect(words('fiscalCode', wrong)).toBe(
    `L’ultima lettera dovrebbe essere ${code.slice(15)}. Controlla il tesserino.`,
  )
  expect(words('fiscalCode', code.slice(0, 13))).toBe('Il codice ha 16 caratteri, qui ce ne sono 13.')
  expect(words('fiscalCode', `1${code.slice(1)}`)).toContain('non stanno dove dovrebbero')
  expect(words('fiscalCode', '00743110158')).toContain('ultima cifra')
})

test('what more typing may mend is unfinished', () => {
  expect(check('fiscalCode', 'RSSPLA')).toMatchObject({ unfinished: true })
  expect(check('email', 'paolo')).toMatchObject({ unfinished: true })
  expect(check('vatNumber', '00743110158')).toMatchObject({ unfinished: false })
})

test('a code that does not fit the person is explained part by part, with the code of the data', () => {
  const person = {
    kind: 'PF',
    lastName: 'Cerutti',
    firstName: 'Davide',
    sex: 'M',
    birthDate: '1979-03-14',
    birthPlaceCode: 'L219',
  } as const
  const code = computeFiscalCode({
    surname: 'Cerutti',
    name: 'Davide',
    birthDate: '1979-03-14',
    sex: 'M',
    placeCode: 'L219',
  })
  expect(codeRemark({ ...person, fiscalCode: code }, today, translate)).toBeNull()
  expect(codeRemark({ ...person, fiscalCode: null }, today, translate)).toEqual({ parts: [], computed: code })
  const other = computeFiscalCode({
    surname: 'Cerruti',
    name: 'Davide',
    birthDate: '1978-03-15',
    sex: 'F',
    placeCode: 'F205',
  })
  expect(codeRemark({ ...person, fiscalCode: other }, today, translate)).toEqual({
    parts: [
      'Cognome: dai dati CRT, nel codice CRR.',
      'Nascita: dai dati 14/03/1979, nel codice 15/03/1978.',
      'Sesso: dai dati maschile, nel codice femminile.',
      'Luogo di nascita: dai dati Torino (L219), nel codice Milano (F205).',
    ],
    computed: code,
  })
  // Too little is known: nothing to compute, and only what is known is compared.
  expect(
    codeRemark({ ...person, birthPlaceCode: null, fiscalCode: other }, today, translate)?.computed,
  ).toBeNull()
  expect(codeRemark({ ...person, fiscalCode: '00743110157' }, today, translate)).toBeNull()
})

test('fields that belong together are read together', () => {
  const texts = { street: 'Corso Traiano 41', postcode: '10135', municipality: 'torino', province: 'to' }
  expect(checkField(fieldOf('address'), context(texts))).toEqual({
    values: { street: 'Corso Traiano 41', postcode: '10135', municipality: 'Torino', province: 'TO' },
  })
  const abroad = { street: 'Via Nassa 5', postcode: '6900', municipality: 'Lugano', province: 'ee' }
  expect(checkField(fieldOf('address'), context(abroad))).toEqual({
    values: { ...abroad, province: 'EE' },
  })
  const wrong = checkField(fieldOf('address'), context({ ...texts, postcode: '1', province: 'XX' }))
  expect('problems' in wrong && [...wrong.problems.keys()]).toEqual(['postcode', 'province'])
})

test('the code of a birth place follows its name', () => {
  const read = (birthPlace: string, birthPlaceCode?: string, bornIn = 'PARIGI') =>
    checkField(fieldOf('birthPlace'), {
      ...context({ birthPlace, ...(birthPlaceCode ? { birthPlaceCode } : {}) }),
      bornIn,
    })
  expect(read('Albania', 'Z129', 'Romania')).toEqual({
    values: { birthPlace: 'Albania', birthPlaceCode: null },
  })
  expect(read('milano', 'L219')).toEqual({ values: { birthPlace: 'Milano', birthPlaceCode: 'F205' } })
  expect(read('Parigi', 'L219')).toEqual({ values: { birthPlace: 'Parigi', birthPlaceCode: null } })
  expect(read('Parigi', 'Z110')).toEqual({ values: { birthPlace: 'Parigi', birthPlaceCode: 'Z110' } })
  expect(read('')).toEqual({ values: { birthPlace: null, birthPlaceCode: null } })
})
