import { expect, test } from 'vitest'
import { translate } from '../../../lib/i18n.ts'
import { asKind, prospectRow, readProspect, textsOfSearch } from './new-prospect.ts'

const today = '2026-11-22'
const begin = (typed: string) => textsOfSearch(typed, today, translate)

test('what was looked for in vain is the beginning of a prospect', () => {
  expect(begin('rossi paolo maria')).toEqual({
    kind: 'PF',
    texts: { lastName: 'Rossi', firstName: 'Paolo Maria' },
  })
  expect(begin('De Luca')).toEqual({ kind: 'PF', texts: { lastName: 'De Luca' } })
  expect(begin('347 552 1840')).toEqual({ kind: 'PF', texts: { mobile: '347 552 1840' } })
  expect(begin('paolo@posta.example')).toEqual({ kind: 'PF', texts: { email: 'paolo@posta.example' } })
  expect(begin('00743110157')).toEqual({ kind: 'PG', texts: { vatNumber: '00743110157' } })
  expect(begin('IT00743110157')).toEqual({ kind: 'PG', texts: { vatNumber: '00743110157' } })
  expect(begin("d'angelo maria-rosa")).toEqual({
    kind: 'PF',
    texts: { lastName: "D'Angelo", firstName: 'Maria-Rosa' },
  })
  expect(begin('degli esposti ugo')).toEqual({
    kind: 'PF',
    texts: { lastName: 'Degli Esposti', firstName: 'Ugo' },
  })
  expect(begin('')).toEqual({ kind: 'PF', texts: {} })
})

test.each([
  'Officine Rossi srl',
  'officine rossi S.r.l.',
  'Alfa & Beta S.p.A.',
  'Bianchi e figli snc',
  'Condominio Via Po 1',
  'Verde soc. coop.',
])('%s is a firm, whose name is whole', (typed) => {
  const { kind, texts } = begin(typed)
  expect([kind, texts.lastName?.toLowerCase()]).toEqual(['PG', typed.toLowerCase()])
})

test('who turns out to be a firm keeps all of the name', () => {
  expect(begin('Spadoni Mario').kind).toBe('PF')
  expect(asKind('PG', { lastName: 'Officine', firstName: 'Rossi' })).toEqual({
    lastName: 'Officine Rossi',
    firstName: '',
  })
  expect(asKind('PG', { lastName: 'Officine' })).toEqual({})
  expect(asKind('PF', { lastName: 'Officine Rossi' })).toEqual({})
})

test('a row holds what was typed in its normal form, and nothing of the other kind', () => {
  const texts = { lastName: 'Rossi', firstName: 'Paolo', mobile: '347 552 1840', vatNumber: '00743110157' }
  expect(prospectRow('PF', readProspect('PF', texts, today, translate))).toEqual({
    kind: 'PF',
    lastName: 'Rossi',
    firstName: 'Paolo',
    mobile: '+393475521840',
  })
  expect([...readProspect('PF', { lastName: 'Rossi' }, today, translate).problems.keys()]).toEqual([
    'firstName',
  ])
})
