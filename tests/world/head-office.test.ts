import { get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { gunzipSync, zstdDecompressSync } from 'node:zlib'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bulkLoad, SYNC_ROW_COLUMNS, syncRowOf } from '../../headoffice/feed/bulk.ts'
import { inTransaction } from '../../headoffice/feed/change.ts'
import { migrate } from '../../headoffice/migrate.ts'
import { customerTables } from '../../shared/features/customers/api.ts'
import { encodeRow } from '../../shared/sync/table.ts'
import { syncedTables } from '../../shared/sync/tables.ts'
import { SCHEMA } from '../../shared/sync/wire.ts'
import { addTestAgency, addTestUser, openTestHeadOffice } from './head-office.ts'
import {
  call,
  enrol,
  firstSync,
  hello,
  json,
  pull,
  refusalOf,
  snapshot,
  type TestDevice,
} from './head-office-client.ts'
import { agencyModel, customerModel, portfolioModel } from './head-office-models.ts'
import { parsePage } from './head-office-reader.ts'

const [customer] = customerTables
const ROWS = 130

let office: Awaited<ReturnType<typeof openTestHeadOffice>>
let device: TestDevice

beforeAll(async () => {
  office = await openTestHeadOffice({ limits: { rows: 50, bytes: 1e6 } })
  await addTestAgency(office.pool, 1, 2)
  await addTestUser(office.pool, { username: 'titolare', role: 'AGENTE_TITOLARE', agencies: [1] })
  device = await enrol(office.url, 'titolare')
  await inTransaction({ pool: office.pool }, [1], ({ putMany }) =>
    putMany(
      customer,
      Array.from({ length: ROWS }, () => customerModel(1, 1)),
    ),
  )
})
afterAll(() => office.close())

/** fetch undoes the encoding by itself, so the bytes are asked for below it. */
function rawGet(
  path: string,
  headers: Record<string, string>,
): Promise<{ encoding: string | undefined; body: Buffer }> {
  return new Promise((resolve, reject) => {
    get(
      `${office.url}${path}`,
      { headers: { authorization: `Bearer ${device.accessToken}`, ...headers } },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () =>
          resolve({ encoding: answer.headers['content-encoding'], body: Buffer.concat(chunks) }),
        )
      },
    ).on('error', reject)
  })
}

describe('snapshot', () => {
  const path = '/v1/snapshot?bucket=p:1.1&tbl=customer'

  test('comes page by page with a token, and states how many rows there are', async () => {
    const first = parsePage((await snapshot(device, 'p:1.1', 'customer')).text)
    expect([first.lines.length, first.trailer.total, first.trailer.complete]).toEqual([50, ROWS, false])
    const second = parsePage((await snapshot(device, 'p:1.1', 'customer', first.trailer.resume ?? '')).text)
    expect([second.lines.length, second.trailer.total]).toEqual([50, undefined])
    const third = parsePage((await snapshot(device, 'p:1.1', 'customer', second.trailer.resume ?? '')).text)
    expect([third.lines.length, third.trailer.resume, third.trailer.complete]).toEqual([30, null, true])
    const ids = [first, second, third].flatMap((page) =>
      page.lines.map((line) => (line.t === 'put' ? line.row[0] : '')),
    )
    expect(new Set(ids).size).toBe(ROWS)
    expect(ids).toEqual(ids.toSorted())
  })

  test('of a table that does not lie in the bucket is an empty page', async () => {
    const page = parsePage((await snapshot(device, 'r:1', 'customer')).text)
    expect([page.lines, page.trailer.resume, page.trailer.total]).toEqual([[], null, 0])
    expect(refusalOf(await snapshot(device, 'r:1', 'nowhere')).code).toBe('not_found')
    for (const [bucket, tbl] of [
      ['p:1', 'customer'],
      ['x', 'customer'],
      ['r:1', '__proto__'],
      ["r:1'; DROP TABLE customer; --", 'customer'],
    ] as const)
      expect((await snapshot(device, bucket, tbl)).status).toBeGreaterThanOrEqual(400)
  })

  test('a resume token that was forged, of another scan, or of another history is refused', async () => {
    const { trailer } = parsePage((await snapshot(device, 'p:1.1', 'customer')).text)
    const token = trailer.resume ?? ''
    const [payload = '', signature = ''] = token.split('.')
    const point = JSON.parse(Buffer.from(payload, 'base64url').toString())
    const forge = (more: object) => Buffer.from(JSON.stringify({ ...point, ...more })).toString('base64url')
    for (const forged of [
      `${forge({ bucket: 'p:1.2' })}.${signature}`,
      `${forge({ lastId: '' })}.${signature}`,
      `${payload}.`,
      `${payload}.AAAA`,
      `${token}.x`,
      payload,
      'x',
    ])
      expect(refusalOf(await snapshot(device, 'p:1.1', 'customer', forged))).toMatchObject({ status: 400 })
    expect(refusalOf(await snapshot(device, 'p:1.2', 'customer', token)).status).toBe(400)
    await office.pool.query('UPDATE feed SET epoch = gen_random_uuid() WHERE agency_id = 1')
    expect(refusalOf(await snapshot(device, 'p:1.1', 'customer', token)).code).toBe('epoch_changed')
  })

  test.each([
    ['zstd', 'zstd, gzip', zstdDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['gzip', 'br, gzip;q=0.5', gunzipSync],
    [undefined, 'identity', (body: Buffer) => body],
    [undefined, '', (body: Buffer) => body],
  ] as const)('travels as %s where "%s" is accepted', async (encoding, accepted, inflate) => {
    const answer = await rawGet(path, { 'accept-encoding': accepted })
    expect(answer.encoding).toBe(encoding)
    expect(parsePage(inflate(answer.body).toString()).lines.length).toBe(50)
    if (encoding) expect(answer.body.length).toBeLessThan(inflate(answer.body).length / 3)
  })

  test('a page ends when its bytes are reached, with at least one row', async () => {
    const narrow = await openTestHeadOffice({
      databaseUrl: office.databaseUrl,
      limits: { rows: 50, bytes: 1500 },
    })
    const at = { ...device, url: narrow.url }
    const page = parsePage((await snapshot(at, 'p:1.1', 'customer')).text)
    expect(page.lines.length).toBeGreaterThanOrEqual(1)
    expect(page.lines.length).toBeLessThan(10)
    expect((await firstSync(at, 1)).rows.size).toBe((await firstSync(device, 1)).rows.size)
    await narrow.close()
  })
})

describe('live', () => {
  async function listen(token: string): Promise<{ status: number; events: string[]; ended: Promise<void> }> {
    const response = await fetch(`${office.url}/v1/live`, { headers: { authorization: `Bearer ${token}` } })
    const events: string[] = []
    async function read(): Promise<void> {
      for await (const chunk of response.body ?? []) events.push(Buffer.from(chunk).toString())
    }
    return { status: response.status, events, ended: read().catch(() => {}) }
  }

  test('nudges the feeds of the device, whichever process wrote', async () => {
    const stream = await listen(device.accessToken)
    expect(stream.status).toBe(200)
    await expect.poll(() => stream.events.join(''), { timeout: 10_000 }).toContain('"feed":0')
    const other = await openTestHeadOffice({ databaseUrl: office.databaseUrl })
    const { versions } = await inTransaction(
      { pool: other.pool, nudges: other.office.nudges },
      [1],
      ({ put }) => put(customer, customerModel(1, 1)),
    )
    await expect
      .poll(() => stream.events.join(''), { timeout: 10_000 })
      .toContain(`event: nudge\ndata: {"feed":1,"ver":${versions.get(1)}}\n\n`)
    await other.close()
    expect(json(await hello(office.url, device.accessToken)).feeds).toContainEqual(
      expect.objectContaining({ feed: 1, ver: versions.get(1) }),
    )
  })

  test('fault 16: a thousand commits a second are a few nudges', async () => {
    const stream = await listen(device.accessToken)
    await sleep(100)
    const from = stream.events.length
    for (let ver = 1; ver <= 1000; ver++) office.office.nudges.committed(1, ver)
    await expect.poll(() => stream.events.join(''), { timeout: 10_000 }).toContain('"ver":1000}')
    expect(stream.events.slice(from).join('').split('event:').length - 1).toBeLessThan(10)
  })

  test('ends for a device that was revoked', async () => {
    const user = await addTestUser(office.pool, {
      username: 'revocata',
      role: 'AGENTE_TITOLARE',
      agencies: [1],
    })
    const revoked = await enrol(office.url, 'revocata')
    const stream = await listen(revoked.accessToken)
    await office.pool.query("UPDATE device SET status = 'revoked' WHERE id = $1", [revoked.id])
    await office.office.nudges.accessChanged(user)
    await stream.ended
    expect((await call(office.url, 'GET', '/v1/live', { token: revoked.accessToken })).status).toBe(410)
    expect((await call(office.url, 'GET', '/v1/live')).status).toBe(401)
    // A token in the address would stand in logs of proxies.
    expect((await call(office.url, 'GET', `/v1/live?token=${device.accessToken}`)).status).toBe(401)
  })

  test('says goodbye when the server stops, which does not wait for anybody', async () => {
    const leaving = await openTestHeadOffice({ databaseUrl: office.databaseUrl })
    const response = await fetch(`${leaving.url}/v1/live`, {
      headers: { authorization: `Bearer ${device.accessToken}` },
    })
    const text = response.text()
    await sleep(100)
    const from = performance.now()
    await leaving.close()
    // Fastify's own way waits 70 s for kept-alive connections.
    expect(performance.now() - from).toBeLessThan(5000)
    const bye = /event: bye\ndata: (.*)\n/.exec(await text)?.[1] ?? ''
    expect(JSON.parse(bye).retry_ms).toBeGreaterThan(0)
    await expect(fetch(`${leaving.url}/health`)).rejects.toThrow()
  })
})

describe('the edges', () => {
  test('health, metrics and hello need no token', async () => {
    expect(json(await call(office.url, 'GET', '/health'))).toEqual({ ok: true })
    expect(json(await hello(office.url))).toMatchObject({
      protocol: { min: 1, max: 1 },
      schema: { min: SCHEMA, max: SCHEMA },
    })
    const metrics = await call(office.url, 'GET', '/metrics')
    expect(metrics.headers.get('content-type')).toContain('text/plain')
    expect(metrics.text).toMatch(/^headoffice_pages_total\{kind="snapshot"\} \d+$/m)
    expect(metrics.text).toMatch(/^headoffice_live_clients \d+$/m)
  })

  test('what does not exist is 404 from the one list, whatever the method', async () => {
    for (const [method, path] of [
      ['GET', '/'],
      ['GET', '/v1/nothing'],
      ['PUT', '/v1/session'],
      ['GET', '/../../etc/passwd'],
      ['DELETE', '/v1/pull'],
    ] as const)
      expect(refusalOf(await call(office.url, method, path))).toMatchObject({
        status: 404,
        code: 'not_found',
      })
  })

  test('a body that is no JSON, too large, or names __proto__ is refused (fault 52)', async () => {
    const post = async (body: string, type = 'application/json') => {
      const response = await fetch(`${office.url}/v1/session`, {
        method: 'POST',
        headers: { 'content-type': type },
        body,
      })
      return (await response.json()) as { code: string; message_id: string }
    }
    expect((await post('{')).code).toBe('bad_request')
    expect((await post('{"__proto__":{"x":1},"username":"a","password":"b"}')).code).toBe('bad_request')
    expect((await post('a=b', 'application/x-www-form-urlencoded')).code).toBe('bad_request')
    expect((await post(`"${'x'.repeat(3 * 1024 * 1024)}"`)).code).toBe('too_large')
    expect((await post('{"username":"a"}')).code).toBe('bad_request')
    expect(({} as Record<string, unknown>).x).toBeUndefined()
  })

  test('an error that nobody foresaw is `unexpected`, and its id leads to the cause in the log', async () => {
    await office.pool.query('ALTER TABLE demo_user RENAME TO demo_user_gone')
    const answer = refusalOf(await call(office.url, 'GET', '/v1/demo-users'))
    await office.pool.query('ALTER TABLE demo_user_gone RENAME TO demo_user')
    expect(answer).toMatchObject({ status: 500, code: 'unexpected' })
    const line = office.logged.find((text) => text.includes(answer.message_id)) ?? ''
    expect(line).toContain('demo_user')
    expect(JSON.stringify(answer)).not.toContain('demo_user')
  })

  test('too many calls from one address are refused with the time to come back', async () => {
    const strict = await openTestHeadOffice({ databaseUrl: office.databaseUrl, callsPerMinute: 5 })
    const answers = []
    for (let i = 0; i < 7; i++) answers.push(await hello(strict.url))
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200, 429, 429])
    const last = refusalOf(answers[6] as (typeof answers)[number])
    expect(last).toMatchObject({ code: 'too_many_requests' })
    expect(last.retry_after_ms).toBeGreaterThan(0)
    await strict.close()
  })

  test('behind the program that ends TLS an address is that of the desk, whatever the desk says it is', async () => {
    const strict = await openTestHeadOffice({ databaseUrl: office.databaseUrl, callsPerMinute: 2 })
    const from = async (...addresses: string[]) => {
      const headers = { 'x-forwarded-for': addresses.join(', ') }
      return (await fetch(`${strict.url}/health`, { headers })).status
    }
    expect([await from('203.0.113.7'), await from('203.0.113.7')]).toEqual([200, 200])
    expect(await from('203.0.113.7')).toBe(429)
    expect(await from('198.51.100.1', '203.0.113.7')).toBe(429)
    expect(await from('203.0.113.8')).toBe(200)
    await strict.close()
  })

  test('when the database is gone the answer is `unavailable`, and it recovers', async () => {
    await office.pool.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'scrivania%' AND pid <> pg_backend_pid()",
    )
    await expect
      .poll(async () => (await call(office.url, 'GET', '/health')).status, { timeout: 10_000 })
      .toBe(200)
    // The listening connection comes back too.
    const stream = await fetch(`${office.url}/v1/live`, {
      headers: { authorization: `Bearer ${device.accessToken}` },
    })
    let text = ''
    const reading = (async () => {
      for await (const chunk of stream.body ?? []) text += Buffer.from(chunk).toString()
    })().catch(() => {})
    await expect
      .poll(
        async () => {
          office.office.nudges.committed(1, 4242)
          await sleep(100)
          return text
        },
        { timeout: 10_000 },
      )
      .toContain('4242')
    void reading
  })
})

describe('the OpenAPI document', () => {
  type Json = { [key: string]: Json } & string

  test('describes every call, JSON and streamed, and every reference in it leads somewhere', async () => {
    const document = json(await call(office.url, 'GET', '/openapi.json'))
    expect(document.openapi).toMatch(/^3\.1/)
    expect(Object.keys(document.paths).toSorted()).toEqual([
      '/v1/audit',
      '/v1/demo-users',
      '/v1/devices',
      '/v1/hello',
      '/v1/live',
      '/v1/pull',
      '/v1/push',
      '/v1/session',
      '/v1/snapshot',
      '/v1/token',
      '/v1/wipe/ack',
    ])
    const references: string[] = []
    function walk(node: unknown): void {
      if (Array.isArray(node)) for (const item of node) walk(item)
      else if (node && typeof node === 'object')
        for (const [key, value] of Object.entries(node)) {
          if (key === '$ref' && typeof value === 'string') references.push(value)
          else walk(value)
        }
    }
    walk(document)
    expect(references.length).toBeGreaterThan(10)
    for (const reference of new Set(references)) {
      const found = reference
        .replace('#/', '')
        .split('/')
        .reduce((node: Json | undefined, key) => node?.[key], document as Json)
      expect([reference, typeof found]).toEqual([reference, 'object'])
    }
    const operations = Object.values(
      document.paths as Record<string, Record<string, { operationId: string }>>,
    ).flatMap((path) => Object.values(path))
    expect(new Set(operations.map((operation) => operation.operationId)).size).toBe(operations.length)
    for (const operation of operations) expect(operation).toHaveProperty('responses')
    expect(document.paths['/v1/session'].post.responses['401']).toBeDefined()
    expect(
      document.paths['/v1/snapshot'].get.parameters.map((parameter: { name: string }) => parameter.name),
    ).toEqual(['bucket', 'tbl', 'resume'])
  })
})

test('a bulk load is a feed like any other: version 1, sums, and pulls that go on from there', async () => {
  const name = 'bulk'
  await office.pool.query(`CREATE DATABASE ${name}`)
  const databaseUrl = office.databaseUrl.replace(/\/[^/]+$/, `/${name}`)
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  await migrate(client)
  const district = {
    id: crypto.randomUUID(),
    areaId: crypto.randomUUID(),
    code: 'D',
    name: 'D',
    headName: 'D',
  }
  const rows: [string, Record<string, unknown>][] = [
    // Children first: keys are checked when all rows are in.
    ...Array.from({ length: 20 }, (): [string, Record<string, unknown>] => ['customer', customerModel(1, 1)]),
    ['portfolio', portfolioModel(1, 1, null)],
    ['agency', agencyModel(1, district.id)],
    ['district', district],
    ['sales_area', { id: district.areaId, code: 'A', name: 'A', headName: 'A' }],
  ]
  async function load(): Promise<void> {
    for (const [tbl, model] of rows) {
      const table = syncedTables.find((one) => one.name === tbl)
      if (!table) throw new Error(tbl)
      const values = encodeRow(table, model)
      const columns = table.columns.map((column) => `"${column.sql}"`).join(', ')
      const marks = (list: readonly unknown[]) => list.map((_, index) => `$${index + 1}`).join(', ')
      await client.query(`INSERT INTO ${tbl} (${columns}) VALUES (${marks(values)})`, values)
      const line = syncRowOf(table, model)
      await client.query(
        `INSERT INTO sync_row (${SYNC_ROW_COLUMNS.join(', ')}) VALUES (${marks(line)})`,
        line,
      )
    }
  }
  await bulkLoad(client, [1], load)
  await expect(bulkLoad(client, [1], load)).rejects.toThrow('empty')
  const keys = await client.query("SELECT count(*)::int AS n FROM pg_constraint WHERE contype = 'f'")
  const expected = await office.pool.query("SELECT count(*) AS n FROM pg_constraint WHERE contype = 'f'")
  expect(keys.rows).toEqual(expected.rows)
  const indexes = await client.query("SELECT count(*)::int AS n FROM pg_indexes WHERE schemaname = 'public'")
  const expectedIndexes = await office.pool.query(
    "SELECT count(*) AS n FROM pg_indexes WHERE schemaname = 'public'",
  )
  expect(indexes.rows).toEqual(expectedIndexes.rows)
  await expect(client.query("UPDATE customer SET notes = 'x'")).rejects.toMatchObject({ code: 'FD001' })
  await client.end()

  const loaded = await openTestHeadOffice({ databaseUrl })
  await addTestUser(loaded.pool, { username: 'titolare', role: 'AGENTE_TITOLARE', agencies: [1] })
  const desk = await enrol(loaded.url, 'titolare')
  const reader = await firstSync(desk, 1)
  expect(reader.cursor.ver).toBe(1)
  await inTransaction({ pool: loaded.pool }, [1], ({ put }) => put(customer, customerModel(1, 1)))
  const page = await reader.checkpoint(async (request) => (await pull(desk, request)).text)
  expect(page.lines).toHaveLength(1)
  expect(reader.sums(desk.buckets.filter((bucket) => bucket !== 'g'))).toEqual(page.trailer.sums)
  await loaded.close()
})
