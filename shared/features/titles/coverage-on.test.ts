import { describe, expect, test } from 'vitest'
import { policy, title } from './coverage.fixtures.ts'
import { coverageTimeline } from './coverage.ts'
import { coverageAt, coverageOn, isCovering, nextChange, segmentOn } from './coverage-on.ts'
import { lastDayOfGrace, sixMonthLimit } from './coverage-terms.ts'

const first = title('PRIMA_RATA', '2024-03-01', '2025-03-01', '2024-03-05')
const late = title('QUIETANZA_RINNOVO', '2025-03-01', '2026-03-01', '2025-03-20')
const timeline = coverageTimeline(policy({ state: 'DISDETTATA', expiresOn: '2026-03-01' }), [first, late])

test.each([
  ['2024-02-29', 'NON_ATTIVA'],
  ['2024-03-05', 'NON_ATTIVA'],
  ['2024-03-06', 'COPERTA'],
  ['2025-03-01', 'COPERTA'],
  ['2025-03-02', 'IN_COMPORTO'],
  ['2025-03-16', 'IN_COMPORTO'],
  ['2025-03-17', 'FUORI_COPERTURA'],
  ['2025-03-18', 'FUORI_COPERTURA'],
  ['2025-03-20', 'FUORI_COPERTURA'],
  ['2025-03-21', 'COPERTA'],
  ['2026-03-01', 'COPERTA'],
  ['2026-03-02', 'CESSATA'],
])('on %s: %s', (day, state) => {
  expect(coverageOn(timeline, day)).toBe(state)
})

describe('at an hour of Rome', () => {
  test.each([
    ['2025-03-16T22:59:59.999Z', 'IN_COMPORTO'], // 23:59:59 of the 15th day
    ['2025-03-16T23:00:00.000Z', 'FUORI_COPERTURA'], // 00:00 of the 16th
    ['2025-03-20T10:00:00.000Z', 'FUORI_COPERTURA'], // after paying, before 24:00
    ['2025-03-20T22:59:59.999Z', 'FUORI_COPERTURA'],
    ['2025-03-20T23:00:00.000Z', 'COPERTA'],
  ])('%s: %s', (at, state) => {
    expect(coverageAt(timeline, at)).toBe(state)
  })
  test('in summer the day ends at 22:00Z', () => {
    const summer = coverageTimeline(policy({ effectiveFrom: '2024-06-20', expiresOn: '2025-06-20' }), [
      title('PRIMA_RATA', '2024-06-20', '2025-06-20', '2024-06-01'),
    ])
    expect(coverageAt(summer, '2025-07-05T21:59:59.999Z')).toBe('IN_COMPORTO')
    expect(coverageAt(summer, '2025-07-05T22:00:00.000Z')).toBe('FUORI_COPERTURA')
  })
})

test('next change', () => {
  expect(nextChange(timeline, '2024-02-01')).toEqual({ on: '2024-03-06', state: 'COPERTA' })
  expect(nextChange(timeline, '2025-03-10')).toEqual({ on: '2025-03-17', state: 'FUORI_COPERTURA' })
  expect(nextChange(timeline, '2026-03-02')).toBeNull()
})

test('a suspended policy is not active, and no loss is covered', () => {
  const suspended = coverageTimeline(policy({ suspensions: [{ from: '2024-06-01', to: null }] }), [first])
  expect(coverageOn(suspended, '2024-07-01')).toBe('NON_ATTIVA')
  expect(segmentOn(suspended, '2024-07-01')?.kind).toBe('SUSPENDED')
  expect(isCovering('NON_ATTIVA')).toBe(false)
  expect(['COPERTA', 'IN_COMPORTO', 'ESTESA_15GG'].every((state) => isCovering(state as 'COPERTA'))).toBe(
    true,
  )
})

test('an unasked life premium leaves the cover on', () => {
  const life = coverageTimeline(policy({ kind: 'VITA', expiresOn: null, tacitRenewal: false }), [first])
  expect(coverageOn(life, '2030-01-01')).toBe('COPERTA')
})

test.each([
  ['DANNI', '2025-03-01', null, '2025-03-16', '2025-09-01'],
  ['RCA', '2024-02-14', 30, '2024-02-29', '2024-08-14'],
  ['DANNI', '2025-08-31', null, '2025-09-15', '2026-02-28'],
  ['VITA', '2025-03-01', null, '2025-03-21', null],
  ['VITA', '2025-03-01', 30, '2025-03-31', null],
] as const)('%s due %s: grace to %s, six months to %s', (kind, dueOn, tolerance, graceTo, limit) => {
  expect(lastDayOfGrace(kind, dueOn, tolerance)).toBe(graceTo)
  expect(sixMonthLimit(kind, dueOn)).toBe(limit)
})
