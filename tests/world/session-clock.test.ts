import { afterAll, beforeAll, expect, test } from 'vitest'
import { openConnection } from '../../db/open.ts'
import { mirrorRows } from './desk-compare.ts'
import { newCustomer, type Office, write } from './desk-office.ts'
import { type FaultProxy, httpAnswer } from './fault-proxy.ts'
import { ProxiedDesks } from './proxied-desks.ts'

const DAY = 24 * 3600 * 1000

let desks: ProxiedDesks
let office: Office
let proxy: FaultProxy

beforeAll(async () => {
  desks = await ProxiedDesks.open(20)
  office = desks.office
  proxy = desks.proxy
}, 60_000)
afterAll(() => desks?.close())

test('thirty days without contact: online first, and the data are still there', async () => {
  const desk = await desks.start()
  await desk.session.signOut()
  const later = (days: number) => desks.restarted(desk, { tuning: { clockErrorMs: days * DAY } })
  await desks.offline(async () => {
    const on30 = later(30)
    expect(await on30.signIn()).toEqual({ mode: 'offline' })
    await on30.close()
    expect(await later(31.1).refusal()).toEqual({ code: 'LEASE_EXPIRED' })
  })
  const back = later(31.1)
  expect(await back.signIn()).toEqual({ mode: 'online' })
  expect(mirrorRows(back.reader).size).toBeGreaterThan(20)
  await back.untilOnline()
  await back.close()
  await desk.close()
})

test('fault 40: a clock that is set back does not stretch the thirty days; head office’s word ends what it had seen', async () => {
  const desk = await desks.start()
  await desk.session.signOut()
  // As a desk leaves it that ran without a network until the thirty-first day.
  const file = openConnection(desk.folder.database, await desk.key(), 'write')
  file
    .prepare("UPDATE meta SET value = ? WHERE key = 'latestTime'")
    .run(new Date(Date.now() + 31.1 * DAY).toISOString())
  file.close()
  await desks.offline(async () =>
    expect(await desks.restarted(desk).refusal()).toEqual({ code: 'LEASE_EXPIRED' }),
  )
  const online = desks.restarted(desk)
  expect(await online.signIn()).toEqual({ mode: 'online' })
  await online.session.signOut()
  await desks.offline(async () => expect(await online.signIn()).toEqual({ mode: 'offline' }))
  await online.close()
  await desk.close()
})

test.each([2 * 365, -2 * 365])(
  'fault 40: a clock %i days wrong: no logout loop, head office trusts it, the order is the same',
  async (days) => {
    const first = await desks.start()
    await first.session.signOut()
    const desk = desks.restarted(first, { tuning: { clockErrorMs: days * DAY } })
    expect(await desk.signIn()).toEqual({ mode: 'online' })
    await desk.untilOnline()
    // The access token ends: the next call rotates it, and so does a start without an online sign-in.
    let ended = false
    proxy.fault = ({ path }) => {
      if (ended || !path.startsWith('/v1/hello')) return null
      ended = true
      const body = JSON.stringify({ code: 'token_expired', message_id: 'x' })
      return { kind: 'answer', bytes: httpAnswer(401, { 'content-type': 'application/json' }, body) }
    }
    const renewals = () => proxy.seen.filter(({ path }) => path === '/v1/token').length
    const before = renewals()
    await desk.session.writer?.call('syncNow', null)
    await desk.untilAt(1, await write(office, [newCustomer()]))
    proxy.fault = () => null
    expect(renewals()).toBe(before + 1)
    await desk.session.signOut()
    // Two years later the lease is over, and only the password helps; two years earlier it is not.
    if (days < 0) {
      await desks.offline(async () => expect(await desk.signIn()).toEqual({ mode: 'offline' }))
      await desk.session.writer?.call('syncNow', null)
      await desk.untilAt(1, await write(office, [newCustomer()]))
    }
    const flagged = await office.pool.query('SELECT 1 FROM device WHERE flagged_at IS NOT NULL')
    expect(flagged.rows).toEqual([])
    expect(desk.logged.filter(({ data }) => data.problem === 'signed-out')).toEqual([])
    await desk.close()
    await first.close()
  },
)

test.each([3, -3])(
  'fault 40: head office’s clock is corrected by %i days: the desk follows, renews its tokens and asks for no sign-in',
  async (days) => {
    const desk = await desks.start()
    await desk.untilOnline()
    const renewals = () => proxy.seen.filter(({ path }) => path === '/v1/token').length
    const before = renewals()
    office.advance(days * DAY)
    try {
      await desk.untilAt(1, await write(office, [newCustomer()]))
      // Set back, the access token stands for days: it ends as it does after five minutes.
      let ended = days > 0
      proxy.fault = ({ path }) => {
        if (ended || !path.startsWith('/v1/pull')) return null
        ended = true
        const body = JSON.stringify({ code: 'token_expired', message_id: 'x' })
        return { kind: 'answer', bytes: httpAnswer(401, { 'content-type': 'application/json' }, body) }
      }
      await desk.untilAt(1, await write(office, [newCustomer()]))
      expect(renewals()).toBe(before + 1)
      const flagged = await office.pool.query('SELECT 1 FROM device WHERE flagged_at IS NOT NULL')
      expect(flagged.rows).toEqual([])
      expect(desk.logged.filter(({ data }) => data.problem === 'signed-out')).toEqual([])
    } finally {
      proxy.fault = () => null
      office.advance(-days * DAY)
      await desk.close()
    }
  },
)
