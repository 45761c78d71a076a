import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Customer } from '../../shared/features/customers/model.ts'
import { type Desk, startDesk, waitFor } from './desk.ts'
import { headOf, newCustomer, type Office, openOffice, write } from './desk-office.ts'
import { noteFor, outbox, patchOf, shown, type, untilPushed } from './desk-typing.ts'
import { type FaultProxy, httpAnswer, openFaultProxy, type Seen } from './fault-proxy.ts'
import { effectsOn, proveOnce } from './queue-checks.ts'

// Networks that lie, cut and hold back while something typed waits.

const MOBILE = '+393331234567'

let office: Office
let proxy: FaultProxy
const desks: Desk[] = []

beforeAll(async () => {
  office = await openOffice(12)
  proxy = await openFaultProxy(office.url)
})
afterEach(async () => {
  proxy.fault = () => null
  proxy.down = false
  for (const desk of desks.splice(0)) await desk.close()
})
afterAll(async () => {
  await proxy?.close()
  await office?.close()
})

async function open(): Promise<Desk> {
  const desk = await startDesk({ headOfficeUrl: proxy.url, username: 'titolare' })
  desks.push(desk)
  return desk
}

async function held(count: number): Promise<Customer[]> {
  const customers = Array.from({ length: count }, () => newCustomer())
  await write(office, customers)
  return customers
}

const isPush = ({ path }: Seen) => path === '/v1/push'
const pushes = () => proxy.seen.filter(isPush).length
const typed = ({ id }: Customer) => patchOf('customer', id, { mobile: [null, MOBILE] })

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
  await proveOnce(desk, office, [note.id, customer?.id ?? ''])
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
    office,
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
    office,
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
  // It hears head office still, and does not know yet.
  expect(desk.status.link).toBe('online')
  await type(desk, typed(other))
  expect(await effectsOn(office, customer.id)).toBe(0)
  proxy.deaf = false
  await untilPushed(desk, 60_000)
  expect(desk.session.state.value.mode).toBe('online')
  await proveOnce(desk, office, [customer.id, other.id])
}, 90_000)
