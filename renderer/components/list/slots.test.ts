import { expect, it } from 'vitest'
import { slotsFor } from './slots.ts'

const none = new Map<number, number>()

it('gives every row an element of its own', () => {
  expect([...slotsFor(none, [5, 6, 7])]).toEqual([
    [5, 0],
    [6, 1],
    [7, 2],
  ])
})

it('leaves a row that stays its element and gives the one that comes that of the one that went', () => {
  const before = slotsFor(none, [5, 6, 7])
  const after = slotsFor(before, [6, 7, 8])
  expect([after.get(6), after.get(7), after.get(8)]).toEqual([1, 2, 0])
})

it('uses the same elements after a leap, and no more of them than there are rows', () => {
  const before = slotsFor(none, [0, 1, 2, 3, 4])
  expect([...slotsFor(before, [900, 901, 902]).values()]).toEqual([0, 1, 2])
})

it('never gives one element to two rows', () => {
  let slots = slotsFor(none, [0, 1, 2, 3])
  for (const first of [2, 40, 38, 39, 0]) {
    slots = slotsFor(
      slots,
      Array.from({ length: 4 + (first % 3) }, (_, index) => first + index),
    )
    expect(new Set(slots.values()).size).toBe(slots.size)
  }
})
