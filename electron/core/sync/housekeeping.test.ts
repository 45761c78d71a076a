import { afterEach, beforeEach, expect, test } from 'vitest'
import { Applier } from '../../../db/sync/apply.ts'
import { openTestMirror, type TestMirror } from '../../../db/testing.ts'
import { WriteGate } from '../../../db/write.ts'
import { Housekeeping } from './housekeeping.ts'
import type { SyncContext } from './writer-context.ts'

let mirror: TestMirror
let now: number
let told: string[]
let house: Housekeeping

beforeEach(() => {
  mirror = openTestMirror()
  told = []
  const gate = new WriteGate(mirror.db, (tables) => told.push(...tables))
  const applier = new Applier(mirror.db)
  house = new Housekeeping({ gate, applier, now: () => now } as unknown as SyncContext)
})
afterEach(() => mirror.dispose())

test('at midnight in Rome, not in Greenwich, whatever stands open is asked for anew, and once', () => {
  now = Date.parse('2026-07-31T21:59:00Z')
  house.keepDay()
  expect(told).toEqual([])
  now = Date.parse('2026-07-31T22:00:00Z')
  house.keepDay()
  expect(told).toEqual(expect.arrayContaining(['customer_list', 'policy', 'title', 'interaction']))
  told = []
  now = Date.parse('2026-08-01T21:59:00Z')
  house.keepDay()
  expect(told).toEqual([])
})
