import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getTableConfig } from 'drizzle-orm/pg-core'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pgType } from '../../headoffice/feed/change.ts'
import { type Migration, migrate, readMigrations } from '../../headoffice/migrate.ts'
import { pgTableOf } from '../../headoffice/pg-table.ts'
import { syncedTables } from '../../shared/sync/tables.ts'
import { openTestDatabase } from './head-office.ts'

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

describe('each synced table is what its model says', () => {
  test.each(syncedTables.map((table) => [table.name, table] as const))('%s', async (name, table) => {
    const { rows } = await client.query<{ name: string; type: string; nullable: boolean }>(
      `SELECT column_name AS name, data_type AS type, is_nullable = 'YES' AS nullable
       FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1 ORDER BY column_name`,
      [name],
    )
    const wanted = table.columns
      .map((column) => ({ name: column.sql, type: pgType(column), nullable: column.nullable }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    expect(rows.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual(wanted)
    const drizzled = getTableConfig(pgTableOf(table)).columns.map((column) => ({
      name: column.name,
      type: column.getSQLType(),
      nullable: !column.notNull,
    }))
    expect(drizzled.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual(wanted)
  })

  test('agency_id leads the primary key wherever there is one, and every synced table is watched', async () => {
    for (const table of syncedTables) {
      const { rows } = await client.query<{ key: string; watched: number }>(
        `SELECT (SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = $1::regclass AND contype = 'p') AS key,
          (SELECT count(*)::int FROM pg_trigger WHERE tgrelid = $1::regclass AND tgname LIKE 'feed_%') AS watched`,
        [table.name],
      )
      const key = table.scope === 'catalogue' ? 'PRIMARY KEY (id)' : 'PRIMARY KEY (agency_id, id)'
      expect([table.name, rows[0]]).toEqual([table.name, { key, watched: 2 }])
    }
  })
})

describe('the runner', () => {
  const files = readMigrations()
  const last = files.at(-1) as Migration

  test('does nothing the second time', async () => {
    expect(await migrate(client)).toBe(0)
  })

  test('refuses a file that was edited after it ran', async () => {
    const edited = files.map((file) => (file.number === 2 ? { ...file, sha256: 'another' } : file))
    await expect(migrate(client, edited)).rejects.toThrow('migration 2 (network) is not the one')
  })

  test('fault 44: refuses a database of a newer program', async () => {
    await expect(migrate(client, files.slice(0, -1))).rejects.toThrow('newer than this program')
  })

  test('refuses a database that lacks an earlier one', async () => {
    await client.query('BEGIN')
    await client.query('DELETE FROM migration WHERE number = 2')
    await expect(migrate(client)).rejects.toThrow('lacks migration 2')
    await client.query('ROLLBACK')
  })

  test('a migration that fails leaves nothing behind, and the next start tries again', async () => {
    const number = last.number + 1
    const half = { number, name: 'half', sql: 'CREATE TABLE half (n int); SELECT 1 / 0', sha256: 'h' }
    await expect(migrate(client, [...files, half])).rejects.toThrow(`migration ${number} (half) failed`)
    const whole = { ...half, sql: 'CREATE TABLE half (n int)' }
    await client.query('BEGIN')
    await client.query('ROLLBACK')
    expect(await migrate(client, [...files, whole])).toBe(1)
    await client.query('DROP TABLE half')
    await client.query('DELETE FROM migration WHERE number = $1', [number])
  })

  test('refuses a gap, a wrong name', () => {
    const folder = mkdtempSync(join(tmpdir(), 'scrivania-migrations-'))
    writeFileSync(join(folder, '0002_second.sql'), '')
    expect(() => readMigrations(folder)).toThrow('migration 1 is missing')
    writeFileSync(join(folder, 'first.sql'), '')
    expect(() => readMigrations(folder)).toThrow('first.sql')
  })

  test('line ends do not make another migration', () => {
    const folder = mkdtempSync(join(tmpdir(), 'scrivania-migrations-'))
    writeFileSync(join(folder, '0001_a.sql'), 'SELECT 1;\r\nSELECT 2;\r\n')
    const windows = readMigrations(folder)
    writeFileSync(join(folder, '0001_a.sql'), 'SELECT 1;\nSELECT 2;\n')
    expect(readMigrations(folder)).toEqual(windows)
  })

  test('two programs that start at once migrate one after the other', async () => {
    const url = database.url.replace(/\/[^/]+$/, '/twice')
    await client.query('CREATE DATABASE twice')
    const applied = await Promise.all(
      [1, 2, 3].map(async () => {
        const other = new Client({ connectionString: url })
        await other.connect()
        const count = await migrate(other)
        await other.end()
        return count
      }),
    )
    expect(applied.toSorted()).toEqual([0, 0, files.length])
  })
})
