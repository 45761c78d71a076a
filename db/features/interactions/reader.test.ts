import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Interaction } from '../../../shared/features/interactions/model.ts'
import { queries } from '../../drizzle.ts'
import { openTestMirror, type TestMirror } from '../../testing.ts'
import { readFollowUps } from './reader.ts'
import { interaction } from './schema.ts'

const today = '2026-11-22'
const customerId = '00000000-0000-4000-8000-000000000001'
const marta = '00000000-0000-4000-8000-00000000000a'

let mirror: TestMirror

beforeEach(() => {
  mirror = openTestMirror()
})
afterEach(() => mirror.dispose())

let made = 0
function addContact(day: string, fields: Partial<Interaction> = {}): void {
  made += 1
  queries(mirror.db)
    .insert(interaction)
    .values({
      id: `00000000-0000-4000-8001-${String(made).padStart(12, '0')}`,
      agencyId: 42,
      portfolio: 0,
      customerId,
      at: `${day}T10:00:00.000Z`,
      channel: 'TELEFONO',
      direction: 'OUT',
      kind: 'CHIAMATA',
      subject: day,
      outcome: null,
      note: null,
      collaboratorId: marta,
      policyId: null,
      claimId: null,
      followUpOn: null,
      ...fields,
      syncBucket: 'p:42.0',
      syncVer: made,
      syncDigest: Buffer.alloc(16),
    })
    .run()
}

const promised = () =>
  readFollowUps(mirror.db, customerId, today).map(({ interaction: { subject } }) => subject)

test('what was promised stands by its day, also after a call that came meanwhile', () => {
  addContact('2026-11-10', { followUpOn: '2026-11-25' })
  addContact('2026-11-12', { followUpOn: '2026-11-20' })
  addContact('2026-11-13', { followUpOn: '2026-11-21', customerId: '00000000-0000-4000-8000-000000000002' })
  addContact('2026-11-21')
  expect(promised()).toEqual(['2026-11-12', '2026-11-10'])
})

test('a promise of long ago is kept once somebody was in touch; what the customer did alone keeps none', () => {
  addContact('2026-06-01', { followUpOn: '2026-06-10' })
  expect(promised()).toEqual(['2026-06-01'])
  addContact('2026-06-11', { kind: 'ACCESSO_AREA_RISERVATA', collaboratorId: null })
  expect(promised()).toEqual(['2026-06-01'])
  addContact('2026-06-10')
  expect(promised()).toEqual([])
})
