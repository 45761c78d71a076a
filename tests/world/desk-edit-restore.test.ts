import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCursor } from '../../db/sync/cursors.ts'
import { inTransaction } from '../../headoffice/feed/change.ts'
import { leapFeeds } from '../../headoffice/feed/leap.ts'
import { type Desk, startDesk, waitFor } from './desk.ts'
import { attachFile } from './desk-attach.ts'
import { callsOf } from './desk-calls.ts'
import { bucketsHeld, differences, faultsOfDerived, mirrorRows, serverRows } from './desk-compare.ts'
import { headOf, newCustomer, type Office, openOffice, write } from './desk-office.ts'
import { noteFor, outbox, patchOf, shown, type, untilPushed } from './desk-typing.ts'
import { tables } from './desk-writers.ts'
import { httpAnswer, openFaultProxy } from './fault-proxy.ts'
import { openTestDatabase, openTestHeadOffice } from './head-office.ts'

let database: Awaited<ReturnType<typeof openTestDatabase>>
let office: Office
let desk: Desk

beforeAll(async () => {
  database = await openTestDatabase()
  office = await openOffice(12, { databaseUrl: database.url })
})
afterAll(async () => {
  await desk?.close()
  await office?.close()
  await database?.close()
})

async function asAdmin(...statements: string[]): Promise<void> {
  const url = new URL(database.url)
  url.pathname = '/template1'
  const client = new Client({ connectionString: url.href })
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

/** Closes head office, does something with its database, and opens it again at the same address. */
async function reopened(...statements: string[]): Promise<void> {
  const port = Number(new URL(office.url).port)
  const { products, collaboratorIds } = office
  await office.close()
  await asAdmin(...statements)
  office = {
    ...(await openTestHeadOffice({ databaseUrl: database.url, port })),
    products,
    collaboratorIds,
  }
}

async function atHeadOffice(table: string, id: string): Promise<Record<string, unknown> | undefined> {
  const { rows } = await office.pool.query(`SELECT * FROM "${table}" WHERE id = $1`, [id])
  return rows[0]
}

async function proveEqual(): Promise<void> {
  await desk.untilAt(1, await headOf(office))
  const { rows } = await serverRows(office.pool, bucketsHeld(desk.reader))
  expect(differences(mirrorRows(desk.reader), rows)).toEqual([])
  expect(faultsOfDerived(desk.reader)).toEqual([])
}

test('fault 25: head office loses a day: what desks had sent comes back in order, before what was typed after it', async () => {
  const name = new URL(database.url).pathname.slice(1)
  const customer = newCustomer({ email: 'zero@example.it' })
  await write(office, [customer])
  desk = await startDesk({ headOfficeUrl: office.url, username: 'titolare' })
  const early = noteFor(customer, 'Prima della copia')
  await type(desk, early)
  await untilPushed(desk)
  await desk.session.signOut()
  await reopened(`CREATE DATABASE backup TEMPLATE "${name}"`)

  await desk.signIn()
  await desk.untilOnline()
  const lost = noteFor(customer, 'Nel giorno perduto')
  await type(desk, lost)
  const file = { customerId: customer.id, name: 'Perduto.pdf', bytes: Buffer.from('%PDF-1.7 perduto') }
  const fileId = await attachFile(callsOf(desk), file)
  const blobs = async () => (await office.pool.query('SELECT complete FROM blob')).rows
  const hasFile = async () => (await blobs()).some(({ complete }) => complete)
  await waitFor(hasFile, 20_000, () => 'the file did not reach head office')
  await type(desk, patchOf('customer', customer.id, { email: ['zero@example.it', 'uno@example.it'] }))
  await untilPushed(desk)
  await desk.session.signOut()
  await reopened(`DROP DATABASE "${name}"`, `ALTER DATABASE backup RENAME TO "${name}"`)
  await leapFeeds(office.pool)
  expect(await atHeadOffice('interaction', lost.id)).toBeUndefined()
  expect(await blobs()).toEqual([])

  await desk.signIn()
  await type(desk, patchOf('customer', customer.id, { email: ['uno@example.it', 'due@example.it'] }))
  await untilPushed(desk)
  await desk.untilOnline()
  expect(await atHeadOffice('interaction', lost.id)).toMatchObject({ subject: 'Nel giorno perduto' })
  expect(await atHeadOffice('customer', customer.id)).toMatchObject({ email: 'due@example.it' })
  expect(outbox(desk.reader).map(({ state, outcome }) => [state, outcome?.result])).toEqual([
    ['done', 'applied'],
    ['done', 'applied'],
    ['done', 'applied'],
    ['done', 'applied'],
    ['done', 'applied'],
  ])
  expect(await atHeadOffice('attachment', fileId)).toMatchObject({ name: 'Perduto.pdf' })
  await waitFor(hasFile, 20_000, () => 'the bytes did not come back')
  const { rows } = await office.pool.query(
    "SELECT count(*)::int AS n FROM change WHERE row_id = $1 AND kind = 'CREATE'",
    [early.id],
  )
  expect(rows).toEqual([{ n: 1 }])
  await proveEqual()
})

test('fault 25: put back a second time before a desk has caught up with the first: it offers what was lost once more', async () => {
  const name = new URL(database.url).pathname.slice(1)
  const customer = newCustomer()
  await write(office, [customer])
  const proxy = await openFaultProxy(office.url)
  const late = await startDesk({ headOfficeUrl: proxy.url, username: 'titolare' })
  try {
    await late.session.signOut()
    const copies = ['backup', 'older'].map((copy) => `CREATE DATABASE ${copy} TEMPLATE "${name}"`)
    await reopened(...copies)
    await late.signIn()
    await late.untilOnline()
    const lost = noteFor(customer, 'Perduto due volte')
    await type(late, lost)
    await untilPushed(late)
    const before = readCursor(late.reader, 1)
    await late.session.signOut()
    const arrived = async () => (await atHeadOffice('interaction', lost.id)) !== undefined
    const putBack = async (copy: string): Promise<void> => {
      await reopened(`DROP DATABASE "${name}"`, `ALTER DATABASE ${copy} RENAME TO "${name}"`)
      await leapFeeds(office.pool)
      expect(await arrived()).toBe(false)
    }

    await putBack('backup')
    proxy.fault = ({ path }) => (path === '/v1/pull' ? { kind: 'answer', bytes: httpAnswer(503, {}) } : null)
    await late.signIn()
    await waitFor(arrived, 20_000, () => JSON.stringify([late.status, outbox(late.reader)]))
    expect(readCursor(late.reader, 1)).toEqual(before)
    await late.session.signOut()

    await putBack('older')
    proxy.fault = () => null
    await late.signIn()
    await waitFor(arrived, 20_000, () => JSON.stringify([late.status, outbox(late.reader)]))
    await untilPushed(late)
    await late.untilOnline()
    expect(outbox(late.reader).map(({ state, outcome }) => [state, outcome?.result])).toEqual([
      ['done', 'applied'],
    ])
  } finally {
    await late.close()
    await proxy.close()
  }
})

test('fault 32: a subagent types on customers that leave him meanwhile: rows gone, edits refused and kept', async () => {
  const customers = Array.from({ length: 8 }, () => newCustomer())
  await write(office, customers)
  const sub = await startDesk({ headOfficeUrl: office.url, username: 'subagente' })
  try {
    const online = office.url
    await sub.session.signOut()
    await office.close()
    // No head office answers: the mirror opens by the password alone.
    expect(await sub.signIn()).toEqual({ mode: 'offline' })
    for (const { id } of customers)
      await type(sub, patchOf('customer', id, { notes: [null, 'scritto fuori'] }))
    const made = noteFor(customers[0] ?? { id: '' }, 'Visto in visita')
    await type(sub, made)
    await reopened('SELECT 1')
    expect(office.url).toBe(online)
    await inTransaction(office.office, [1], ({ putMany }) =>
      putMany(
        tables.customerTable,
        customers.map((customer) => ({ ...customer, portfolio: 1, collaboratorId: null })),
      ),
    )
    await sub.session.writer?.call('syncNow', null)
    const open = () => outbox(sub.reader).filter(({ state }) => state === 'queued' || state === 'settled')
    await waitFor(
      () => open().length === 0,
      30_000,
      () => JSON.stringify([sub.status, open()[0]]),
    )
    for (const { id } of customers) expect(shown(sub.reader, 'customer', id, 'id')).toBeUndefined()
    expect(shown(sub.reader, 'interaction', made.id, 'id')).toBeUndefined()
    const lines = outbox(sub.reader)
    expect(lines).toHaveLength(9)
    expect(new Set(lines.map(({ outcome }) => JSON.stringify(outcome)))).toEqual(
      new Set(['{"result":"rejected","code":"scope_lost"}']),
    )
    expect(lines[0]?.fields).toEqual({ notes: { from: null, to: 'scritto fuori' } })
  } finally {
    await sub.close()
  }
})
