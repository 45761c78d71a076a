import { createHash } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { generateBatches } from '../../headoffice/demo/generate.ts'
import { SeedRefused, seedDatabase } from '../../headoffice/demo/seed.ts'
import { demoUsersOf } from '../../headoffice/demo/users.ts'
import { passwordFits } from '../../headoffice/features/session/passwords.ts'
import { migrate } from '../../headoffice/migrate.ts'
import { bucketOf } from '../../shared/sync/buckets.ts'
import { emptySum, mixIntoSum, sumText, sumToWire } from '../../shared/sync/sums.ts'
import { encodeRow } from '../../shared/sync/table.ts'
import { openTestDatabase } from './head-office.ts'

const options = { preset: 'sample', seed: 1, today: '2026-11-24' } as const

let database: Awaited<ReturnType<typeof openTestDatabase>>
let client: Client

beforeAll(async () => {
  database = await openTestDatabase()
  client = new Client({ connectionString: database.url })
  await client.connect()
  await migrate(client)
})
afterAll(async () => {
  await client.end()
  await database.close()
})

async function count(table: string): Promise<number> {
  const { rows } = await client.query<{ n: string }>(`SELECT count(*) AS n FROM ${table}`)
  return Number(rows[0]?.n)
}

describe('seeding', () => {
  test('that ends in the middle leaves nothing behind', async () => {
    const stopped = seedDatabase(database.url, {
      ...options,
      onProgress(_done, _total, what) {
        if (what === 'title') throw new Error('killed')
      },
    })
    await expect(stopped).rejects.toThrow('killed')
    for (const table of ['customer', 'sync_row', 'app_user', 'bucket_sum']) expect(await count(table)).toBe(0)
    expect(await count('feed')).toBe(1)
  })

  test('fills tables and feed with the same rows', async () => {
    const seen: number[] = []
    await seedDatabase(database.url, { ...options, onProgress: (done) => seen.push(done) })
    expect(seen.length).toBeGreaterThan(0)
    const bodies = new Map<string, string>()
    const sums = new Map<string, ReturnType<typeof emptySum>>()
    const counts = new Map<string, number>()
    for (const { table, rows } of generateBatches(options)) {
      counts.set(table.name, (counts.get(table.name) ?? 0) + rows.length)
      for (const row of rows) {
        const bucket = bucketOf(table, row)
        bodies.set(`${table.name} ${row.id} ${bucket}`, JSON.stringify(encodeRow(table, row)))
        const sum = sums.get(bucket) ?? emptySum()
        sums.set(bucket, sum)
        mixIntoSum(
          sum,
          createHash('sha256')
            .update(sumText(table.name, row.id, 1))
            .digest(),
          1,
        )
      }
    }
    for (const [table, rows] of counts) expect(await count(table), table).toBe(rows)
    const { rows } = await client.query<{ key: string; body: string; ver: string }>(
      `SELECT tbl || ' ' || id || ' ' || bucket AS key, body, ver FROM sync_row WHERE NOT deleted`,
    )
    expect(new Map(rows.map(({ key, body }) => [key, body]))).toEqual(bodies)
    expect(new Set(rows.map(({ ver }) => Number(ver)))).toEqual(new Set([1]))
    const stored = await client.query<{ bucket: string; count: string; a: string; b: string }>(
      `SELECT bucket, count, lpad(to_hex(xor64a), 16, '0') AS a, lpad(to_hex(xor64b), 16, '0') AS b FROM bucket_sum`,
    )
    const wire = stored.rows.map((row) => [row.bucket, [Number(row.count), row.a, row.b]] as const)
    expect(new Map(wire)).toEqual(new Map([...sums].map(([bucket, sum]) => [bucket, sumToWire(sum)])))
  })

  test('refuses a database that holds data', async () => {
    await expect(seedDatabase(database.url, options)).rejects.toThrow(SeedRefused)
  })

  test('lets the example people sign in, each in the own agency', async () => {
    const users = demoUsersOf('sample')
    const { rows } = await client.query<{
      username: string
      hash: string
      agency: number
      person: string | null
    }>(
      `SELECT username, password_hash AS hash, agency_id::int AS agency, collaborator_id AS person
       FROM app_user JOIN user_agency ON user_id = id JOIN demo_user USING (user_id) ORDER BY position`,
    )
    expect(rows.map(({ username }) => username)).toEqual(users.map(({ username }) => username))
    for (const [index, user] of users.entries()) {
      expect(await passwordFits(rows[index]?.hash, user.password)).toBe(true)
      expect(rows[index]?.person === null).toBe(user.person === null)
    }
  })
})
