import { describe, expect, it } from 'vitest'
import type { PolicyOnCard } from '../../../shared/features/policies/contract.ts'
import { formatsOf } from '../../lib/formats.ts'
import { translate } from '../../lib/i18n.ts'
import { coverageLook, coverageTerm } from './coverage-words.ts'

const today = '2026-11-24'
const formats = formatsOf('it')
const policy = (
  coverage: PolicyOnCard['coverage'],
  more: Partial<PolicyOnCard['policy']> = {},
  timeline: Partial<PolicyOnCard['timeline']> = {},
): PolicyOnCard =>
  ({
    coverage,
    policy: { state: 'IN_VIGORE', expiresOn: '2027-05-16', ...more },
    timeline: { segments: [], open: null, ...timeline },
  }) as unknown as PolicyOnCard
const open = { dueOn: '2026-11-16', payBy: '2026-12-01', sixMonthLimit: null, first: false, issued: true }
const look = (on: PolicyOnCard) => coverageLook(on, today, translate, formats)
const term = (on: PolicyOnCard) => coverageTerm(on, today, translate, formats)

describe('coverage in words', () => {
  it('says until when a grace lasts', () => {
    const on = policy('IN_COMPORTO', {}, { open })
    expect(look(on)).toMatchObject({ sign: 'today', tone: 'today' })
    expect(look(on).words).toMatch(/^in comporto fino al 0?1\/12$/)
    expect(term(on)).toMatch(/^paga entro 0?1\/12$/)
  })

  it('says since when it is out', () => {
    const segments = [{ kind: 'OUT', from: '2026-10-24', to: '9999-12-31' } as const]
    const on = policy('FUORI_COPERTURA', {}, { segments, open })
    expect(look(on)).toMatchObject({ sign: 'late', words: 'fuori copertura dal 24/10' })
    const long = [{ kind: 'OUT', from: '2025-10-24', to: '9999-12-31' } as const]
    expect(look(policy('FUORI_COPERTURA', {}, { segments: long, open })).words).toBe(
      'fuori copertura dal 24/10/2025',
    )
  })

  it('tells apart a first premium unpaid, a suspension and a contract to come', () => {
    expect(look(policy('NON_ATTIVA', {}, { open: { ...open, first: true } })).words).toBe('mai coperta')
    expect(look(policy('NON_ATTIVA', { state: 'SOSPESA' }))).toMatchObject({ sign: 'wait', words: 'sospesa' })
    expect(look(policy('NON_ATTIVA')).words).toBe('non attiva')
  })

  it('says how a contract ended, and only the year of a term far away', () => {
    expect(look(policy('CESSATA', { state: 'STORNATA' })).words).toBe('stornata')
    expect(term(policy('COPERTA'))).toBe('16/05/2027')
    expect(term(policy('COPERTA', { expiresOn: '2039-09-01' }))).toBe('2039')
    expect(term(policy('COPERTA', { expiresOn: null }))).toBe('vita intera')
  })
})
