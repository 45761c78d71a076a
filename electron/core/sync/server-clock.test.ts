import { describe, expect, it } from 'vitest'
import { ServerClock } from './server-clock.ts'

const TRUE_TIME = Date.parse('2026-11-21T10:00:00.000Z')
const YEAR = 365 * 24 * 3600_000

function clocks(error: number) {
  const state = { passed: 0, error, asleep: 0 }
  const wall = () => TRUE_TIME + state.passed + state.asleep + state.error
  // As on Linux: the steady clock stands still while the computer sleeps.
  const clock = new ServerClock(wall, () => state.passed)
  const serverTime = () => new Date(TRUE_TIME + state.passed + state.asleep).toISOString()
  return { state, clock, serverTime }
}

describe('fault 40: the clock of head office, by a computer whose clock is wrong', () => {
  it.each([0, 2 * YEAR, -2 * YEAR])('is right however wrong this one is (%i ms)', (error) => {
    const { state, clock, serverTime } = clocks(error)
    expect(clock.trusted).toBe(false)
    clock.set(serverTime())
    state.passed += 60_000
    expect(clock.trusted).toBe(true)
    expect(new Date(clock.now()).toISOString()).toBe(serverTime())
  })

  it.each([YEAR, -YEAR, 3600_000, -3600_000])(
    'is asked again after a jump of %i ms during the sync',
    (jump) => {
      const { state, clock, serverTime } = clocks(0)
      clock.set(serverTime())
      state.error = jump
      expect(clock.trusted).toBe(false)
      clock.set(serverTime())
      expect(clock.trusted).toBe(true)
      expect(new Date(clock.now()).toISOString()).toBe(serverTime())
    },
  )

  it('is asked again after three days of sleep, and after an hour', () => {
    const { state, clock, serverTime } = clocks(0)
    clock.set(serverTime())
    state.asleep = 3 * 24 * 3600_000
    expect(clock.trusted).toBe(false)
    clock.set(serverTime())
    state.passed += 3600_000
    expect(clock.trusted).toBe(false)
  })
})
