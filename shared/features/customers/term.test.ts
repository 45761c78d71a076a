import { describe, expect, it } from 'vitest'
import { type CoveragePolicy, type CoverageTitle, coverageTimeline } from '../titles/coverage.ts'
import { mostUrgent, nextKindOn, policyTerm, termOn } from './term.ts'

const danni: CoveragePolicy = {
  kind: 'DANNI',
  state: 'IN_VIGORE',
  effectiveFrom: '2024-03-01',
  expiresOn: '2026-03-01',
  tacitRenewal: true,
  toleranceDays: null,
  replacedFrom: null,
  cancelledFrom: null,
}
const paid: CoverageTitle = {
  type: 'PRIMA_RATA',
  state: 'INCASSATO',
  dueOn: '2024-03-01',
  coverFrom: '2024-03-01',
  coverTo: '2025-03-01',
  collectedOn: '2024-02-28',
}
const later: CoverageTitle = {
  type: 'RATA_INTERMEDIA',
  state: 'EMESSO',
  dueOn: '2025-03-01',
  coverFrom: '2025-03-01',
  coverTo: '2026-03-01',
  collectedOn: null,
}

describe('the term of a customer on a day (R-26)', () => {
  const term = policyTerm(coverageTimeline(danni, [paid, later]), danni.expiresOn)
  it.each([
    ['2025-02-20', { kind: 'due', on: '2025-03-01' }],
    ['2025-03-10', { kind: 'grace', until: '2025-03-16' }],
    ['2025-03-16', { kind: 'grace', until: '2025-03-16' }],
    ['2025-03-17', { kind: 'out', since: '2025-03-17' }],
    ['2025-06-01', { kind: 'out', since: '2025-03-17' }],
  ])('on %s', (day, expected) => {
    expect(termOn(term, day)).toEqual(expected)
  })

  it('says "never covered" while the first premium is unpaid', () => {
    const first = policyTerm(
      coverageTimeline(danni, [{ ...paid, state: 'EMESSO', collectedOn: null }]),
      danni.expiresOn,
    )
    expect(termOn(first, '2024-05-01')).toEqual({ kind: 'never-covered', since: '2024-03-01' })
  })

  it('says of a suspended policy that it is, and not that it is out', () => {
    const suspended = policyTerm(
      coverageTimeline({ ...danni, state: 'SOSPESA' }, [{ ...paid, collectedOn: paid.coverFrom }]),
      danni.expiresOn,
    )
    expect(termOn(suspended, '2024-06-01')).toEqual({ kind: 'suspended' })
  })

  it.each([
    ['2025-03-21', { kind: 'grace', until: '2025-03-21' }],
    ['2025-03-22', { kind: 'ended', since: '2025-03-22' }],
    ['2027-01-01', { kind: 'ended', since: '2025-03-22' }],
  ])('ends a life contract with its tolerance, on %s (R-27)', (day, expected) => {
    const life = policyTerm(coverageTimeline({ ...danni, kind: 'VITA' }, [paid, later]), danni.expiresOn)
    expect(termOn(life, day)).toEqual(expected)
  })

  it.each([
    ['2026-03-01', { kind: 'expires', on: '2026-03-01' }],
    ['2026-03-02', { kind: 'ended', since: '2026-03-02' }],
  ])(
    'ends a contract that nothing renews with its expiry, though the books have it in force, on %s',
    (day, expected) => {
      const fixed = { ...danni, tacitRenewal: false }
      const titles = [paid, { ...later, state: 'INCASSATO' as const, collectedOn: '2025-03-01' }]
      expect(termOn(policyTerm(coverageTimeline(fixed, titles), fixed.expiresOn), day)).toEqual(expected)
    },
  )

  describe('of several policies', () => {
    const termOf = (policy: Partial<CoveragePolicy>, titles: readonly CoverageTitle[]) => {
      const term = policyTerm(coverageTimeline({ ...danni, ...policy }, titles), danni.expiresOn)
      if (!term) throw new Error('it has a term')
      return { term, words: `${policy.kind ?? 'DANNI'} ${policy.state ?? ''}`.trim() }
    }
    const life = termOf({ kind: 'VITA', toleranceDays: 30 }, [
      paid,
      { ...later, dueOn: '2025-02-20', coverFrom: '2025-02-20' },
    ])
    const home = termOf({}, [paid, later])
    const bike = termOf({ state: 'SOSPESA' }, [{ ...paid, coverTo: '2024-06-01' }])
    it.each([
      // Both are to be paid: the earlier one.
      ['2025-02-01', 'VITA'],
      ['2025-03-10', 'VITA'],
      // One is out of cover, the other still in its tolerance.
      ['2025-03-17', 'DANNI'],
      ['2025-03-23', 'DANNI'],
    ])('leads what is worst, on %s', (day, words) => {
      expect(mostUrgent([bike, life, home], day)?.words).toBe(words)
      expect(mostUrgent([home, life, bike], day)?.words).toBe(words)
    })

    it('leads one that is suspended or over only where there is no other', () => {
      expect(mostUrgent([life, bike], '2025-04-30')?.words).toBe('DANNI SOSPESA')
      expect(mostUrgent([life], '2025-04-30')?.words).toBe('VITA')
    })

    it('is another one on a day that is known before', () => {
      expect(nextKindOn(home.term, '2025-02-01')).toBe('2025-03-02')
      expect(nextKindOn(home.term, '2025-03-02')).toBe('2025-03-17')
      expect(nextKindOn(home.term, '2025-03-17')).toBeNull()
      expect(nextKindOn(life.term, '2025-03-10')).toBe('2025-03-23')
    })
  })

  it('does not take an old, healed grace for a running one', () => {
    const late = { ...later, state: 'INCASSATO' as const, collectedOn: '2025-03-20' }
    const healed = policyTerm(
      coverageTimeline({ ...danni, tacitRenewal: false }, [paid, late]),
      danni.expiresOn,
    )
    expect(termOn(healed, '2025-03-18')).toEqual({ kind: 'expires', on: '2026-03-01' })
  })
})
