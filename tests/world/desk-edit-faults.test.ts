import { cpSync, rmSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Customer } from '../../shared/features/customers/model.ts'
import { type Desk, newDataDir, startDesk, waitFor } from './desk.ts'
import { bucketsHeld, differences, faultsOfDerived, mirrorRows, serverRows } from './desk-compare.ts'
import { headOf, newCustomer, type Office, openOffice, write } from './desk-office.ts'
import { DeskProcess } from './desk-process.ts'
import { noteFor, outbox, patchOf, shown, type, untilPushed } from './desk-typing.ts'
import { type Fault, type FaultProxy, openFaultProxy } from './fault-proxy.ts'

let office: Office
let proxy: FaultProxy
const desks: Desk[] = []
const folders: string[] = []

beforeAll(async () => {
  office = await openOffice(12)
  proxy = await openFaultProxy(office.url)
})
afterEach(async () => {
  proxy.fault = () => null
  proxy.down = false
  for (const desk of desks.splice(0)) await desk.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})
afterAll(async () => {
  await proxy?.close()
  await office?.close()
})

function keptFolder(): string {
  const folder = newDataDir()
  folders.push(folder)
  return folder
}

async function open(dataDir?: string, tuning: object = {}): Promise<Desk> {
  const desk = await startDesk({
    headOfficeUrl: proxy.url,
    username: 'titolare',
    tuning,
    ...(dataDir ? { dataDir } : {}),
  })
  desks.push(desk)
  return desk
}

async function held(more: Partial<Customer> = {}): Promise<Customer> {
  const customer = newCustomer(more)
  await write(office, [customer])
  return customer
}

async function atHeadOffice(table: string, id: string): Promise<Record<string, unknown> | undefined> {
  const { rows } = await office.pool.query(`SELECT * FROM "${table}" WHERE id = $1`, [id])
  return rows[0]
}

/** History lines about a row: one for each change that took effect. */
async function effectsOn(id: string): Promise<number> {
  const { rows } = await office.pool.query('SELECT count(*)::int AS n FROM change WHERE row_id = $1', [id])
  return rows[0].n
}

/** `now` is the time by the desk's own clock: lists tell of cover on its day. */
async function proveEqual(desk: Desk, now = Date.now()): Promise<void> {
  await desk.untilAt(1, await headOf(office))
  const { rows } = await serverRows(office.pool, bucketsHeld(desk.reader))
  expect(differences(mirrorRows(desk.reader), rows)).toEqual([])
  expect(faultsOfDerived(desk.reader, now)).toEqual([])
  expect(desk.reader.prepare('SELECT count(*) FROM server_row').pluck().get()).toBe(0)
}

const unanswered: Fault = { kind: 'silence' }
const pushes = () => proxy.seen.filter(({ path }) => path === '/v1/push').length

test.each([
  [
    'fault 1: after an edit is written, before it is pushed',
    undefined,
    { kind: 'answer', bytes: '' } as Fault,
  ],
  ['fault 2: after head office committed, before its answer came', undefined, unanswered],
  ['fault 3: while the outcome is stored', 'settle:1', null],
  ['fault 5: while the checkpoint is applied that covers it', 'close:1', null],
])('%s: killed; the edit has one effect', async (_name, killAt, fault) => {
  const customer = await held()
  const dataDir = keptFolder()
  await (await open(dataDir)).session.signOut()
  proxy.fault = ({ path }) => (path === '/v1/push' ? fault : null)
  const before = pushes()
  const child = new DeskProcess({ headOfficeUrl: proxy.url, username: 'titolare', dataDir }, killAt)
  await child.until('complete', () => child.complete)
  const note = noteFor(customer, 'Una sola volta')
  void child.command('applyEdits', { edits: [note] })
  if (killAt) await child.until('killed', () => child.ended)
  else {
    await waitFor(
      async () => pushes() > before && (fault !== unanswered || (await effectsOn(note.id)) === 1),
      20_000,
      () => 'no push',
    )
    await child.kill()
  }
  proxy.fault = () => null
  const desk = await open(dataDir)
  await untilPushed(desk)
  expect(await atHeadOffice('interaction', note.id)).toMatchObject({ subject: 'Una sola volta' })
  expect(await effectsOn(note.id)).toBe(1)
  expect(outbox(desk.reader)).toMatchObject([{ seq: 1, state: 'done', outcome: { result: 'applied' } }])
  await proveEqual(desk)
})

test('fault 13: a pull answered late, from before the push, does not take back what was typed', async () => {
  const customer = await held()
  const desk = await open()
  let late = 0
  proxy.fault = ({ path }) =>
    path === '/v1/pull' && late++ < 2 ? { kind: 'delay', milliseconds: 700 } : null
  await write(office, [{ ...customer, profession: 'CP3' }])
  await type(desk, patchOf('customer', customer.id, { mobile: [null, '+393331234567'] }))
  await type(desk, patchOf('customer', customer.id, { mobile: ['+393331234567', '+393337654321'] }))
  const seen = new Set<unknown>()
  await waitFor(
    () => {
      seen.add(shown(desk.reader, 'customer', customer.id, 'mobile'))
      return outbox(desk.reader).every(({ state }) => state === 'done')
    },
    20_000,
    () => 'not pushed',
  )
  expect([...seen]).toEqual(['+393337654321'])
  await proveEqual(desk)
})

test('fault 18: pushes vanish on their way and nobody is told; healed, the queue empties without a restart', async () => {
  const customer = await held()
  const desk = await open()
  proxy.fault = ({ path }) => (path === '/v1/push' ? unanswered : null)
  const before = pushes()
  await type(desk, patchOf('customer', customer.id, { email: [null, 'a@example.it'] }))
  await waitFor(
    () => pushes() > before,
    10_000,
    () => 'no push',
  )
  proxy.fault = () => null
  await untilPushed(desk, 80_000)
  expect(await effectsOn(customer.id)).toBe(1)
  await proveEqual(desk)
}, 120_000)

test('fault 19: one edit on which head office always fails is given up and shown; the rest flows', async () => {
  const [poisoned, healthy] = [await held(), await held()]
  await office.pool.query(`CREATE FUNCTION refuse_poisoned() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'a bug that nobody foresaw'; END $$`)
  await office.pool.query(`CREATE TRIGGER refuse_poisoned BEFORE UPDATE ON customer
    FOR EACH ROW WHEN (OLD.id = '${poisoned.id}') EXECUTE FUNCTION refuse_poisoned()`)
  const desk = await open(undefined, { backoffMs: 2 })
  await type(desk, patchOf('customer', poisoned.id, { email: [null, 'a@example.it'] }))
  await type(desk, patchOf('customer', poisoned.id, { email: ['a@example.it', 'b@example.it'] }))
  await type(desk, patchOf('customer', healthy.id, { email: [null, 'c@example.it'] }))
  await untilPushed(desk)
  expect(outbox(desk.reader).map(({ state, outcome }) => [state, outcome?.result])).toEqual([
    ['given-up', 'voided'],
    ['given-up', 'voided'],
    ['done', 'applied'],
  ])
  expect(shown(desk.reader, 'customer', poisoned.id, 'email')).toBeNull()
  expect(await atHeadOffice('customer', healthy.id)).toMatchObject({ email: 'c@example.it' })
  await office.pool.query('DROP TRIGGER refuse_poisoned ON customer')
  await proveEqual(desk)
})

test('fault 26: an older copy of the file is put back: a new device, nothing lost, nothing twice', async () => {
  const customer = await held()
  const dataDir = keptFolder()
  const copy = keptFolder()
  const first = await open(dataDir)
  proxy.down = true
  await first.until('offline', ({ link }) => link === 'offline')
  const waiting = noteFor(customer, 'In attesa quando fu copiato')
  await type(first, waiting)
  await first.session.signOut()
  cpSync(dataDir, copy, { recursive: true })
  proxy.down = false
  const second = await open(dataDir)
  await type(second, patchOf('customer', customer.id, { mobile: [null, '+393331234567'] }))
  await untilPushed(second)
  const deviceBefore = second.reader.prepare("SELECT value FROM meta WHERE key = 'deviceId'").pluck().get()
  await second.session.signOut()
  desks.splice(0)

  const third = await open(copy)
  const later = noteFor(customer, 'Dopo la copia')
  await type(third, later)
  await untilPushed(third)
  expect(third.reader.prepare("SELECT value FROM meta WHERE key = 'deviceId'").pluck().get()).not.toBe(
    deviceBefore,
  )
  expect([await effectsOn(waiting.id), await effectsOn(later.id), await effectsOn(customer.id)]).toEqual([
    1, 1, 1,
  ])
  expect(outbox(third.reader).map(({ state }) => state)).toEqual(['done', 'done'])
  await proveEqual(third)
})

test('fault 40: a clock two years off changes neither order nor result', async () => {
  const customer = await held()
  const clockErrorMs = 2 * 365 * 86_400_000
  const wrong = await open(undefined, { clockErrorMs })
  const right = await open()
  await type(wrong, patchOf('customer', customer.id, { email: [null, 'prima@example.it'] }))
  await untilPushed(wrong)
  await right.untilAt(1, await headOf(office))
  await type(right, patchOf('customer', customer.id, { email: ['prima@example.it', 'poi@example.it'] }))
  await untilPushed(right)
  expect(await atHeadOffice('customer', customer.id)).toMatchObject({ email: 'poi@example.it' })
  await proveEqual(wrong, Date.now() + clockErrorMs)
  await proveEqual(right)
})
