import { expect, test, vi } from 'vitest'
import { crashesTooOften } from './failures.ts'

vi.mock('electron', () => ({ app: {}, dialog: {} }))

test.each([
  ['one crash', [1000], 1000, false],
  ['two close together', [1000, 2000], 2000, false],
  ['three close together', [1000, 2000, 3000], 3000, true],
  ['three over a day', [0, 1_000_000, 2_000_000], 2_000_000, false],
])('a page that crashed is loaded again by itself: %s', (_name, times, now, tooOften) => {
  expect(crashesTooOften(times, now)).toBe(tooOften)
})
