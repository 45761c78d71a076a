import { describe, expect, it } from 'vitest'
import { addDays, dayInRome } from '../../../shared/lib/dates.ts'
import { formatsOf } from '../../lib/formats.ts'
import { translate } from '../../lib/i18n.ts'
import { termSign, termTitle, termTone, termWords } from './term.ts'

const today = dayInRome(Date.now())
const formats = formatsOf('it')
const words = (term: Parameters<typeof termWords>[0]) => termWords(term, today, translate, formats)

describe('the term of a customer', () => {
  it('is told in days while it is near', () => {
    expect(words({ kind: 'expires', on: addDays(today, 6) })).toBe('fra 6 giorni')
    expect(words({ kind: 'due', on: addDays(today, 15) })).toBe('fra 15 giorni')
    expect(words({ kind: 'expires', on: today })).toBe('oggi')
    expect(words({ kind: 'expires', on: '2039-09-01' })).toBe('01/09/2039')
  })

  it('names grace, lost cover and cover that never began', () => {
    expect(words({ kind: 'grace', until: addDays(today, 7) })).toBe('in comporto')
    expect(words({ kind: 'out', since: addDays(today, -31) })).toBe('fuori da 31 g')
    expect(words({ kind: 'out', since: today })).toBe('fuori da oggi')
    expect(words({ kind: 'never-covered', since: addDays(today, -12) })).toBe('mai coperta')
    expect(words({ kind: 'none' })).toBe('–')
    expect(words({ kind: 'ended', since: '2025-03-22' })).toBe('cessata')
    expect(words({ kind: 'suspended' })).toBe('sospesa')
  })

  it('is marked only when it needs a hand', () => {
    expect(termSign({ kind: 'expires', on: addDays(today, 7) }, today)).toBe('today')
    expect(termSign({ kind: 'expires', on: addDays(today, 8) }, today)).toBeNull()
    expect(termTone({ kind: 'due', on: addDays(today, 30) }, today)).toBe('soon')
    expect(termTone({ kind: 'due', on: addDays(today, 31) }, today)).toBe('far')
    expect(termSign({ kind: 'grace', until: today }, today)).toBe('today')
    expect(termSign({ kind: 'out', since: today }, today)).toBe('late')
    expect(termSign({ kind: 'none' }, today)).toBeNull()
    expect(termSign({ kind: 'ended', since: '2025-03-22' }, today)).toBeNull()
    expect(termSign({ kind: 'suspended' }, today)).toBeNull()
  })

  it('says its date in full', () => {
    expect(termTitle({ kind: 'grace', until: '2026-12-01' }, translate, formats)).toBe(
      'in comporto: si paga entro il 01/12/2026',
    )
  })
})
