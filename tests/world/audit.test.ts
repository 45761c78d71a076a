import { afterAll, beforeAll, expect, test } from 'vitest'
import { openConnection } from '../../db/open.ts'
import { heldDigests } from '../../db/sync/held-digests.ts'
import type { MirrorConnection } from '../../db/types.ts'
import { allDigests } from '../../electron/core/sync/audit.ts'
import { narrowed, rangeOf } from '../../electron/core/sync/stretches.ts'
import { inTransaction } from '../../headoffice/feed/change.ts'
import { expireFeeds } from '../../headoffice/feed/retention.ts'
import { interactionTables } from '../../shared/features/interactions/api.ts'
import type { Interaction } from '../../shared/features/interactions/model.ts'
import type { AuditAnswer } from '../../shared/sync/audit.ts'
import { type Desk, startDesk, waitFor } from './desk.ts'
import { bucketsHeld, differences, faultsOfDerived, mirrorRows, serverRows } from './desk-compare.ts'
import { headOf, newCustomer, type Office, openOffice, write } from './desk-office.ts'
import { tables } from './desk-writers.ts'
import { type FaultProxy, openFaultProxy } from './fault-proxy.ts'
import { call, enrol, json, refusalOf } from './head-office-client.ts'
import { interactionModel } from './head-office-models.ts'

const [interactionTable] = interactionTables
const LARGE = 20_000

let office: Office
let proxy: FaultProxy

beforeAll(async () => {
  office = await openOffice(60)
  proxy = await openFaultProxy(office.url)
}, 60_000)
afterAll(async () => {
  await proxy?.close()
  await office?.close()
})

/** Changes the mirror's file behind the desk's back, as a fault of the program or the disk would. */
async function tamper(desk: Desk, work: (db: MirrorConnection) => void): Promise<void> {
  const file = openConnection(desk.folder.database, await desk.key(), 'write')
  try {
    file.transaction(() => work(file)).immediate()
  } finally {
    file.close()
  }
}

async function expectEqual(desk: Desk): Promise<void> {
  const { rows } = await serverRows(office.pool, bucketsHeld(desk.reader))
  expect(differences(rows, mirrorRows(desk.reader))).toEqual([])
  expect(faultsOfDerived(desk.reader)).toEqual([])
}

/** Asks for a pull whose trailer the desk compares. */
async function nudged(desk: Desk): Promise<void> {
  const head = await write(office, [newCustomer()])
  await desk.untilAt(1, head)
}

const asked = (path: string) => proxy.seen.filter((request) => request.path.startsWith(path)).length
const untilRepaired = (desk: Desk) =>
  waitFor(
    () => desk.logged.some(({ message }) => message === 'a bucket whose sum differed was mended'),
    20_000,
    () => JSON.stringify(desk.logged),
  )

test('a bucket whose sum differs is mended by comparing: a few rows of twenty thousand travel, and nothing is loaded anew', async () => {
  const customer = newCustomer()
  await write(office, [customer])
  const contacts = Array.from({ length: LARGE }, (): Interaction => interactionModel(customer))
  for (let from = 0; from < contacts.length; from += 2000)
    await inTransaction(office.office, [1], ({ putMany }) =>
      putMany(interactionTable, contacts.slice(from, from + 2000)),
    )
  const desk = await startDesk({ headOfficeUrl: proxy.url, username: 'titolare' })
  // What is told of so many rows leaves room for the user in between, and is the same.
  let turns = 0
  const counting = setInterval(() => turns++, 0)
  const told = await allDigests(desk.reader, interactionTable, 'p:1.2')
  clearInterval(counting)
  expect(told).toEqual(heldDigests(desk.reader, interactionTable, 'p:1.2'))
  expect([told.length >= LARGE, turns > 0]).toEqual([true, true])
  await tamper(desk, (db) => {
    const ids = contacts.map(({ id }) => id)
    for (const id of ids.slice(100, 120)) db.prepare('DELETE FROM interaction WHERE id = ?').run(id)
    for (const id of ids.slice(7000, 7010))
      db.prepare('UPDATE interaction SET sync_ver = sync_ver - 1 WHERE id = ?').run(id)
    // The sum tells of it, as it would had the fault been in applying a page.
    db.prepare("UPDATE bucket SET rows = rows - 20, word_0 = word_0 + 1 WHERE name = 'p:1.2'").run()
  })
  const snapshots = asked('/v1/snapshot')
  await nudged(desk)
  await untilRepaired(desk)
  await desk.untilOnline()
  expect(asked('/v1/snapshot')).toBe(snapshots)
  expect(asked('/v1/audit')).toBeGreaterThan(0)
  const mended = desk.logged.find(({ message }) => message === 'a bucket whose sum differed was mended')
  // A row that was written meanwhile may come along.
  const { bucket, put, gone } = mended?.data ?? {}
  expect([bucket, gone]).toEqual(['p:1.2', 0])
  expect(put).toBeGreaterThanOrEqual(30)
  expect(put).toBeLessThanOrEqual(LARGE / 100)
  await nudged(desk)
  expect(desk.status.problem).toBeNull()
  await expectEqual(desk)
  await desk.close()
}, 90_000)

test('rows too many, rows missing and a wrong sum are mended; a bucket that comparing does not mend is loaded anew', async () => {
  const desk = await startDesk({ headOfficeUrl: proxy.url, username: 'titolare' })
  await tamper(desk, (db) => {
    db.prepare("UPDATE customer SET sync_bucket = 'p:1.1' WHERE sync_bucket = 'p:1.3'").run()
    db.prepare("DELETE FROM consent WHERE sync_bucket = 'p:1.3'").run()
    db.prepare("UPDATE bucket SET word_1 = word_1 + 7 WHERE name IN ('p:1.1', 'p:1.3')").run()
  })
  const snapshots = asked('/v1/snapshot')
  await nudged(desk)
  await untilRepaired(desk)
  await desk.untilOnline()
  await nudged(desk)
  expect(asked('/v1/snapshot')).toBe(snapshots)
  await expectEqual(desk)

  // Head office's own sum is wrong: comparing finds nothing to mend, loading anew neither, and the desk says so.
  await office.pool.query("UPDATE bucket_sum SET xor64a = xor64a # 1 WHERE bucket = 'p:1.3'")
  await write(office, [newCustomer()])
  await desk.until('diverged', ({ problem }) => problem === 'diverged')
  await waitFor(
    () => asked('/v1/snapshot') > snapshots,
    20_000,
    () => 'nothing was loaded anew',
  )
  await office.pool.query("UPDATE bucket_sum SET xor64a = xor64a # 1 WHERE bucket = 'p:1.3'")
  await desk.session.writer?.call('syncNow', null)
  await desk.untilOnline()
  await expectEqual(desk)
  await desk.close()
}, 60_000)

test('a field that changed in the file alone, which no sum can see, is found by the daily part and mended', async () => {
  const desk = await startDesk({ headOfficeUrl: proxy.url, username: 'titolare', tuning: { pollMs: 300 } })
  await waitFor(
    () => desk.reader.prepare("SELECT 1 FROM meta WHERE key = 'auditedOn'").get() !== undefined,
    20_000,
    () => 'no daily part',
  )
  await tamper(desk, (db) => {
    const hit = db
      .prepare<[], { id: string; bucket: string }>(
        'SELECT id, sync_bucket AS bucket FROM customer ORDER BY id LIMIT 1',
      )
      .get()
    db.prepare("UPDATE customer SET last_name = 'Falso' WHERE id = ?").run(hit?.id)
    const place = JSON.stringify({ bucket: hit?.bucket, tbl: 'customer', id: '' })
    db.prepare("UPDATE meta SET value = ? WHERE key = 'auditPlace'").run(place)
    // A new day begins.
    db.prepare("UPDATE meta SET value = '2020-01-01' WHERE key = 'auditedOn'").run()
  })
  await waitFor(
    () => desk.reader.prepare("SELECT 1 FROM customer WHERE last_name = 'Falso'").get() === undefined,
    20_000,
    () => JSON.stringify(desk.logged),
  )
  expect(
    desk.logged.find(({ message }) => message === 'the daily comparison mended rows')?.data,
  ).toMatchObject({
    put: 1,
    gone: 0,
  })
  expect(JSON.stringify(desk.logged)).not.toContain('Falso')
  await expectEqual(desk)
  await desk.close()
}, 60_000)

test('fault 27: a cursor older than what head office remembers is repaired by comparing; deletions that were forgotten are found', async () => {
  const gone = newCustomer()
  await write(office, [gone])
  const desk = await startDesk({ headOfficeUrl: proxy.url, username: 'titolare' })
  await desk.session.signOut()
  await inTransaction(office.office, [1], ({ remove }) => remove(tables.customerTable, gone.id, 1))
  await write(office, [newCustomer()])
  await office.pool.query("UPDATE feed_mark SET at = now() - interval '400 days' WHERE agency_id = 1")
  await expireFeeds(office.pool)
  await write(office, [newCustomer()])
  const snapshots = asked('/v1/snapshot')
  await desk.signIn()
  await desk.untilAt(1, await headOf(office))
  await desk.untilOnline()
  expect(asked('/v1/snapshot')).toBe(snapshots)
  expect(mirrorRows(desk.reader).has(`customer|${gone.id}`)).toBe(false)
  await expectEqual(desk)
  await desk.close()
}, 60_000)

test('fault 35: a foreign bucket, an unknown one and an unknown table are answered alike, and the refusal is logged', async () => {
  const device = await enrol(office.url, 'subagente')
  const ask = (bucket: string, tbl = 'customer') =>
    call(office.url, 'POST', '/v1/audit', {
      token: device.accessToken,
      body: {
        bucket,
        ranges: [
          { tbl, from: '', to: null, count: 0, versions: '0'.repeat(32), contents: '0'.repeat(32), rows: [] },
        ],
      },
    })
  const own = json(await ask('p:1.2')) as AuditAnswer
  expect(own.findings[0]?.put.length).toBeGreaterThan(0)
  const answers = [
    await ask('p:1.1'),
    await ask('p:1.999'),
    await ask('p:77.1'),
    await ask('a:1'),
    await ask('p:1.2', 'device'),
  ]
  for (const answer of answers)
    expect(refusalOf(answer)).toEqual({ status: 404, code: 'not_found', message_id: expect.any(String) })
  expect(office.logged.filter((line) => line.includes('which is not of this device')).length).toBe(4)
})

test('ranges cover a stretch without a gap, and their sums are those of their rows', async () => {
  const desk = await startDesk({ headOfficeUrl: proxy.url, username: 'titolare' })
  const rows = heldDigests(desk.reader, interactionTable, 'p:1.2')
  const parts = narrowed({ table: interactionTable, from: '', to: null, rows, named: false })
  expect(parts.flatMap((part) => part.rows)).toEqual(rows)
  expect(parts[0]?.from).toBe('')
  expect(parts.at(-1)?.to).toBeNull()
  for (const [at, part] of parts.entries()) if (at > 0) expect(part.from).toBe(parts[at - 1]?.to)
  const count = parts.map(rangeOf).reduce((sum, range) => sum + range.count, 0)
  expect(count).toBe(rows.length)
  await desk.close()
})
