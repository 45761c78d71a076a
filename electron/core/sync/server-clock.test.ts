import { describe, expect, it } from 'vitest'
import { ServerClock } from './server-clock.ts'

const TRUE_TIME = Date.parse('2026-11-21T10:00:00.000Z')
const DAY = 24 * 3600_000
const YEAR = 365 * DAY

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
    state.passed += 50_000
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

  it('is asked again after three days of sleep, and after a minute of silence', () => {
    const { state, clock, serverTime } = clocks(0)
    clock.set(serverTime())
    state.asleep = 3 * 24 * 3600_000
    expect(clock.trusted).toBe(false)
    clock.set(serverTime())
    state.passed += 60_000
    expect(clock.trusted).toBe(false)
  })

  it('is known for as long as answers agree with it', () => {
    const { state, clock, serverTime } = clocks(YEAR)
    clock.set(serverTime())
    for (let minute = 0; minute < 5; minute++) {
      state.passed += 50_000
      clock.asking()(Date.parse(serverTime()))
      expect(clock.trusted).toBe(true)
    }
    expect(new Date(clock.now()).toISOString()).toBe(serverTime())
  })

  it.each([3 * DAY, -3 * DAY, 5 * 60_000, -5 * 60_000])(
    'follows head office’s own clock when it is corrected by %i ms, and asks before it signs',
    (correction) => {
      const { state, clock, serverTime } = clocks(YEAR)
      clock.set(serverTime())
      const corrected = () => Date.parse(serverTime()) + correction
      state.passed += 1_000
      clock.asking()(corrected())
      expect(clock.now()).toBe(corrected())
      expect(clock.trusted).toBe(false)
      // Another answer in passing is no answer to the question.
      clock.asking()(corrected())
      expect(clock.trusted).toBe(false)
      clock.set(new Date(corrected()).toISOString())
      expect(clock.trusted).toBe(true)
    },
  )

  it('believes no answer that was long on its way, nor one without a time', () => {
    const { state, clock, serverTime } = clocks(0)
    clock.set(serverTime())
    const heard = clock.asking()
    const said = Date.parse(serverTime())
    state.passed += 40_000
    heard(said)
    clock.asking()(Number.NaN)
    expect(new Date(clock.now()).toISOString()).toBe(serverTime())
    expect(clock.trusted).toBe(true)
  })

  it('before the first question it follows what it hears, and trusts nothing', () => {
    const { clock, serverTime } = clocks(2 * YEAR)
    clock.asking()(Date.parse(serverTime()))
    expect(new Date(clock.now()).toISOString()).toBe(serverTime())
    expect(clock.trusted).toBe(false)
  })
})
