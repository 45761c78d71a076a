import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { snapshotOf } from '../../headoffice/database.ts'
import { knownSet } from '../../headoffice/feed/bucket-set.ts'
import { readPull } from '../../headoffice/feed/pull.ts'
import { customerTables } from '../../shared/features/customers/api.ts'
import { interactionTables } from '../../shared/features/interactions/api.ts'
import { encodeRow } from '../../shared/sync/table.ts'
import type { PullRequest } from '../../shared/sync/wire.ts'
import type { WriterOptions } from './feed-writers.ts'
import { addTestAgency, addTestUser, openTestHeadOffice } from './head-office.ts'
import { enrol, firstSync, pull, type TestDevice } from './head-office-client.ts'
import type { FeedReader } from './head-office-reader.ts'

const [customer] = customerTables
const [interaction] = interactionTables
const WRITERS = 10
const SECONDS = 6
const PORTFOLIOS = 4

let office: Awaited<ReturnType<typeof openTestHeadOffice>>
let device: TestDevice
let buckets: string[]

beforeAll(async () => {
  // Small pages: every checkpoint crosses page boundaries while the writers go on.
  office = await openTestHeadOffice({ limits: { rows: 25, bytes: 100_000 }, poolSize: 30 })
  await addTestAgency(office.pool, 1, PORTFOLIOS)
  await addTestUser(office.pool, { username: 'titolare', role: 'AGENTE_TITOLARE', agencies: [1] })
  device = await enrol(office.url, 'titolare')
  buckets = device.buckets.filter((bucket) => bucket !== 'g')
  // The way that loses rows: a number taken when the row is written, read by "greater than the last one seen".
  await office.pool.query('CREATE TABLE control_log (seq bigserial PRIMARY KEY, id text NOT NULL)')
})
afterAll(() => office.close())

/** Writers in threads of their own: readers and writers must not take turns in one event loop. */
function startWriters(threads: number, each: number): { committed: Promise<number> } {
  const started = Array.from({ length: threads }, (_, thread) => {
    const data: WriterOptions = {
      url: office.databaseUrl,
      agencyId: 1,
      portfolios: PORTFOLIOS,
      writers: each,
      thread,
      milliseconds: SECONDS * 1000,
    }
    return new Worker(new URL('./feed-writers.ts', import.meta.url), { workerData: data })
  })
  const results = started.map(
    (worker) =>
      new Promise<number>((resolve, reject) => {
        worker.once('message', resolve)
        worker.once('error', reject)
      }),
  )
  return { committed: Promise.all(results).then((all) => all.reduce((a, b) => a + b, 0)) }
}

/** What the tables hold, in the words of the reader. */
async function tableRows(client: Parameters<typeof readPull>[0]): Promise<Map<string, string>> {
  const rows = new Map<string, string>()
  for (const table of [customer, interaction]) {
    const { rows: found } = await client.query<Record<string, unknown>>(`SELECT * FROM ${table.name}`)
    for (const row of found) {
      const model = Object.fromEntries(table.columns.map((column) => [column.key, row[column.sql]]))
      rows.set(`${table.name}|${row.id}`, JSON.stringify(encodeRow(table, model)))
    }
  }
  return rows
}

/** Pulls by itself, each page in a snapshot in which the tables are read too when the checkpoint is complete. */
async function oracleReader(reader: FeedReader, running: () => boolean): Promise<number> {
  let checkpoints = 0
  for (let last = false; !last; ) {
    last = !running()
    let expected = new Map<string, string>()
    const fetchPage = (request: PullRequest) =>
      snapshotOf(office.pool, async (client) => {
        const held = await knownSet(client, device.id)
        if (!held) throw new Error('no set')
        const page = await readPull(client, device, held, request, { rows: 40, bytes: 200_000 })
        if (page.complete) expected = await tableRows(client)
        return page.text
      })
    const before = reader.cursor.ver
    const page = await reader.checkpoint(fetchPage)
    expect(page.header.to).toBeGreaterThanOrEqual(before)
    const held = new Map(
      [...reader.rows.values()].flatMap((r) =>
        r.tbl === 'customer' || r.tbl === 'interaction' ? [[`${r.tbl}|${r.id}`, r.body] as const] : [],
      ),
    )
    expect(held).toEqual(expected)
    checkpoints++
  }
  return checkpoints
}

/** Pulls over HTTP, and compares the sums it computes with those the trailer states. */
async function wireReader(reader: FeedReader, running: () => boolean): Promise<number> {
  let checkpoints = 0
  for (let last = false; !last; ) {
    last = !running()
    const page = await reader.checkpoint(async (request) => (await pull(device, request)).text)
    expect(reader.sums(buckets)).toEqual(page.trailer.sums)
    checkpoints++
  }
  return checkpoints
}

/** "seq > n": the control that must be caught, or this test proves nothing. */
async function controlReader(running: () => boolean): Promise<number> {
  let seen = 0
  let cursor = '0'
  for (let last = false; !last; ) {
    last = !running()
    const { rows } = await office.pool.query<{ seq: string }>(
      'SELECT seq::text FROM control_log WHERE seq > $1 ORDER BY seq',
      [cursor],
    )
    seen += rows.length
    cursor = rows.at(-1)?.seq ?? cursor
    await sleep(1)
  }
  return seen
}

test('the feed loses nothing under ten concurrent writers, and "seq > n" is caught losing rows', async () => {
  let writing = true
  const [oracle, wire] = [await firstSync(device, 1), await firstSync(device, 1)]
  const writers = startWriters(2, WRITERS / 2).committed.finally(() => {
    writing = false
  })
  const [committed, checkpoints, wireCheckpoints, controlSeen] = await Promise.all([
    writers,
    oracleReader(oracle, () => writing),
    wireReader(wire, () => writing),
    controlReader(() => writing),
  ])
  const { rows } = await office.pool.query<{ count: number }>('SELECT count(*) AS count FROM control_log')
  const written = Number(rows[0]?.count)
  console.log(
    `${committed} transactions, ${checkpoints} + ${wireCheckpoints} checkpoints, ` +
      `${oracle.pages + wire.pages} pages; the control lost ${written - controlSeen} of ${written}`,
  )
  expect(checkpoints).toBeGreaterThan(10)
  expect(wireCheckpoints).toBeGreaterThan(10)
  // Checkpoints must have crossed page boundaries, or the page key was not tried.
  expect(oracle.pages).toBeGreaterThan(checkpoints)
  expect(written - controlSeen).toBeGreaterThan(0)
  // Both readers ended at the same point with the same rows, and so did the tables' own sums.
  expect(new Map([...wire.rows].map(([key, row]) => [key, row.body]))).toEqual(
    new Map([...oracle.rows].map(([key, row]) => [key, row.body])),
  )
})

test('the sums kept by the feed are those of its rows', async () => {
  const { rows } = await office.pool.query(
    `SELECT coalesce(s.bucket, r.bucket) AS bucket FROM bucket_sum s FULL JOIN (
       SELECT agency_id, bucket, count(*) AS count, bit_xor(digest_half(row_digest(tbl, id, ver), 0)) AS a,
         bit_xor(digest_half(row_digest(tbl, id, ver), 1)) AS b
       FROM sync_row WHERE NOT deleted GROUP BY agency_id, bucket
     ) r ON r.agency_id = s.agency_id AND r.bucket = s.bucket
     WHERE coalesce(s.count, 0) <> coalesce(r.count, 0) OR coalesce(s.xor64a, 0) <> coalesce(r.a, 0)
       OR coalesce(s.xor64b, 0) <> coalesce(r.b, 0)`,
  )
  expect(rows).toEqual([])
})
