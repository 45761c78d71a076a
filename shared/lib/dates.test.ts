import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  addYears,
  ageOn,
  compareDays,
  dayInRome,
  dayNumber,
  dayOfNumber,
  daysBetween,
  daysInMonth,
  instant,
  instantOf,
  isoDay,
  startOfDayInRome,
  weekdayOf,
} from './dates.ts'

const anyDay = fc.integer({ min: -141_000, max: 200_000 }).map(dayOfNumber)

describe('texts', () => {
  test.each(['2024-02-29', '2025-12-31', '1900-02-28', '9999-12-31'])('%s is a day', (text) => {
    expect(isoDay.safeParse(text).success).toBe(true)
  })
  test.each(['2025-02-29', '2025-13-01', '2025-00-10', '2025-1-1', '01/03/2025', '2025-03-01T00:00:00Z', ''])(
    '%s is not a day',
    (text) => {
      expect(isoDay.safeParse(text).success).toBe(false)
    },
  )
  test.each([
    ['2025-03-20T10:00:00.000Z', true],
    ['2025-03-20T10:00:00Z', false],
    ['2025-03-20T10:00:00.000+01:00', false],
    ['2025-03-20T25:00:00.000Z', false],
    ['2025-02-30T10:00:00.000Z', false],
  ])('%s as an instant: %s', (text, valid) => {
    expect(instant.safeParse(text).success).toBe(valid)
  })
})

describe('day numbers', () => {
  test.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-02-29', 11_016],
    ['2025-03-01', 20_148],
  ])('%s is %i', (day, number) => {
    expect(dayNumber(day)).toBe(number)
    expect(dayOfNumber(number)).toBe(day)
  })
  test.each(['', '2025-3-1', '2025-xx-01', '2025-13-01', '2025-01-32', '2025-01-011'])(
    'refuses "%s"',
    (text) => {
      expect(() => dayNumber(text)).toThrow(RangeError)
    },
  )
  test('refuses numbers outside four-digit years', () => {
    expect(() => dayOfNumber(3_000_000)).toThrow(RangeError)
    expect(() => dayOfNumber(Number.NaN)).toThrow(RangeError)
  })
  test('property: agrees with Temporal and comes back', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -20_000, max: 20_000 }), (day, days) => {
        expect(dayOfNumber(dayNumber(day))).toBe(day)
        const plain = Temporal.PlainDate.from(day)
        expect(addDays(day, days)).toBe(plain.add({ days }).toString())
        expect(weekdayOf(day)).toBe(plain.dayOfWeek)
        expect(isoDay.safeParse(day).success).toBe(true)
      }),
    )
  })
  test('property: months as Temporal adds them, cut at the end of the month', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (day, months) => {
        expect(addMonths(day, months)).toBe(Temporal.PlainDate.from(day).add({ months }).toString())
      }),
    )
  })
})

test.each([
  ['2025-01-31', 1, '2025-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2025-03-01', 6, '2025-09-01'],
  ['2025-08-31', 6, '2026-02-28'],
  ['2025-01-15', -1, '2024-12-15'],
])('%s + %i months = %s', (day, months, expected) => {
  expect(addMonths(day, months)).toBe(expected)
})

test('small helpers', () => {
  expect(addYears('2024-02-29', 1)).toBe('2025-02-28')
  expect(daysBetween('2025-03-01', '2025-03-16')).toBe(15)
  expect(daysBetween('2025-03-16', '2025-03-01')).toBe(-15)
  expect(compareDays('2025-03-01', '2025-03-02')).toBe(-1)
  expect(compareDays('2025-03-02', '2025-03-02')).toBe(0)
  expect(daysInMonth(1900, 2)).toBe(28)
})

test.each([
  ['1980-05-07', '2025-05-06', 44],
  ['1980-05-07', '2025-05-07', 45],
  ['2004-02-29', '2022-02-28', 17],
  ['2004-02-29', '2022-03-01', 18],
  ['2025-01-02', '2025-01-01', null],
])('born %s, on %s: %s', (birth, day, age) => {
  expect(ageOn(birth, day)).toBe(age)
})

describe('Rome', () => {
  test.each([
    ['2025-01-31T22:59:59.999Z', '2025-01-31'],
    ['2025-01-31T23:00:00.000Z', '2025-02-01'],
    ['2025-07-31T21:59:59.999Z', '2025-07-31'],
    ['2025-07-31T22:00:00.000Z', '2025-08-01'],
    ['2025-03-29T23:30:00.000Z', '2025-03-30'], // the night of the change to summer time
    ['2025-10-25T22:30:00.000Z', '2025-10-26'], // and back
    ['2025-10-26T23:00:00.000Z', '2025-10-27'],
  ])('%s is %s', (at, day) => {
    expect(dayInRome(at)).toBe(day)
    expect(dayInRome(Date.parse(at))).toBe(day)
  })
  test('a day begins at midnight of Rome, also when clocks change', () => {
    expect(startOfDayInRome('2025-03-17')).toBe('2025-03-16T23:00:00.000Z')
    expect(startOfDayInRome('2025-03-31')).toBe('2025-03-30T22:00:00.000Z')
    expect(startOfDayInRome('2025-10-27')).toBe('2025-10-26T23:00:00.000Z')
  })
  test('refuses what is not an instant', () => {
    expect(() => dayInRome('ieri')).toThrow(RangeError)
  })
  test('property: the same day as Temporal', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 3e12 }), (ms) => {
        const zoned = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO('Europe/Rome')
        expect(dayInRome(ms)).toBe(zoned.toPlainDate().toString())
        expect(instant.safeParse(instantOf(ms)).success).toBe(true)
      }),
    )
  })
})
