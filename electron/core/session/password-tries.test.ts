import { expect, test } from 'vitest'
import { PasswordTries } from './password-tries.ts'

test('two wrong passwords cost nothing; from the third on the wait doubles, five minutes at most', () => {
  let now = 0
  const tries = new PasswordTries(() => now)
  const waits: number[] = []
  for (let at = 0; at < 12; at++) {
    tries.failed()
    waits.push(tries.waitSeconds)
    now += tries.waitSeconds * 1000
  }
  expect(waits).toEqual([0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300, 300])
})

test('the right password forgives, and time passes', () => {
  let now = 0
  const tries = new PasswordTries(() => now)
  for (let at = 0; at < 4; at++) tries.failed()
  now += 4_500
  expect(tries.waitSeconds).toBe(6)
  tries.forgive()
  expect(tries.waitSeconds).toBe(0)
  tries.failed()
  expect(tries.waitSeconds).toBe(0)
})
