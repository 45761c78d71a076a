import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, startDesk } from './desk.ts'
import { bucketsHeld, differences, mirrorRows, serverRows } from './desk-compare.ts'
import { headOf, newCustomer, type Office, openOffice, write } from './desk-office.ts'
import { type FaultProxy, openFaultProxy } from './fault-proxy.ts'

let office: Office
let proxy: FaultProxy
let desk: Desk

beforeAll(async () => {
  office = await openOffice(20)
  proxy = await openFaultProxy(office.url)
  desk = await startDesk({ headOfficeUrl: proxy.url, username: 'titolare' })
}, 60_000)
afterAll(async () => {
  await desk?.close()
  await proxy?.close()
  await office?.close()
})

const pulls = (since: number) => proxy.seen.filter(({ path, at }) => path === '/v1/pull' && at >= since)

async function proveEqual(): Promise<void> {
  await desk.untilAt(1, await headOf(office))
  const { rows } = await serverRows(office.pool, bucketsHeld(desk.reader))
  expect(differences(mirrorRows(desk.reader), rows)).toEqual([])
}

test('a change at head office is on the desk within a second, by nudge', async () => {
  await desk.untilOnline()
  await new Promise((resolve) => setTimeout(resolve, 700))
  const started = performance.now()
  await desk.untilAt(1, await write(office, [newCustomer()]))
  console.log(`nudge to applied: ${Math.round(performance.now() - started)} ms`)
  expect(performance.now() - started).toBeLessThan(3000)
})

test('fault 16: a thousand nudges a second, doubled, old and absurd: at most two pulls a second, and the state is right', async () => {
  await desk.untilOnline()
  const members = () => office.office.live.size()
  expect(members()).toBe(1)
  const head = await headOf(office)
  const started = performance.now()
  const seconds = 4
  const storm = setInterval(() => {
    for (let at = 0; at < 20; at++)
      office.office.nudges.committed(1, [head, 1, head + 50, head][at % 4] ?? head)
  }, 20)
  const direct = setInterval(() => {
    for (let at = 0; at < 20; at++)
      void office.pool.query('SELECT pg_notify($1, $2)', ['scrivania_feed', `1:${head}`])
  }, 20)
  for (let at = 0; at < 5; at++) {
    await write(office, [newCustomer()])
    await new Promise((resolve) => setTimeout(resolve, (seconds * 1000) / 5))
  }
  clearInterval(storm)
  clearInterval(direct)
  const took = (performance.now() - started) / 1000
  const asked = pulls(started).length
  console.log(`${asked} pulls in ${took.toFixed(1)} s of storm`)
  expect(asked).toBeLessThanOrEqual(Math.ceil(took * 2) + 1)
  await proveEqual()
})

test('fault 67: after sleep, dead connections and another network: one wish connects anew, and what was missed is there', async () => {
  await desk.untilOnline()
  proxy.freeze()
  const head = await write(office, [newCustomer()])
  await new Promise((resolve) => setTimeout(resolve, 1000))
  const started = performance.now()
  // What core does when the system says that it woke up.
  await desk.session.writer?.call('syncNow', null)
  await desk.untilAt(1, head, 5000)
  expect(performance.now() - started).toBeLessThan(5000)
  await desk.untilOnline()
  expect(pulls(started).length).toBeLessThanOrEqual(5)
  await proveEqual()
})

test('the network goes and comes twenty times: offline each time, then whole again, with one live stream', async () => {
  for (let at = 0; at < 20; at++) {
    proxy.down = true
    if (at % 4 === 0) await desk.until('offline', ({ link }) => link === 'offline')
    await write(office, [newCustomer()])
    proxy.down = false
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
  await desk.session.writer?.call('syncNow', null)
  await desk.untilOnline()
  await proveEqual()
  expect(office.office.live.size()).toBe(1)
})

test('a planned restart of head office says goodbye; the desk comes back by itself', async () => {
  await desk.untilOnline()
  office.office.live.close()
  await desk.until('gone', ({ link }) => link === 'offline')
  await desk.until('back', ({ link }) => link === 'online' || link === 'syncing', 20_000)
})
