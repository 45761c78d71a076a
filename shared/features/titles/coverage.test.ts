import { describe, expect, test } from 'vitest'
import { drawn, policy, title } from './coverage.fixtures.ts'
import { type CoveragePolicy, type CoverageTitle, coverageTimeline } from './coverage.ts'

const firstPaid = title('PRIMA_RATA', '2024-03-01', '2025-03-01', '2024-02-20')
const halfPaid = title('PRIMA_RATA', '2024-03-01', '2024-09-01', '2024-02-20')
const half = (collectedOn: string | null, changes: Partial<CoverageTitle> = {}) =>
  title('RATA_INTERMEDIA', '2024-09-01', '2025-03-01', collectedOn, changes)
const renewal = (collectedOn: string | null, changes: Partial<CoverageTitle> = {}) =>
  title('QUIETANZA_RINNOVO', '2025-03-01', '2026-03-01', collectedOn, changes)
const rca = (changes: Partial<CoveragePolicy> = {}) =>
  policy({ kind: 'RCA', tacitRenewal: false, ...changes })
const life = (changes: Partial<CoveragePolicy> = {}) =>
  policy({ kind: 'VITA', tacitRenewal: false, expiresOn: '2044-03-01', ...changes })

type Case = readonly [string, CoveragePolicy, readonly CoverageTitle[], readonly string[]]

const examplesOfTheDomain: readonly Case[] = [
  [
    'later title due 01/03/2025 unpaid: covered to 16/03 24:00',
    policy(),
    [firstPaid, renewal(null)],
    ['COVERED 2024-03-01..2025-03-01', 'GRACE 2025-03-02..2025-03-16', 'OUT 2025-03-17..'],
  ],
  [
    'paid 20/03: cover is back on 21/03, a loss on 18/03 is not covered',
    policy({ expiresOn: '2026-03-01' }),
    [firstPaid, renewal('2025-03-20')],
    [
      'COVERED 2024-03-01..2025-03-01',
      'GRACE 2025-03-02..2025-03-16',
      'OUT 2025-03-17..2025-03-20',
      'COVERED 2025-03-21..2026-03-01',
      'GRACE 2026-03-02..2026-03-16',
      'OUT 2026-03-17..',
    ],
  ],
  [
    'first title with effect 01/03 paid 05/03: cover starts 06/03',
    policy({ tacitRenewal: false }),
    [title('PRIMA_RATA', '2024-03-01', '2025-03-01', '2024-03-05')],
    ['NOT_ACTIVE 2024-03-01..2024-03-05', 'COVERED 2024-03-06..2025-03-01', 'ENDED 2025-03-02..'],
  ],
  [
    'RC auto expiry 01/03 not renewed: guarantee to 16/03 24:00',
    rca(),
    [firstPaid],
    ['COVERED 2024-03-01..2025-03-01', 'EXTENDED 2025-03-02..2025-03-16', 'OUT 2025-03-17..'],
  ],
  [
    'unless a new policy starts earlier',
    rca({ replacedFrom: '2025-03-10' }),
    [firstPaid],
    ['COVERED 2024-03-01..2025-03-01', 'EXTENDED 2025-03-02..2025-03-09', 'ENDED 2025-03-10..'],
  ],
]

const firstPremium: readonly Case[] = [
  ['no title at all', policy(), [], ['NOT_ACTIVE 2024-03-01..']],
  ['first unpaid', policy(), [title('PRIMA_RATA', '2024-03-01', '2025-03-01')], ['NOT_ACTIVE 2024-03-01..']],
  [
    'first unpaid, second paid: a later premium does not heal an earlier one',
    policy(),
    [title('PRIMA_RATA', '2024-03-01', '2024-09-01'), half('2024-09-01')],
    ['NOT_ACTIVE 2024-03-01..'],
  ],
  [
    'paid on the eve of the effect',
    policy({ tacitRenewal: false }),
    [title('PRIMA_RATA', '2024-03-01', '2025-03-01', '2024-02-29')],
    ['COVERED 2024-03-01..2025-03-01', 'ENDED 2025-03-02..'],
  ],
  [
    'paid on the day of the effect: from 24:00',
    policy({ tacitRenewal: false }),
    [title('PRIMA_RATA', '2024-03-01', '2025-03-01', '2024-03-01')],
    ['NOT_ACTIVE 2024-03-01..2024-03-01', 'COVERED 2024-03-02..2025-03-01', 'ENDED 2025-03-02..'],
  ],
  [
    'left to the sub-agent (sospeso): cover is on',
    policy({ tacitRenewal: false }),
    [title('PRIMA_RATA', '2024-03-01', '2025-03-01', '2024-03-04', { state: 'SOSPESO_SUBAGENTE' })],
    ['NOT_ACTIVE 2024-03-01..2024-03-04', 'COVERED 2024-03-05..2025-03-01', 'ENDED 2025-03-02..'],
  ],
  [
    'left to the bank without a date: as if in time',
    policy({ tacitRenewal: false }),
    [title('PRIMA_RATA', '2024-03-01', '2025-03-01', null, { state: 'SOSPESO_BANCA' })],
    ['COVERED 2024-03-01..2025-03-01', 'ENDED 2025-03-02..'],
  ],
  [
    'first cancelled and never issued again: the next one is no first title with grace',
    policy(),
    [title('PRIMA_RATA', '2024-03-01', '2024-09-01', null, { state: 'STORNATO' }), half(null)],
    ['NOT_ACTIVE 2024-03-01..'],
  ],
  [
    'first cancelled and issued again',
    policy({ tacitRenewal: false }),
    [
      title('PRIMA_RATA', '2024-03-01', '2025-03-01', '2024-02-20', { state: 'STORNATO' }),
      title('PRIMA_RATA', '2024-03-01', '2025-03-01', '2024-03-08', { state: 'RIMESSO' }),
    ],
    ['NOT_ACTIVE 2024-03-01..2024-03-08', 'COVERED 2024-03-09..2025-03-01', 'ENDED 2025-03-02..'],
  ],
  [
    'paid after its period ran out: nothing was covered, the next instalment has no grace left',
    policy(),
    [title('PRIMA_RATA', '2024-03-01', '2024-09-01', '2024-10-01'), half(null)],
    ['NOT_ACTIVE 2024-03-01..2024-10-01', 'OUT 2024-10-02..'],
  ],
  [
    'taken over in mid-life without a first title: the time before is taken as paid',
    policy({ effectiveFrom: '2015-03-01' }),
    [renewal(null)],
    ['COVERED 2015-03-01..2025-02-28', 'GRACE 2025-03-01..2025-03-16', 'OUT 2025-03-17..'],
  ],
]

const laterPremium: readonly Case[] = [
  [
    'half-yearly, second instalment paid before it is due',
    policy({ tacitRenewal: false }),
    [halfPaid, half('2024-08-20')],
    ['COVERED 2024-03-01..2025-03-01', 'ENDED 2025-03-02..'],
  ],
  [
    'titles in any order',
    policy({ tacitRenewal: false }),
    [half('2024-08-20'), halfPaid],
    ['COVERED 2024-03-01..2025-03-01', 'ENDED 2025-03-02..'],
  ],
  [
    'paid on the very 15th day: no hole',
    policy({ tacitRenewal: false }),
    [halfPaid, half('2024-09-16')],
    [
      'COVERED 2024-03-01..2024-09-01',
      'GRACE 2024-09-02..2024-09-15',
      'COVERED 2024-09-16..2025-03-01',
      'ENDED 2025-03-02..',
    ],
  ],
  [
    'paid on the 16th day: out until its 24:00',
    policy({ tacitRenewal: false }),
    [halfPaid, half('2024-09-17')],
    [
      'COVERED 2024-03-01..2024-09-01',
      'GRACE 2024-09-02..2024-09-16',
      'OUT 2024-09-17..2024-09-17',
      'COVERED 2024-09-18..2025-03-01',
      'ENDED 2025-03-02..',
    ],
  ],
  [
    'periods that end on the eve of the next: the due day is the first of grace',
    policy({ tacitRenewal: false, expiresOn: '2025-02-28' }),
    [
      title('PRIMA_RATA', '2024-03-01', '2024-08-31', '2024-02-20'),
      title('RATA_INTERMEDIA', '2024-09-01', '2025-02-28', null),
    ],
    [
      'COVERED 2024-03-01..2024-08-31',
      'GRACE 2024-09-01..2024-09-16',
      'OUT 2024-09-17..2025-02-28',
      'ENDED 2025-03-01..',
    ],
  ],
  [
    'two instalments unpaid: only the first counts, the second has no grace of its own',
    policy(),
    [halfPaid, half(null), renewal(null)],
    ['COVERED 2024-03-01..2024-09-01', 'GRACE 2024-09-02..2024-09-16', 'OUT 2024-09-17..'],
  ],
  [
    'second unpaid, renewal paid: still out',
    policy(),
    [halfPaid, half(null), renewal('2025-03-01')],
    ['COVERED 2024-03-01..2024-09-01', 'GRACE 2024-09-02..2024-09-16', 'OUT 2024-09-17..'],
  ],
  [
    'second paid after the renewal fell due: grace of the renewal only',
    policy(),
    [halfPaid, half('2025-03-05'), renewal(null)],
    [
      'COVERED 2024-03-01..2024-09-01',
      'GRACE 2024-09-02..2024-09-16',
      'OUT 2024-09-17..2025-03-05',
      'GRACE 2025-03-06..2025-03-16',
      'OUT 2025-03-17..',
    ],
  ],
  [
    'cancelled instalment: its period is unpaid, with the grace of the law',
    policy(),
    [halfPaid, half('2024-09-01', { state: 'STORNATO' })],
    ['COVERED 2024-03-01..2024-09-01', 'GRACE 2024-09-02..2024-09-16', 'OUT 2024-09-17..'],
  ],
  [
    'instalment not issued at all, periods ending on the eve: due on the anniversary',
    policy(),
    [title('PRIMA_RATA', '2024-03-01', '2024-08-31', '2024-02-20')],
    ['COVERED 2024-03-01..2024-08-31', 'GRACE 2024-09-01..2024-09-16', 'OUT 2024-09-17..'],
  ],
  [
    'an instalment missing between two paid ones',
    policy(),
    [halfPaid, renewal('2025-02-20')],
    [
      'COVERED 2024-03-01..2024-09-01',
      'GRACE 2024-09-02..2024-09-16',
      'OUT 2024-09-17..2025-02-28',
      'COVERED 2025-03-01..2026-03-01',
      'GRACE 2026-03-02..2026-03-16',
      'OUT 2026-03-17..',
    ],
  ],
  [
    'endorsements, adjustments and refunds do not count',
    policy({ tacitRenewal: false }),
    [
      firstPaid,
      title('APPENDICE', '2024-05-01', '2025-03-01'),
      title('REGOLAZIONE', '2024-06-01', '2025-03-01'),
      title('RIMBORSO', '2024-07-01', null),
    ],
    ['COVERED 2024-03-01..2025-03-01', 'ENDED 2025-03-02..'],
  ],
  [
    'effect on 29 February, half-yearly due at the end of August',
    policy({ effectiveFrom: '2024-02-29', expiresOn: '2025-02-28' }),
    [
      title('PRIMA_RATA', '2024-02-29', '2024-08-29', '2024-02-10'),
      title('RATA_INTERMEDIA', '2024-08-29', '2025-02-28', '2024-08-29'),
    ],
    ['COVERED 2024-02-29..2025-02-28', 'GRACE 2025-03-01..2025-03-15', 'OUT 2025-03-16..'],
  ],
  [
    'grace over the leap day',
    policy({ effectiveFrom: '2023-02-20', expiresOn: '2024-02-20' }),
    [title('PRIMA_RATA', '2023-02-20', '2024-02-20', '2023-02-01')],
    ['COVERED 2023-02-20..2024-02-20', 'GRACE 2024-02-21..2024-03-06', 'OUT 2024-03-07..'],
  ],
  [
    'grace over the change to summer time: still 15 days',
    policy({ effectiveFrom: '2024-03-20', expiresOn: '2025-03-20' }),
    [title('PRIMA_RATA', '2024-03-20', '2025-03-20', '2024-03-01')],
    ['COVERED 2024-03-20..2025-03-20', 'GRACE 2025-03-21..2025-04-04', 'OUT 2025-04-05..'],
  ],
]

const endings: readonly Case[] = [
  [
    'danni with tacit renewal and notice given ends at expiry',
    policy({ state: 'DISDETTATA' }),
    [firstPaid, renewal(null)],
    ['COVERED 2024-03-01..2025-03-01', 'ENDED 2025-03-02..'],
  ],
  [
    'expired',
    policy({ state: 'SCADUTA' }),
    [firstPaid],
    ['COVERED 2024-03-01..2025-03-01', 'ENDED 2025-03-02..'],
  ],
  [
    'last period ends on the eve of the expiry',
    policy({ tacitRenewal: false }),
    [title('PRIMA_RATA', '2024-03-01', '2025-02-28', '2024-02-20')],
    ['COVERED 2024-03-01..2025-03-01', 'ENDED 2025-03-02..'],
  ],
  [
    'written off with a date',
    policy({ state: 'STORNATA', cancelledFrom: '2024-07-01' }),
    [firstPaid],
    ['COVERED 2024-03-01..2024-06-30', 'ENDED 2024-07-01..'],
  ],
  [
    'written off without a date: no cover is claimed',
    policy({ state: 'STORNATA' }),
    [firstPaid],
    ['ENDED 2024-03-01..'],
  ],
  [
    'replaced in mid-term',
    rca({ state: 'SOSTITUITA', replacedFrom: '2024-10-15' }),
    [firstPaid],
    ['COVERED 2024-03-01..2024-10-14', 'ENDED 2024-10-15..'],
  ],
  ['a proposal covers nothing', policy({ state: 'PROPOSTA' }), [firstPaid], []],
  [
    'issued but not perfected: paid titles win over the stored state',
    policy({ state: 'EMESSA_NON_PERFEZIONATA', tacitRenewal: false }),
    [firstPaid],
    ['COVERED 2024-03-01..2025-03-01', 'ENDED 2025-03-02..'],
  ],
  [
    'suspended and reinstated',
    rca({
      suspensions: [{ from: '2024-06-01', to: '2024-08-31' }],
      expiresOn: '2025-06-01',
    }),
    [title('PRIMA_RATA', '2024-03-01', '2025-06-01', '2024-02-20')],
    [
      'COVERED 2024-03-01..2024-05-31',
      'SUSPENDED 2024-06-01..2024-08-31',
      'COVERED 2024-09-01..2025-06-01',
      'EXTENDED 2025-06-02..2025-06-16',
      'OUT 2025-06-17..',
    ],
  ],
  [
    'suspended still',
    policy({ state: 'SOSPESA', tacitRenewal: false, suspensions: [{ from: '2024-06-01', to: null }] }),
    [firstPaid],
    ['COVERED 2024-03-01..2024-05-31', 'SUSPENDED 2024-06-01..2025-03-01', 'ENDED 2025-03-02..'],
  ],
  [
    'suspended nobody knows since when: no cover is claimed',
    policy({ state: 'SOSPESA', tacitRenewal: false }),
    [firstPaid],
    ['SUSPENDED 2024-03-01..2025-03-01', 'ENDED 2025-03-02..'],
  ],
]

const rcAuto: readonly Case[] = [
  [
    'renewal title unpaid: an offer, so extension and not grace',
    rca(),
    [firstPaid, renewal(null)],
    ['COVERED 2024-03-01..2025-03-01', 'EXTENDED 2025-03-02..2025-03-16', 'OUT 2025-03-17..'],
  ],
  [
    'renewal paid within the 15 days: no hole',
    rca({ expiresOn: '2026-03-01' }),
    [firstPaid, renewal('2025-03-10')],
    [
      'COVERED 2024-03-01..2025-03-01',
      'EXTENDED 2025-03-02..2025-03-09',
      'COVERED 2025-03-10..2026-03-01',
      'EXTENDED 2026-03-02..2026-03-16',
      'OUT 2026-03-17..',
    ],
  ],
  [
    'renewal paid though the expiry was not moved on',
    rca(),
    [firstPaid, renewal('2025-02-25')],
    ['COVERED 2024-03-01..2026-03-01', 'EXTENDED 2026-03-02..2026-03-16', 'OUT 2026-03-17..'],
  ],
  [
    'expired and closed: 15 days, then nothing',
    rca({ state: 'SCADUTA' }),
    [firstPaid],
    ['COVERED 2024-03-01..2025-03-01', 'EXTENDED 2025-03-02..2025-03-16', 'ENDED 2025-03-17..'],
  ],
  [
    'notice given: the 15 days are law all the same',
    rca({ state: 'DISDETTATA' }),
    [firstPaid],
    ['COVERED 2024-03-01..2025-03-01', 'EXTENDED 2025-03-02..2025-03-16', 'ENDED 2025-03-17..'],
  ],
  [
    'expired and closed with later titles left in the books: the 15 days all the same',
    rca({ state: 'SCADUTA' }),
    [firstPaid, renewal('2025-03-01'), title('QUIETANZA_RINNOVO', '2026-03-01', '2027-03-01')],
    ['COVERED 2024-03-01..2025-03-01', 'EXTENDED 2025-03-02..2025-03-16', 'ENDED 2025-03-17..'],
  ],
  [
    'notice given, and the renewal paid within the 15 days by mistake: they are not cut short by it',
    rca({ state: 'DISDETTATA' }),
    [firstPaid, renewal('2025-03-04')],
    ['COVERED 2024-03-01..2025-03-01', 'EXTENDED 2025-03-02..2025-03-16', 'ENDED 2025-03-17..'],
  ],
  [
    'notice given, and a title of the year after paid in the 15 days: it is of no contract',
    rca({ state: 'DISDETTATA' }),
    [firstPaid, renewal('2025-03-01'), title('QUIETANZA_RINNOVO', '2026-03-01', '2027-03-01', '2025-03-16')],
    ['COVERED 2024-03-01..2025-03-01', 'EXTENDED 2025-03-02..2025-03-16', 'ENDED 2025-03-17..'],
  ],
  [
    'out of cover at the expiry: nothing to extend',
    rca(),
    [halfPaid, half(null)],
    ['COVERED 2024-03-01..2024-09-01', 'GRACE 2024-09-02..2024-09-16', 'OUT 2024-09-17..'],
  ],
  [
    'last instalment paid after the expiry: nothing to extend either',
    rca(),
    [halfPaid, half('2025-03-05')],
    ['COVERED 2024-03-01..2024-09-01', 'GRACE 2024-09-02..2024-09-16', 'OUT 2024-09-17..'],
  ],
  [
    'new contract from the day after the expiry',
    rca({ state: 'SOSTITUITA', replacedFrom: '2025-03-02' }),
    [firstPaid],
    ['COVERED 2024-03-01..2025-03-01', 'ENDED 2025-03-02..'],
  ],
]

const lifeCases: readonly Case[] = [
  [
    'later premium unpaid: 20 days, then the contract is over',
    life(),
    [firstPaid, renewal(null)],
    ['COVERED 2024-03-01..2025-03-01', 'GRACE 2025-03-02..2025-03-21', 'ENDED 2025-03-22..'],
  ],
  [
    'tolerance of the policy: 30 days',
    life({ toleranceDays: 30 }),
    [firstPaid, renewal(null)],
    ['COVERED 2024-03-01..2025-03-01', 'GRACE 2025-03-02..2025-03-31', 'ENDED 2025-04-01..'],
  ],
  [
    'reinstated by a late payment the insurer took',
    life(),
    [firstPaid, renewal('2025-05-10')],
    [
      'COVERED 2024-03-01..2025-03-01',
      'GRACE 2025-03-02..2025-03-21',
      'ENDED 2025-03-22..2025-05-10',
      'COVERED 2025-05-11..2026-03-01',
      'TO_COME 2026-03-02..2044-03-01',
      'ENDED 2044-03-02..',
    ],
  ],
  [
    'whole life, single premium',
    life({ expiresOn: null }),
    [title('PRIMA_RATA', '2024-03-01', null, '2024-02-28')],
    ['COVERED 2024-03-01..'],
  ],
  [
    'whole life, next premium not asked yet',
    life({ expiresOn: null }),
    [firstPaid],
    ['COVERED 2024-03-01..2025-03-01', 'TO_COME 2025-03-02..'],
  ],
]

describe.each([
  ['examples of the domain', examplesOfTheDomain],
  ['first premium', firstPremium],
  ['later premium', laterPremium],
  ['endings', endings],
  ['RC auto', rcAuto],
  ['life', lifeCases],
])('%s', (_, cases) => {
  test.each(cases)('%s', (_name, contract, titles, expected) => {
    expect(drawn(coverageTimeline(contract, titles))).toEqual(expected)
  })
})

describe('the premium that is open', () => {
  test('later title: last day of grace and the six months of the insurer', () => {
    expect(coverageTimeline(policy(), [firstPaid, renewal(null)]).open).toEqual({
      dueOn: '2025-03-01',
      payBy: '2025-03-16',
      sixMonthLimit: '2025-09-01',
      first: false,
      issued: true,
    })
  })
  test('first title: no grace', () => {
    expect(coverageTimeline(policy(), [title('PRIMA_RATA', '2024-03-01', '2025-03-01')]).open).toEqual({
      dueOn: '2024-03-01',
      payBy: '2024-03-01',
      sixMonthLimit: '2024-09-01',
      first: true,
      issued: true,
    })
  })
  test('renewal that nobody issued yet', () => {
    expect(coverageTimeline(policy(), [firstPaid]).open).toMatchObject({
      dueOn: '2025-03-01',
      payBy: '2025-03-16',
      issued: false,
    })
  })
  test('RC auto renewal is no debt, a life premium has no six months', () => {
    expect(coverageTimeline(rca(), [firstPaid]).open).toMatchObject({
      payBy: '2025-03-16',
      sixMonthLimit: null,
    })
    expect(coverageTimeline(life(), [firstPaid, renewal(null)]).open).toMatchObject({
      payBy: '2025-03-21',
      sixMonthLimit: null,
    })
  })
  test('nothing is owed when the contract ends', () => {
    expect(coverageTimeline(policy({ state: 'DISDETTATA' }), [firstPaid, renewal(null)]).open).toBeNull()
    expect(coverageTimeline(rca({ replacedFrom: '2025-03-02' }), [firstPaid]).open).toBeNull()
    expect(coverageTimeline(policy({ state: 'PROPOSTA' }), []).open).toBeNull()
  })
})
