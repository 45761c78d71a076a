import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addCents, cents, percentOfCents, splitCents } from './money.ts'

test('cents are whole and safe', () => {
  expect(cents.safeParse(41_500).success).toBe(true)
  expect(cents.safeParse(-1).success).toBe(true)
  for (const wrong of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, '100', null]) {
    expect(cents.safeParse(wrong).success).toBe(false)
  }
})

test('sums stay exact and refuse what is not exact', () => {
  expect(addCents()).toBe(0)
  expect(addCents(10, 20, -5)).toBe(25)
  expect(() => addCents(Number.MAX_SAFE_INTEGER, 1)).toThrow(RangeError)
  expect(() => addCents(0.1)).toThrow(RangeError)
})

test('a yearly premium splits into instalments that sum to it', () => {
  expect(splitCents(10_000, 3)).toEqual([3334, 3333, 3333])
  expect(splitCents(-101, 2)).toEqual([-51, -50])
  expect(splitCents(1, 4)).toEqual([1, 0, 0, 0])
  expect(() => splitCents(100, 0)).toThrow(RangeError)
})

test('property: parts sum to the whole and differ by one cent at most', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 1, max: 60 }), (amount, parts) => {
      const split = splitCents(amount, parts)
      expect(addCents(...split)).toBe(amount)
      expect(Math.max(...split) - Math.min(...split)).toBeLessThanOrEqual(1)
      expect(split.some((part) => Object.is(part, -0))).toBe(false)
    }),
  )
})

test('percentages round half away from zero', () => {
  expect(percentOfCents(32_900, 1050)).toBe(3455) // SSN on RC auto, 10.5 %: 3454.5 goes up
  expect(percentOfCents(-32_900, 1050)).toBe(-3455)
  expect(percentOfCents(1, 4999)).toBe(0)
  expect(Object.is(percentOfCents(-1, 1), -0)).toBe(false)
  expect(percentOfCents(9_000_000_000_000_000, 10_000)).toBe(9_000_000_000_000_000)
  expect(() => percentOfCents(100, 12.74)).toThrow(RangeError)
})
