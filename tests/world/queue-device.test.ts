import { cpSync, existsSync, rmSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { revokeDevice } from '../../headoffice/cli/devices.ts'
import type { Customer } from '../../shared/features/customers/model.ts'
import { type Desk, newDataDir, startDesk, waitFor } from './desk.ts'
import { newCustomer, type Office, openOffice, write } from './desk-office.ts'
import { noteFor, outbox, patchOf, shown, type, untilPushed } from './desk-typing.ts'
import { type FaultProxy, httpAnswer, openFaultProxy, type Seen } from './fault-proxy.ts'
import { effectsOn, proveOnce } from './queue-checks.ts'

// A device that is copied, sleeps, loses its tokens or is revoked while something typed waits.

const MOBILE = '+393331234567'

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

async function open(dataDir?: string): Promise<Desk> {
  const desk = await startDesk({
    headOfficeUrl: proxy.url,
    username: 'titolare',
    ...(dataDir ? { dataDir } : {}),
  })
  desks.push(desk)
  return desk
}

function keptFolder(): string {
  const folder = newDataDir()
  folders.push(folder)
  return folder
}

async function held(count: number): Promise<Customer[]> {
  const customers = Array.from({ length: count }, () => newCustomer())
  await write(office, customers)
  return customers
}

const isPush = ({ path }: Seen) => path === '/v1/push'
const TOKEN_EXPIRED = httpAnswer(
  401,
  { 'content-type': 'application/json' },
  JSON.stringify({ code: 'token_expired', message_id: 'x' }),
)
const tokens = () => proxy.seen.filter(({ path }) => path === '/v1/token').length
const pushes = () => proxy.seen.filter(isPush).length
const typed = ({ id }: Customer) => patchOf('customer', id, { mobile: [null, MOBILE] })
const states = (desk: Desk) => outbox(desk.reader).map(({ state }) => state)

/** Runs a command of head office without its words on the screen. */
async function quietly(act: Promise<void>): Promise<void> {
  const { write: say } = process.stdout
  process.stdout.write = () => true
  await act.finally(() => {
    process.stdout.write = say
  })
}

async function flagged(): Promise<unknown[]> {
  return (await office.pool.query('SELECT id FROM device WHERE flagged_at IS NOT NULL')).rows
}

test('fault 15: a computer copied whole with its device: the second to push takes a new id, and both edits have one effect', async () => {
  const [mine, theirs] = (await held(2)) as [Customer, Customer]
  const dataDir = keptFolder()
  await (await open(dataDir)).session.signOut()
  const copy = keptFolder()
  cpSync(dataDir, copy, { recursive: true })
  const [one, two] = [await open(dataDir), await open(copy)]
  const deviceOf = (desk: Desk) =>
    desk.reader.prepare("SELECT value FROM meta WHERE key = 'deviceId'").pluck().get()
  expect(deviceOf(one)).toBe(deviceOf(two))
  // The same number with another body.
  await type(one, typed(mine))
  await untilPushed(one)
  await type(two, typed(theirs))
  await untilPushed(two)
  expect(deviceOf(one)).not.toBe(deviceOf(two))
  // And again from both, at one time.
  const notes = [noteFor(mine, 'uno'), noteFor(theirs, 'due')] as const
  await Promise.all([type(one, notes[0]), type(two, notes[1])])
  await untilPushed(one)
  await untilPushed(two)
  for (const desk of [one, two]) {
    expect(states(desk)).toEqual(['done', 'done'])
    await proveOnce(desk, office, [mine.id, theirs.id, notes[0].id, notes[1].id])
  }
})

test('fault 67: asleep in the middle of a push, long enough for its token to end: one reconnection, one renewal, and no second effect', async () => {
  const [customer, other] = (await held(2)) as [Customer, Customer]
  const desk = await open()
  proxy.fault = (request) => (isPush(request) ? { kind: 'silence' } : null)
  await type(desk, typed(customer))
  await waitFor(
    async () => (await effectsOn(office, customer.id)) === 1,
    10_000,
    () => 'the push did not arrive',
  )
  proxy.freeze()
  await type(desk, typed(other))
  const [renewals, before] = [tokens(), pushes()]
  let old = 1
  proxy.fault = () => (old-- > 0 ? { kind: 'answer', bytes: TOKEN_EXPIRED } : null)
  // What core does when the system says that it woke up.
  await desk.session.writer?.call('syncNow', null)
  await untilPushed(desk)
  await desk.untilOnline()
  expect(tokens()).toBe(renewals + 1)
  expect(pushes() - before).toBeLessThanOrEqual(3)
  expect(await flagged()).toEqual([])
  await waitFor(
    () => office.office.live.size() === 1,
    10_000,
    () => `${office.office.live.size()} live streams`,
  )
  await proveOnce(desk, office, [customer.id, other.id])
})

/** The next push is told that its token is over, and the answer of the renewal that follows is lost. */
function loseRenewal(): { lost: () => boolean; heal: () => void } {
  let [refusals, renewals] = [1, 0]
  proxy.fault = (request) => {
    if (isPush(request) && refusals-- > 0) return { kind: 'answer', bytes: TOKEN_EXPIRED }
    if (request.path !== '/v1/token') return null
    return renewals++ === 0 ? { kind: 'cut', after: 0 } : { kind: 'answer', bytes: '' }
  }
  return {
    lost: () => renewals > 1,
    heal: () => {
      proxy.fault = () => null
    },
  }
}

test.each([
  ['within the grace', 0],
  ['after the grace', 61_000],
])(
  'fault 37: the answer of a renewal is lost while edits wait, and asked again %s: they are kept, and leave once',
  async (_when, milliseconds) => {
    const [customer, other] = (await held(2)) as [Customer, Customer]
    const desk = await open()
    const { lost, heal } = loseRenewal()
    await type(desk, typed(customer))
    await waitFor(lost, 10_000, () => 'no renewal')
    await type(desk, typed(other))
    office.advance(milliseconds)
    heal()
    if (milliseconds > 0) {
      await desk.until('signed out', ({ link, problem }) => link === 'paused' && problem === 'signed-out')
      expect(states(desk)).toEqual(['queued', 'queued'])
      expect(shown(desk.reader, 'customer', customer.id, 'mobile')).toBe(MOBILE)
      expect(await desk.signIn()).toEqual({ mode: 'online' })
    }
    await untilPushed(desk)
    if (milliseconds === 0) expect(await flagged()).toEqual([])
    await proveOnce(desk, office, [customer.id, other.id])
  },
)

test('fault 38: revoked between a push and its answer: what was pushed has its one effect, what waited has none, and the desk is wiped', async () => {
  const [pushed, waiting] = (await held(2)) as [Customer, Customer]
  const desk = await open()
  proxy.fault = (request) => (isPush(request) ? { kind: 'silence' } : null)
  await type(desk, typed(pushed))
  await waitFor(
    async () => (await effectsOn(office, pushed.id)) === 1,
    10_000,
    () => 'the push did not arrive',
  )
  await type(desk, typed(waiting))
  const ids = outbox(desk.reader).map(({ id }) => id)
  const { path } = desk.folder
  const id = String(desk.reader.prepare("SELECT value FROM meta WHERE key = 'deviceId'").pluck().get())
  await quietly(revokeDevice(office.office, { id }))
  proxy.fault = () => null
  await desk.session.writer?.call('syncNow', null).catch(() => null)
  await desk.until('wiped', () => desk.session.state.value.endedBecause === 'wiped')
  expect(existsSync(path)).toBe(false)
  expect([await effectsOn(office, pushed.id), await effectsOn(office, waiting.id)]).toEqual([1, 0])
  const { rows } = await office.pool.query(
    'SELECT mutation_id FROM mutation_log WHERE mutation_id = ANY ($1::text[])',
    [ids],
  )
  expect(rows).toEqual([{ mutation_id: ids[0] }])
})
