import { expect, it } from 'vitest'
import { cursorAfter } from './cursor.ts'

it('moves by rows, pages and to the ends, and stays in the list', () => {
  expect(cursorAfter('j', null, 10, 5)).toBe(0)
  expect(cursorAfter('j', 0, 10, 5)).toBe(1)
  expect(cursorAfter('ArrowDown', 9, 10, 5)).toBe(9)
  expect(cursorAfter('k', 0, 10, 5)).toBe(0)
  expect(cursorAfter('PageDown', 2, 10, 5)).toBe(6)
  expect(cursorAfter('PageUp', 2, 10, 5)).toBe(0)
  expect(cursorAfter('End', 2, 100_000, 5)).toBe(99_999)
  expect(cursorAfter('Home', 7, 10, 5)).toBe(0)
})

it('answers nothing to other keys and in an empty list', () => {
  expect(cursorAfter('q', 3, 10, 5)).toBeNull()
  expect(cursorAfter('j', null, 0, 5)).toBeNull()
})
