import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { snapshotOf, transaction } from '../../headoffice/database.ts'
import { knownSet } from '../../headoffice/feed/bucket-set.ts'
import { inTransaction } from '../../headoffice/feed/change.ts'
import { readPull } from '../../headoffice/feed/pull.ts'
import { expireFeeds } from '../../headoffice/feed/retention.ts'
import { stamp } from '../../headoffice/feed/stamp.ts'
import { customerTables } from '../../shared/features/customers/api.ts'
import type { Customer } from '../../shared/features/customers/model.ts'
import type { PullRequest } from '../../shared/sync/wire.ts'
import { addTestAgency, addTestUser, openTestHeadOffice } from './head-office.ts'
import { enrol, firstSync, json, pull, refusalOf, type TestDevice } from './head-office-client.ts'
import { customerModel } from './head-office-models.ts'
import { type FeedReader, parsePage } from './head-office-reader.ts'

const [customer] = customerTables
const PORTFOLIOS = 3

let office: Awaited<ReturnType<typeof openTestHeadOffice>>
let device: TestDevice

beforeAll(async () => {
  office = await openTestHeadOffice()
  await addTestAgency(office.pool, 1, PORTFOLIOS)
  await addTestAgency(office.pool, 2, PORTFOLIOS)
  await addTestUser(office.pool, { username: 'titolare', role: 'AGENTE_TITOLARE', agencies: [1] })
  device = await enrol(office.url, 'titolare')
})
afterAll(() => office.close())

const agencyBuckets = () => device.buckets.filter((bucket) => bucket !== 'g')
const put = (model: Customer) =>
  inTransaction({ pool: office.pool }, [model.agencyId], (change) => change.put(customer, model))
const remove = (model: Customer) =>
  inTransaction({ pool: office.pool }, [model.agencyId], (change) =>
    change.remove(customer, model.id, model.agencyId),
  )

async function catchUp(reader: FeedReader): Promise<void> {
  const page = await reader.checkpoint(async (request) => (await pull(device, request)).text)
  expect(reader.sums(agencyBuckets())).toEqual(page.trailer.sums)
}

const holds = (reader: FeedReader, { id }: { id: string }) => reader.rows.has(`customer|${id}`)

function gate(): { opened: Promise<void>; open(): void } {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open }
}

test('fault 21: a transaction that wrote first and commits last is not missed; "seq > n" misses it', async () => {
  await office.pool.query('CREATE TABLE control_log (seq bigserial PRIMARY KEY, id text NOT NULL)')
  const reader = await firstSync(device, 1)
  const [late, early] = [customerModel(1, 1), customerModel(1, 2)]
  const [wrote, mayCommit] = [gate(), gate()]
  const slow = inTransaction({ pool: office.pool }, [1], async (change) => {
    await change.client.query('INSERT INTO control_log (id) VALUES ($1)', [late.id])
    await change.put(customer, late)
    wrote.open()
    await mayCommit.opened
  })
  await wrote.opened
  await inTransaction({ pool: office.pool }, [1], async (change) => {
    await change.client.query('INSERT INTO control_log (id) VALUES ($1)', [early.id])
    await change.put(customer, early)
  })
  const control = async (after: number) =>
    (
      await office.pool.query<{ seq: number; id: string }>('SELECT seq, id FROM control_log WHERE seq > $1', [
        after,
      ])
    ).rows

  await catchUp(reader)
  const seen = await control(0)
  expect([holds(reader, early), holds(reader, late)]).toEqual([true, false])

  mayCommit.open()
  await slow
  await catchUp(reader)
  expect(holds(reader, late)).toBe(true)
  const seenLater = await control(Math.max(...seen.map((row) => row.seq)))
  expect([...seen, ...seenLater].map((row) => row.id)).toEqual([early.id])
})

test('fault 22: a write transaction left open in another database of the cluster does not hold the feed up', async () => {
  await office.pool.query('CREATE DATABASE another')
  const other = new Client({ connectionString: office.databaseUrl.replace(/\/[^/]+$/, '/another') })
  await other.connect()
  await other.query('BEGIN')
  await other.query('CREATE TABLE held_open (n int)')
  const reader = await firstSync(device, 1)
  const model = customerModel(1, 1)
  await put(model)
  await catchUp(reader)
  expect(holds(reader, model)).toBe(true)
  await other.query('ROLLBACK')
  await other.end()
})

describe('fault 23: a commit that touched a synced table without a stamp is refused', () => {
  const unstamped = { code: 'FD001' }
  const insert = `INSERT INTO customer (id, agency_id, portfolio, kind, last_name, member, updated_at)
    VALUES ($1, 1, 1, 'PF', 'Rossi', false, '2026-01-01T00:00:00.000Z')`
  const change = (id: string) => new Map([[1, [{ table: 'customer', id, bucket: 'p:1.1', body: '["x"]' }]]])

  test('an insert, an update, a delete', async () => {
    const model = customerModel(1, 1)
    await put(model)
    await expect(office.pool.query(insert, ['unstamped'])).rejects.toMatchObject(unstamped)
    await expect(
      office.pool.query("UPDATE customer SET notes = 'x' WHERE id = $1", [model.id]),
    ).rejects.toMatchObject(unstamped)
    await expect(office.pool.query('DELETE FROM customer WHERE id = $1', [model.id])).rejects.toMatchObject(
      unstamped,
    )
  })

  test('an update of the very row that the last transaction stamped', async () => {
    const model = customerModel(1, 1)
    await put(model)
    const { rows } = await office.pool.query(
      `SELECT r.ver = f.ver AS last FROM sync_row r JOIN feed f USING (agency_id) WHERE id = $1`,
      [model.id],
    )
    expect(rows).toEqual([{ last: true }])
    await expect(
      office.pool.query("UPDATE customer SET notes = 'x' WHERE id = $1", [model.id]),
    ).rejects.toMatchObject(unstamped)
  })

  test('a catalogue, whose feed is 0', async () => {
    await expect(
      office.pool.query("INSERT INTO sales_area (id, code, name, head_name) VALUES ('x', 'x', 'x', 'x')"),
    ).rejects.toMatchObject(unstamped)
  })

  test('a row touched again after the stamp', async () => {
    await expect(
      transaction(office.pool, async (client) => {
        await client.query(insert, ['after-stamp'])
        await stamp(client, change('after-stamp'))
        await client.query("UPDATE customer SET notes = 'x' WHERE id = 'after-stamp'")
      }),
    ).rejects.toMatchObject(unstamped)
  })

  test('another row than the stamped one', async () => {
    await expect(
      transaction(office.pool, async (client) => {
        await client.query(insert, ['stamped'])
        await client.query(insert, ['forgotten'])
        await stamp(client, change('stamped'))
      }),
    ).rejects.toMatchObject(unstamped)
  })

  test('a stamp that a savepoint took back', async () => {
    await expect(
      transaction(office.pool, async (client) => {
        await client.query(insert, ['savepoint'])
        await client.query('SAVEPOINT before_stamp')
        await stamp(client, change('savepoint'))
        await client.query('ROLLBACK TO before_stamp')
      }),
    ).rejects.toMatchObject(unstamped)
  })

  test('but not a row whose writing a savepoint took back, nor one written inside a savepoint', async () => {
    await transaction(office.pool, async (client) => {
      await client.query('SAVEPOINT s')
      await client.query(insert, ['taken-back'])
      await client.query('ROLLBACK TO s')
      await client.query('SAVEPOINT t')
      await client.query(insert, ['in-savepoint'])
      await client.query('RELEASE t')
      await stamp(client, change('in-savepoint'))
    })
    const { rows } = await office.pool.query(
      "SELECT id FROM customer WHERE id IN ('taken-back', 'in-savepoint')",
    )
    expect(rows).toEqual([{ id: 'in-savepoint' }])
    await inTransaction({ pool: office.pool }, [1], ({ remove }) => remove(customer, 'in-savepoint', 1))
  })

  test('a stamp given twice, an agency without a feed, a table emptied at once', async () => {
    await expect(
      transaction(office.pool, async (client) => {
        await stamp(client, change('a'))
        await stamp(client, change('a'))
      }),
    ).rejects.toMatchObject({ code: 'FD002' })
    await expect(
      transaction(office.pool, (client) =>
        stamp(client, new Map([[99, [{ table: 'customer', id: 'x', bucket: 'p:99.1', body: '[]' }]]])),
      ),
    ).rejects.toMatchObject({ code: 'FD003' })
    await expect(office.pool.query('TRUNCATE interaction')).rejects.toMatchObject(unstamped)
  })

  test('a row of another agency than the transaction is for', async () => {
    await expect(
      inTransaction({ pool: office.pool }, [1], (c) => c.put(customer, customerModel(2, 1))),
    ).rejects.toThrow('feed 2 is not of this transaction')
  })
})

test('fault 24: transactions over two agencies in opposite order end whole, without a deadlock for good', async () => {
  const pairs = [customerModel(1, 1), customerModel(2, 1)] as const
  await inTransaction({ pool: office.pool }, [1, 2], async (change) => {
    for (const model of pairs) await change.put(customer, model)
  })
  const rounds = 6
  async function both(order: readonly Customer[], agencies: number[], note: string): Promise<void> {
    for (let round = 0; round < rounds; round++)
      await inTransaction({ pool: office.pool }, agencies, async (change) => {
        // Opposite orders lock each other's rows: PostgreSQL ends one of them, and it runs again.
        for (const model of order) await change.put(customer, { ...model, notes: `${note} ${round}` })
      })
  }
  async function apart(agencies: number[]): Promise<void> {
    for (let round = 0; round < rounds; round++)
      await inTransaction({ pool: office.pool }, agencies, async (change) => {
        for (const agencyId of agencies) await change.put(customer, customerModel(agencyId, 2))
      })
  }
  await Promise.all([
    both(pairs, [1, 2], 'avanti'),
    both(pairs.toReversed(), [2, 1], 'indietro'),
    apart([1, 2]),
    apart([2, 1]),
  ])
  const { rows } = await office.pool.query<{ notes: string }>(
    'SELECT notes FROM customer WHERE id = ANY ($1)',
    [pairs.map((model) => model.id)],
  )
  expect(new Set(rows.map((row) => row.notes)).size).toBe(1)
})

test('fault 33: a customer moved away and back between two pulls is one final state', async () => {
  const reader = await firstSync(device, 1)
  const model = customerModel(1, 1)
  await put(model)
  await catchUp(reader)
  await put({ ...model, portfolio: 2 })
  await put(model)
  await catchUp(reader)
  expect(reader.rows.get(`customer|${model.id}`)?.bucket).toBe('p:1.1')
})

test('a row deleted in one bucket and made again in another leaves the first one too', async () => {
  const reader = await firstSync(device, 1)
  const model = customerModel(1, 1)
  await put(model)
  await catchUp(reader)
  await remove(model)
  await put({ ...model, portfolio: 3 })
  await catchUp(reader)
  expect(reader.rows.get(`customer|${model.id}`)?.bucket).toBe('p:1.3')
  const { rows } = await office.pool.query('SELECT bucket FROM sync_exit WHERE id = $1', [model.id])
  expect(rows).toEqual([{ bucket: 'p:1.1' }])
})

describe('fault 34: a row that leaves and comes back at a page boundary', () => {
  /** Pages of so many rows, read in the process, with `between` run after each of them. */
  async function pagedCheckpoint(
    reader: FeedReader,
    rows: number,
    between: () => Promise<void>,
  ): Promise<void> {
    const page = await reader.checkpoint(async (request: PullRequest) => {
      const text = await snapshotOf(office.pool, async (client) => {
        const held = await knownSet(client, device.id)
        if (!held) throw new Error('no set')
        return (await readPull(client, device, held, request, { rows, bytes: 1e6 })).text
      })
      if (!parsePage(text).trailer.complete) await between()
      return text
    })
    expect(reader.sums(agencyBuckets())).toEqual(page.trailer.sums)
  }

  test('at every boundary of a delta', async () => {
    const models = Array.from({ length: 6 }, () => customerModel(1, 1))
    const reader = await firstSync(device, 1)
    for (let rows = 1; rows <= 3; rows++)
      for (const victim of models) {
        for (const model of models) await put({ ...model, portfolio: 1 })
        let moved = 0
        await pagedCheckpoint(reader, rows, async () => {
          if (moved++ >= 3) return
          await put({ ...victim, portfolio: 2 })
          await put({ ...victim, portfolio: 1 })
        })
      }
  })

  test('an exit and the row itself have the same version and stand on either side of a boundary', async () => {
    const model = customerModel(1, 1)
    const reader = await firstSync(device, 1)
    await put(model)
    await catchUp(reader)
    await put({ ...model, portfolio: 2 })
    const pages: string[] = []
    const page = await reader.checkpoint(async (request) => {
      const text = await snapshotOf(office.pool, async (client) => {
        const held = await knownSet(client, device.id)
        if (!held) throw new Error('no set')
        return (await readPull(client, device, held, request, { rows: 1, bytes: 1e6 })).text
      })
      pages.push(...parsePage(text).lines.map((line) => line.t))
      return text
    })
    expect(pages).toEqual(['exit', 'put'])
    expect(reader.sums(agencyBuckets())).toEqual(page.trailer.sums)
  })

  test('in random histories with pages of one to three rows', async () => {
    const models = Array.from({ length: 8 }, () => customerModel(1, 1))
    const random = (below: number) => Math.floor(Math.random() * below)
    const alive = new Set<Customer>()
    async function act(): Promise<void> {
      const model = models[random(models.length)] as Customer
      if (alive.has(model) && random(4) === 0) {
        await remove(model)
        alive.delete(model)
      } else {
        await put({ ...model, portfolio: 1 + random(PORTFOLIOS) })
        alive.add(model)
      }
    }
    const reader = await firstSync(device, 1)
    for (let history = 0; history < 25; history++) {
      for (let acts = random(12); acts > 0; acts--) await act()
      let patience = 15
      await pagedCheckpoint(reader, 1 + random(3), async () => {
        if (patience-- > 0) await act()
      })
    }
    expect([...models].filter((model) => holds(reader, model)).length).toBe(alive.size)
  })
})

describe('cursors that lead nowhere', () => {
  const cursorOf = async () => (await firstSync(device, 1)).request()

  test('fault 25: another epoch, an unknown mark, a version above the head', async () => {
    const request = await cursorOf()
    expect(refusalOf(await pull(device, { ...request, epoch: crypto.randomUUID() }))).toMatchObject({
      status: 409,
      code: 'epoch_changed',
    })
    expect(refusalOf(await pull(device, { ...request, mark: 'other' }))).toMatchObject({
      status: 409,
      code: 'epoch_changed',
    })
    expect(refusalOf(await pull(device, { ...request, ver: request.ver + 1000 }))).toMatchObject({
      status: 409,
      code: 'cursor_ahead',
    })
  })

  test('fault 27: older than the tombstones that are kept', async () => {
    const reader = await firstSync(device, 1)
    const old = reader.request()
    const model = customerModel(1, 1)
    await put(model)
    await remove(model)
    await catchUp(reader)
    await office.pool.query("UPDATE feed_mark SET at = now() - interval '181 days' WHERE agency_id = 1")
    await expireFeeds(office.pool)
    expect(refusalOf(await pull(device, old))).toMatchObject({ status: 410, code: 'cursor_expired' })
    const { rows } = await office.pool.query('SELECT 1 FROM sync_row WHERE id = $1', [model.id])
    expect(rows).toEqual([])
    // Who is up to date goes on as before.
    await catchUp(reader)
    await put(customerModel(1, 2))
    await catchUp(reader)
  })

  test('a request that is none', async () => {
    const request = await cursorOf()
    for (const wrong of [
      { ...request, ver: -1 },
      { ...request, feed: 'x' },
      {},
      { ...request, epoch: 'x' },
    ]) {
      const answer = await pull(device, wrong as PullRequest)
      expect([answer.status, json(answer).code]).toEqual([400, 'bad_request'])
    }
  })
})

test('fault 48: ten thousand rows imported in one transaction come in pages that grow, as one checkpoint', async () => {
  const reader = await firstSync(device, 1)
  const models = Array.from({ length: 10_000 }, () => customerModel(1, 1))
  await inTransaction({ pool: office.pool }, [1], (change) => change.putMany(customer, models))
  const limited = await openTestHeadOffice({
    databaseUrl: office.databaseUrl,
    limits: { rows: 100, bytes: 1e6 },
  })
  const at = { ...device, url: limited.url }
  const page = await reader.checkpoint(async (request) => (await pull(at, request)).text)
  expect(reader.sums(agencyBuckets())).toEqual(page.trailer.sums)
  expect(reader.pages).toBeGreaterThanOrEqual(8)
  expect(reader.pages).toBeLessThanOrEqual(12)
  await limited.close()

  // With the limits of every day a page is read in several chunks, of one version here.
  const daily = await firstSync(device, 1)
  expect(daily.sums(agencyBuckets())).toEqual(page.trailer.sums)
  await inTransaction({ pool: office.pool }, [1], (change) =>
    change.putMany(
      customer,
      models.map((model) => ({ ...model, notes: 'di nuovo' })),
    ),
  )
  await catchUp(daily)
  expect(daily.pages).toBeGreaterThan(1)
  expect(daily.pages).toBeLessThan(8)
})
