import fc from 'fast-check'
import { expect, test } from 'vitest'
import { branchKind, policyState, titleState } from '../../lib/codes.ts'
import { addDays, addMonths, dayNumber, dayOfNumber, lastIsoDay } from '../../lib/dates.ts'
import { type CoveragePolicy, type CoverageTitle, coverageTimeline } from './coverage.ts'
import { coverageOn, isCovering, nextChange } from './coverage-on.ts'
import { stripOf } from './coverage-strip.ts'

const day = fc.integer({ min: dayNumber('2019-01-01'), max: dayNumber('2027-12-31') }).map(dayOfNumber)
const maybeDay = fc.option(day, { freq: 3 })

const anyPolicy: fc.Arbitrary<CoveragePolicy> = fc
  .record({
    kind: fc.constantFrom(...branchKind.options),
    state: fc.constantFrom(...policyState.options),
    effectiveFrom: day,
    years: fc.option(fc.integer({ min: 1, max: 10 })),
    tacitRenewal: fc.boolean(),
    toleranceDays: fc.option(fc.integer({ min: 0, max: 60 })),
    replacedFrom: maybeDay,
    cancelledFrom: maybeDay,
    suspensions: fc.array(fc.record({ from: day, to: maybeDay }), { maxLength: 2 }),
  })
  .map(({ years, ...rest }) => ({
    ...rest,
    expiresOn: years === null ? null : addMonths(rest.effectiveFrom, 12 * years),
  }))

/** Instalments as an agency issues them: in a row from the effective day, each collected around its due day. */
const orderlyTitles = (from: string): fc.Arbitrary<CoverageTitle[]> =>
  fc
    .record({
      months: fc.constantFrom(1, 3, 4, 6, 12),
      delays: fc.array(fc.option(fc.integer({ min: -60, max: 60 })), { minLength: 1, maxLength: 8 }),
    })
    .map(({ months, delays }) =>
      delays.map((delay, index) => {
        const dueOn = addMonths(from, months * index)
        return {
          type:
            index === 0
              ? 'PRIMA_RATA'
              : (index * months) % 12 === 0
                ? 'QUIETANZA_RINNOVO'
                : 'RATA_INTERMEDIA',
          state: delay === null ? 'EMESSO' : 'INCASSATO',
          dueOn,
          coverFrom: dueOn,
          coverTo: addMonths(from, months * (index + 1)),
          collectedOn: delay === null ? null : addDays(dueOn, delay),
        }
      }),
    )

const wildTitle: fc.Arbitrary<CoverageTitle> = fc.record({
  type: fc.constantFrom('PRIMA_RATA', 'RATA_INTERMEDIA', 'QUIETANZA_RINNOVO', 'APPENDICE', 'RIMBORSO'),
  state: fc.constantFrom(...titleState.options),
  dueOn: day,
  coverFrom: day,
  coverTo: maybeDay,
  collectedOn: maybeDay,
})

const orderly = anyPolicy.chain((policy) =>
  fc.tuple(fc.constant(policy), orderlyTitles(policy.effectiveFrom)),
)
const wild = fc.tuple(anyPolicy, fc.array(wildTitle, { maxLength: 8 }))

test('segments are ordered, without holes or overlaps, whatever the data', () => {
  fc.assert(
    fc.property(fc.oneof(orderly, wild), day, ([policy, titles], today) => {
      const { segments } = coverageTimeline(policy, titles)
      if (policy.state === 'PROPOSTA') {
        expect(segments).toEqual([])
        return
      }
      expect(segments[0]?.from).toBe(policy.effectiveFrom)
      expect(segments.at(-1)?.to).toBe(lastIsoDay)
      for (const [index, segment] of segments.entries()) {
        expect(segment.from <= segment.to).toBe(true)
        const next = segments[index + 1]
        if (next === undefined) continue
        expect(next.from).toBe(addDays(segment.to, 1))
        expect(next.kind).not.toBe(segment.kind)
      }
      const strip = stripOf({ segments, open: null }, addDays(today, -60), addDays(today, 120), today)
      let end = 0
      for (const piece of strip) {
        expect(piece.start).toBeGreaterThanOrEqual(end)
        expect(piece.end).toBeGreaterThan(piece.start)
        end = piece.end
      }
      expect(end).toBeLessThanOrEqual(1)
    }),
    { numRuns: 1000 },
  )
})

test('the order of the titles does not matter', () => {
  fc.assert(
    fc.property(
      orderly.chain(([policy, titles]) =>
        fc.tuple(
          fc.constant(policy),
          fc.constant(titles),
          fc.shuffledSubarray(titles, { minLength: titles.length }),
        ),
      ),
      ([policy, titles, shuffled]) => {
        expect(coverageTimeline(policy, shuffled)).toEqual(coverageTimeline(policy, titles))
      },
    ),
  )
})

test('cover never starts before 24:00 of the day on which the first premium was paid', () => {
  fc.assert(
    fc.property(orderly, ([policy, titles]) => {
      const timeline = coverageTimeline(policy, titles)
      const paidOn = titles[0]?.collectedOn ?? null
      const started = timeline.segments.find(({ kind }) => kind !== 'NOT_ACTIVE' && kind !== 'ENDED')
      if (started === undefined || started.kind === 'SUSPENDED') return
      expect(paidOn).not.toBeNull()
      if (paidOn !== null) expect(started.from > paidOn).toBe(true)
    }),
  )
})

test('paying a title earlier never gives less cover', () => {
  fc.assert(
    fc.property(orderly, fc.nat(), fc.integer({ min: 1, max: 400 }), ([policy, titles], pick, days) => {
      const index = pick % titles.length
      const earlier = titles.map((title, at): CoverageTitle => {
        if (at !== index) return title
        return { ...title, state: 'INCASSATO', collectedOn: addDays(title.collectedOn ?? title.dueOn, -days) }
      })
      const before = coverageTimeline(policy, titles)
      const after = coverageTimeline(policy, earlier)
      // Coverage changes only at the edges of segments, so these days stand for all.
      const edges = [...before.segments, ...after.segments].flatMap(({ from, to }) => [from, to])
      for (const at of edges) {
        if (isCovering(coverageOn(before, at))) {
          expect(isCovering(coverageOn(after, at)), `covered on ${at}`).toBe(true)
        }
      }
    }),
    { numRuns: 1000 },
  )
})

test('nextChange is the first day that differs', () => {
  fc.assert(
    fc.property(orderly, day, ([policy, titles], from) => {
      const timeline = coverageTimeline(policy, titles)
      const change = nextChange(timeline, from)
      const now = coverageOn(timeline, from)
      if (change === null) {
        expect(coverageOn(timeline, lastIsoDay)).toBe(now)
        return
      }
      expect(coverageOn(timeline, change.on)).toBe(change.state)
      expect(change.state).not.toBe(now)
      expect(coverageOn(timeline, addDays(change.on, -1))).toBe(now)
    }),
  )
})
