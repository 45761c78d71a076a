import { expect, test } from 'vitest'
import type { PolicyOnCard } from '../../../../shared/features/policies/contract.ts'
import { type CoverageTitle, coverageTimeline } from '../../../../shared/features/titles/coverage.ts'
import { premiumLastYear } from './premium-last-year.ts'

const today = '2026-11-23'

type Premium = Partial<CoverageTitle> & { readonly gross: number }

/** A half-yearly danni policy at 500 euro a year now, with these premiums. */
function policy(
  effectiveFrom: string,
  premiums: readonly Premium[],
  endedOn: string | null = null,
): PolicyOnCard {
  const titles = premiums.map((one, index) => ({
    type: index === 0 ? ('PRIMA_RATA' as const) : ('RATA_INTERMEDIA' as const),
    state: 'INCASSATO' as const,
    dueOn: one.coverFrom ?? effectiveFrom,
    coverFrom: effectiveFrom,
    coverTo: '2027-05-01',
    collectedOn: one.coverFrom ?? effectiveFrom,
    ...one,
  }))
  const timeline = coverageTimeline(
    {
      kind: 'DANNI',
      state: endedOn === null ? 'IN_VIGORE' : 'STORNATA',
      effectiveFrom,
      expiresOn: null,
      tacitRenewal: true,
      toleranceDays: null,
      replacedFrom: null,
      cancelledFrom: endedOn,
    },
    titles,
  )
  return {
    policy: { annualGross: 50_000, frequency: 'SEMESTRALE' },
    titles: titles.map((title) => ({ title })),
    timeline,
  } as unknown as PolicyOnCard
}

const halfYears = (gross: number): readonly Premium[] => [
  { gross, coverFrom: '2025-05-01', coverTo: '2025-11-01' },
  { gross: gross + 1000, coverFrom: '2025-11-01', coverTo: '2026-05-01' },
  { gross: 25_000, coverFrom: '2026-05-01', coverTo: '2026-11-01' },
]

test.each([
  [
    'what the premium that covered that day makes of a year',
    [policy('2025-05-01', halfYears(20_000))],
    42_000,
  ],
  [
    'the price of now where no premium of that time is known',
    [policy('2020-05-01', [{ gross: 1, type: 'QUIETANZA_RINNOVO', coverFrom: '2026-05-01' }])],
    50_000,
  ],
  [
    'not what was cancelled',
    [
      policy('2025-05-01', [
        ...halfYears(20_000).slice(0, 1),
        { gross: 99_000, coverFrom: '2025-11-01', coverTo: '2026-05-01', state: 'STORNATO' },
        ...halfYears(20_000).slice(1),
      ]),
    ],
    42_000,
  ],
  [
    'also of a contract that has ended since',
    [policy('2025-05-01', halfYears(20_000), '2026-06-01')],
    42_000,
  ],
  ['nothing of one that had ended before', [policy('2025-05-01', halfYears(20_000), '2025-08-01')], null],
  ['nothing of one that began later', [policy('2026-01-01', [{ gross: 25_000 }])], null],
  ['nothing where nobody held any', [], null],
])('the premium of a year ago is %s', (_words, policies, expected) => {
  expect(premiumLastYear(policies, today)).toBe(expected)
})
