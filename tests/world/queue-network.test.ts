import { cpSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Customer } from '../../shared/features/customers/model.ts'
import { type Desk, newDataDir, startDesk, waitFor } from './desk.ts'
import { bucketsHeld, differences, faultsOfDerived, mirrorRows, serverRows } from './desk-compare.ts'
import { headOf, newCustomer, type Office, openOffice, write } from './desk-office.ts'
import { noteFor, outbox, patchOf, shown, type, untilPushed } from './desk-typing.ts'
import { type FaultProxy, httpAnswer, openFaultProxy, type Seen } from './fault-proxy.ts'

// Networks that lie, cut and hold back while something typed waits.

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

async function effectsOn(id: string): Promise<number> {
  const { rows } = await office.pool.query('SELECT count(*)::int AS n FROM change WHERE row_id = $1', [id])
  return rows[0].n
}

async function flagged(): Promise<unknown[]> {
  return (await office.pool.query('SELECT id FROM device WHERE flagged_at IS NOT NULL')).rows
}

async function proveEqual(desk: Desk): Promise<void> {
  await desk.untilAt(1, await headOf(office))
  const { rows } = await serverRows(office.pool, bucketsHeld(desk.reader))
  expect(differences(mirrorRows(desk.reader), rows)).toEqual([])
  expect(faultsOfDerived(desk.reader)).toEqual([])
  expect(desk.reader.prepare('SELECT count(*) FROM server_row').pluck().get()).toBe(0)
}

/** Each of these rows has one effect at head office, and the mirror holds what head office holds. */
async function proveOnce(desk: Desk, ids: readonly string[]): Promise<void> {
  for (const id of ids) expect(await effectsOn(id)).toBe(1)
  await proveEqual(desk)
}

test('fault 11: a push cut on its way up, within its text, is no push; sent again whole it has one effect', async () => {
  const [customer] = await held(1)
  const desk = await open()
  const note = { ...noteFor(customer as Customer, 'x'.repeat(180)) }
  let cuts = 0
  proxy.fault = (request) =>
    isPush(request) && cuts++ < 3 ? { kind: 'cut-request', after: [0, 60, 400][cuts - 1] ?? 0 } : null
  await type(desk, note, typed(customer as Customer))
  await untilPushed(desk)
  expect(cuts).toBe(4)
  await proveOnce(desk, [note.id, customer?.id ?? ''])
})

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
    await proveOnce(desk, [mine.id, theirs.id, notes[0].id, notes[1].id])
  }
})

test('fault 16: nudges doubled, old and absurd, a thousand a second, while edits leave: each is pushed once', async () => {
  const customers = await held(8)
  const desk = await open()
  const head = await headOf(office)
  const before = pushes()
  const storm = setInterval(() => {
    for (let at = 0; at < 20; at++)
      office.office.nudges.committed(1, [head, 1, head + 1000, head][at % 4] ?? head)
  }, 20)
  try {
    for (const customer of customers) {
      await type(desk, typed(customer))
      expect(shown(desk.reader, 'customer', customer.id, 'mobile')).toBe(MOBILE)
    }
    await untilPushed(desk)
  } finally {
    clearInterval(storm)
  }
  expect(pushes() - before).toBeLessThanOrEqual(customers.length)
  await proveOnce(
    desk,
    customers.map(({ id }) => id),
  )
})

test('fault 17: a portal, a redirect and foreign JSON get nothing that was typed and cost nothing; it leaves when head office is back', async () => {
  const customers = (await held(4)) as [Customer, Customer, Customer, Customer]
  const told: string[] = []
  const trap = createServer((request, answer) => {
    request.on('data', (chunk) => told.push(String(chunk)))
    request.on('end', () => answer.writeHead(200, { 'content-type': 'application/json' }).end('{}'))
  })
  await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve))
  const location = `http://127.0.0.1:${(trap.address() as AddressInfo).port}/v1/push`
  const foreign = JSON.stringify({
    outcomes: [{ seq: 7, mutation_id: 'another', outcome: { result: 'applied' } }],
    ack_seq: 0,
  })
  const answers = [
    httpAnswer(200, { 'content-type': 'text/html' }, '<h1>Welcome to the hotel</h1>'),
    httpAnswer(307, { location }),
    httpAnswer(200, { 'content-type': 'application/json' }, '{"hello":"guest"}'),
    httpAnswer(200, { 'content-type': 'application/json' }, foreign),
  ]
  const desk = await open()
  for (const [at, bytes] of answers.entries()) {
    const before = pushes()
    proxy.fault = (request) => (isPush(request) ? { kind: 'answer', bytes } : null)
    await type(desk, typed(customers[at] as Customer))
    await desk.until(
      `answer ${at}`,
      ({ link, problem }) => pushes() > before && link === 'offline' && problem === 'not-head-office',
    )
    expect(outbox(desk.reader).map(({ state, failures }) => [state, failures])).toEqual(
      customers.slice(0, at + 1).map(() => ['queued', 0]),
    )
  }
  trap.close()
  expect(told).toEqual([])
  proxy.fault = () => null
  await untilPushed(desk)
  await proveOnce(
    desk,
    customers.map(({ id }) => id),
  )
})

test('fault 18: what the desk sends is dropped while it still hears head office; healed, the queue is empty without a restart', async () => {
  const [customer, other] = (await held(2)) as [Customer, Customer]
  const desk = await open()
  proxy.deaf = true
  await type(desk, typed(customer))
  await waitFor(
    () => proxy.swallowed > 0,
    10_000,
    () => 'nothing was sent',
  )
  // Downwards it still works.
  expect(office.office.live.size()).toBe(1)
  await type(desk, typed(other))
  expect(await effectsOn(customer.id)).toBe(0)
  proxy.deaf = false
  await untilPushed(desk, 60_000)
  expect(desk.session.state.value.mode).toBe('online')
  await proveOnce(desk, [customer.id, other.id])
}, 90_000)

test('fault 67: asleep in the middle of a push, long enough for its token to end: one reconnection, one renewal, and no second effect', async () => {
  const [customer, other] = (await held(2)) as [Customer, Customer]
  const desk = await open()
  proxy.fault = (request) => (isPush(request) ? { kind: 'silence' } : null)
  await type(desk, typed(customer))
  await waitFor(
    async () => (await effectsOn(customer.id)) === 1,
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
  await proveOnce(desk, [customer.id, other.id])
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
    await proveOnce(desk, [customer.id, other.id])
  },
)
