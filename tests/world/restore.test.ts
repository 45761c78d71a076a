import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, expect, test } from 'vitest'
import { restored } from '../../headoffice/cli/restored.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../headoffice/postgres.ts'
import type { Customer } from '../../shared/features/customers/model.ts'
import { type Desk, newDataDir, startDesk, waitFor } from './desk.ts'
import { bucketsHeld, differences, faultsOfDerived, mirrorRows, serverRows } from './desk-compare.ts'
import { headOf, newCustomer, openOffice, write } from './desk-office.ts'
import { noteFor, outbox, patchOf, shown, type, untilPushed } from './desk-typing.ts'
import { type FaultProxy, openFaultProxy } from './fault-proxy.ts'
import { openTestHeadOffice, type TestHeadOffice } from './head-office.ts'

const LEAP = 2 ** 32
/** Edits that head office took in the time that is lost. */
const LOST = 12

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** How a database is backed up and put back. */
type Backups = {
  start(): Promise<string>
  stop(): Promise<void>
  backUp(): Promise<void>
  putBack(): Promise<void>
}

/** The embedded PostgreSQL: its folder is copied while it stands still. */
function embedded(): Backups {
  const [folder, copy] = [newDataDir(), newDataDir()]
  folders.push(folder, copy)
  let server: EmbeddedPostgres | undefined
  const data = (root: string) => join(root, 'pgdata')
  return {
    async start() {
      server = await startEmbeddedPostgres(folder, { durable: false })
      return server.url
    },
    async stop() {
      await server?.stop()
      server = undefined
    },
    async backUp() {
      cpSync(data(folder), data(copy), { recursive: true })
    },
    async putBack() {
      rmSync(data(folder), { recursive: true })
      cpSync(data(copy), data(folder), { recursive: true })
      // A copy has the usual mode; PostgreSQL wants its folder for itself.
      chmodSync(data(folder), 0o700)
    },
  }
}

/** Any PostgreSQL, with its own tools: pg_dump and pg_restore in the custom format. */
function dumped(serverUrl: string): Backups {
  const file = join(newDataDir(), 'backup.dump')
  folders.push(join(file, '..'))
  const url = new URL(serverUrl)
  url.pathname = '/scrivania_restore'
  const admin = async (...statements: string[]) => {
    const client = new Client({ connectionString: serverUrl })
    await client.connect()
    for (const statement of statements) await client.query(statement)
    await client.end()
  }
  let made = false
  return {
    async start() {
      if (!made) await admin('DROP DATABASE IF EXISTS scrivania_restore', 'CREATE DATABASE scrivania_restore')
      made = true
      return url.href
    },
    stop: async () => {},
    async backUp() {
      execFileSync('pg_dump', ['--format=custom', `--file=${file}`, url.href])
    },
    async putBack() {
      await admin('DROP DATABASE scrivania_restore WITH (FORCE)', 'CREATE DATABASE scrivania_restore')
      execFileSync('pg_restore', ['--no-owner', `--dbname=${url.href}`, file])
    },
  }
}

type Way = 'told' | 'untold, behind the desks' | 'untold, ahead of the desks'

async function proveEqual(desk: Desk, office: TestHeadOffice): Promise<void> {
  await desk.untilAt(1, await headOf(office))
  await untilPushed(desk)
  await desk.untilAt(1, await headOf(office))
  await desk.untilOnline()
  const { rows } = await serverRows(office.pool, bucketsHeld(desk.reader))
  expect(differences(rows, mirrorRows(desk.reader))).toEqual([])
  expect(faultsOfDerived(desk.reader)).toEqual([])
}

/** One lost day: what the desk had sent comes back, each edit once; what only head office had is gone from both. */
async function loseADay(backups: Backups, way: Way): Promise<void> {
  let proxy: FaultProxy | undefined
  let desk: Desk | undefined
  let office: TestHeadOffice = await openOffice(40, { databaseUrl: await backups.start() })
  const port = Number(new URL(office.url).port)
  const restart = async () => {
    office = await openTestHeadOffice({ databaseUrl: await backups.start(), port })
  }
  try {
    proxy = await openFaultProxy(office.url)
    const customers: Customer[] = Array.from({ length: LOST }, () => newCustomer())
    await write(office, customers)
    desk = await startDesk({ headOfficeUrl: proxy.url, username: 'titolare' })
    const [first] = customers as [Customer]
    await type(desk, noteFor(first, 'prima della copia'))
    await untilPushed(desk)
    await office.close()
    await backups.stop()
    await backups.backUp()
    await restart()

    // The day that will be lost.
    for (const [at, customer] of customers.entries())
      await type(desk, patchOf('customer', customer.id, { email: [customer.email, `perso${at}@example.it`] }))
    await type(desk, noteFor(first, 'nel giorno perso'))
    const stranger = newCustomer()
    await write(office, [stranger])
    await desk.session.writer?.call('syncNow', null)
    await untilPushed(desk)
    await desk.untilAt(1, await headOf(office))
    const lostHead = await headOf(office)
    const notes = await countNotes(office, first)
    await desk.session.signOut()

    await office.close()
    await backups.stop()
    await backups.putBack()
    await restart()
    if (way === 'told') await quietly(restored(office.office, {}))
    if (way === 'untold, ahead of the desks')
      while ((await headOf(office)) <= lostHead) await write(office, [newCustomer()])
    else if (way === 'told') expect(await headOf(office)).toBeGreaterThan(LEAP)
    else expect(await headOf(office)).toBeLessThan(lostHead)

    const snapshots = proxy.seen.filter(({ path }) => path.startsWith('/v1/snapshot')).length
    await desk.signIn()
    // What stood here is readable all the time.
    expect(shown(desk.reader, 'customer', first.id, 'last_name')).toBe(first.lastName)
    await waitFor(
      () => desk?.logged.some(({ message }) => message === 'a feed goes on from another past') ?? false,
      30_000,
      () => JSON.stringify([desk?.status, desk?.logged.slice(-8)]),
    )
    await proveEqual(desk, office)
    for (const [at, customer] of customers.entries())
      expect(await emailOf(office, customer)).toBe(`perso${at}@example.it`)
    expect(await countNotes(office, first)).toBe(notes)
    const { rows } = await office.pool.query<{ count: number }>(
      `SELECT count(*) FROM change WHERE field = 'email' GROUP BY mutation_id`,
    )
    expect(rows.map(({ count }) => count)).toEqual(Array.from({ length: LOST }, () => 1))
    expect(outbox(desk.reader).every(({ state }) => state === 'done')).toBe(true)
    expect(mirrorRows(desk.reader).has(`customer|${stranger.id}`)).toBe(false)
    // One question for the last number; nothing was loaded anew.
    const asked = proxy.seen.filter(({ path }) => path.startsWith('/v1/snapshot')).length - snapshots
    expect(asked).toBeLessThanOrEqual(2)
    // And on it goes: no version is given twice.
    const head = await write(office, [newCustomer()])
    await desk.untilAt(1, head)
    await proveEqual(desk, office)
  } finally {
    await desk?.close()
    await proxy?.close()
    await office.close()
    await backups.stop()
  }
}

async function emailOf(office: TestHeadOffice, { id }: Customer): Promise<unknown> {
  const { rows } = await office.pool.query('SELECT email FROM customer WHERE id = $1', [id])
  return rows[0]?.email
}

async function countNotes(office: TestHeadOffice, { id }: Customer): Promise<number> {
  const { rows } = await office.pool.query('SELECT count(*) FROM interaction WHERE customer_id = $1', [id])
  return rows[0]?.count
}

async function quietly(act: Promise<void>): Promise<void> {
  const { write: say } = process.stdout
  process.stdout.write = () => true
  await act.finally(() => {
    process.stdout.write = say
  })
}

const ways: readonly Way[] = ['told', 'untold, behind the desks', 'untold, ahead of the desks']

test.each(ways)(
  'fault 25: head office put back from a copy of its folder, %s: the lost day’s edits come back, each once, by comparing',
  (way) => loseADay(embedded(), way),
  180_000,
)

/** A PostgreSQL with pg_dump and pg_restore beside it, where somebody names one. */
const serverUrl = process.env.SCRIVANIA_TEST_POSTGRES
if (serverUrl)
  test.each(ways)(
    'fault 25: a database put back by pg_restore, %s',
    (way) => loseADay(dumped(serverUrl), way),
    180_000,
  )
