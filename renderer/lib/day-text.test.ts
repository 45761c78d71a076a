import { expect, test } from 'vitest'
import { readDay, writtenDay } from './day-text.ts'

const today = '2026-11-22'

test('a day is read however it is typed', () => {
  for (const text of [
    '14/03/1979',
    '14/3/79',
    '14.3.1979',
    '14-03-1979',
    '14 03 79',
    '14031979',
    '140379',
    '1979-03-14',
  ])
    expect(readDay(text, today), text).toBe('1979-03-14')
  expect(readDay('1/2/26', today)).toBe('2026-02-01')
})

test('what is no day is none', () => {
  for (const text of ['', '31/02/2024', '14/13/1979', '14/3', 'ieri', '1403197'])
    expect(readDay(text, today), text).toBeNull()
})

test('a day is written as it is read', () => {
  expect(writtenDay('1979-03-14')).toBe('14/03/1979')
  expect(readDay(writtenDay('2024-02-29'), today)).toBe('2024-02-29')
  expect(writtenDay(null)).toBe('')
})
