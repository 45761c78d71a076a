import { describe, expect, test } from 'vitest'
import { addDays, addMonths } from '../../lib/dates.ts'
import { policy, title } from './coverage.fixtures.ts'
import { type CoveragePolicy, type CoverageTitle, coverageTimeline } from './coverage.ts'
import { mergeStrips, type StripSegment, stripOf } from './coverage-strip.ts'

const today = '2026-11-20'

/** 'kind first..last' in days from today, the last day included. */
function inDays(strip: readonly StripSegment[]): string[] {
  return strip.map(
    ({ kind, start, end }) => `${kind} ${Math.round(start * 180) - 60}..${Math.round(end * 180) - 61}`,
  )
}

function strip(changes: Partial<CoveragePolicy>, titles: readonly CoverageTitle[]): StripSegment[] {
  return stripOf(coverageTimeline(policy(changes), titles), addDays(today, -60), addDays(today, 120), today)
}

/** A yearly policy whose paid year ends `days` after today. */
function yearEnding(days: number, changes: Partial<CoveragePolicy> = {}): StripSegment[] {
  const expiresOn = addDays(today, days)
  const effectiveFrom = addMonths(expiresOn, -12)
  return strip({ effectiveFrom, expiresOn, ...changes }, [
    title('PRIMA_RATA', effectiveFrom, expiresOn, addDays(effectiveFrom, -5)),
  ])
}

describe('one policy', () => {
  test('covered through the window', () => {
    expect(inDays(yearEnding(200))).toEqual(['covered -60..119'])
  })
  test('renewal to come: solid, then dashed, no grace before its time', () => {
    expect(inDays(yearEnding(5))).toEqual(['covered -60..5', 'to-come 6..119'])
    expect(inDays(yearEnding(5, { kind: 'RCA', tacitRenewal: false }))).toEqual([
      'covered -60..5',
      'to-come 6..119',
    ])
  })
  test('ends for good: nothing after it', () => {
    expect(inDays(yearEnding(5, { tacitRenewal: false }))).toEqual(['covered -60..5'])
  })
  test('in grace: hatched to its last day, then dashed', () => {
    expect(inDays(yearEnding(-4))).toEqual(['covered -60..-4', 'grace -3..11', 'to-come 12..119'])
  })
  test('out of cover: outlined up to today, then nothing', () => {
    expect(inDays(yearEnding(-46))).toEqual(['covered -60..-46', 'grace -45..-31', 'out -30..0'])
  })
  test('never covered', () => {
    const from = addDays(today, -12)
    expect(
      inDays(
        strip({ effectiveFrom: from, expiresOn: addMonths(from, 12) }, [
          title('PRIMA_RATA', from, addMonths(from, 12)),
        ]),
      ),
    ).toEqual(['out -12..0'])
  })
  test('not begun yet and not paid: dashed', () => {
    const from = addDays(today, 30)
    expect(
      inDays(
        strip({ effectiveFrom: from, expiresOn: addMonths(from, 12) }, [
          title('PRIMA_RATA', from, addMonths(from, 12)),
        ]),
      ),
    ).toEqual(['to-come 30..119'])
  })
  test('suspended', () => {
    const suspensions = [{ from: addDays(today, -10), to: addDays(today, 20) }]
    expect(inDays(yearEnding(200, { suspensions }))).toEqual([
      'covered -60..-11',
      'suspended -10..20',
      'covered 21..119',
    ])
  })
  test('a life contract that asked for no further premium is elapsed, then to come', () => {
    expect(inDays(yearEnding(-4, { kind: 'VITA', expiresOn: null, tacitRenewal: false }))).toEqual([
      'covered -60..0',
      'to-come 1..119',
    ])
  })
  test('an empty window draws nothing', () => {
    expect(stripOf(coverageTimeline(policy(), []), today, today, today)).toEqual([])
  })
})

describe('all policies of a customer', () => {
  test('what most needs a hand wins at every point', () => {
    expect(inDays(mergeStrips([yearEnding(200), yearEnding(-4)]))).toEqual([
      'covered -60..-4',
      'grace -3..11',
      'to-come 12..119',
    ])
    expect(inDays(mergeStrips([yearEnding(-46), yearEnding(-4), yearEnding(200)]))).toEqual([
      'covered -60..-46',
      'grace -45..-31',
      'out -30..0',
      'grace 1..11',
      'to-come 12..119',
    ])
  })
  test('none, or one', () => {
    expect(mergeStrips([])).toEqual([])
    expect(mergeStrips([yearEnding(5)])).toEqual(yearEnding(5))
  })
})
