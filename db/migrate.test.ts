import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { syncedTables } from '../shared/sync/tables.ts'
import { MirrorError } from './errors.ts'
import { migrate, readMigrations } from './migrate.ts'
import { migrationsFolder, openTestMirror } from './testing.ts'

const all = readMigrations(migrationsFolder)
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scrivania-migrations-'))
  cpSync(migrationsFolder, folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

const plain = () => new Database(':memory:')

describe('the migration runner', () => {
  it('runs each migration once', () => {
    const db = plain()
    expect(migrate(db, all)).toEqual(all.map((migration) => migration.number))
    expect(migrate(db, all)).toEqual([])
  })

  it('brings a mirror of every earlier version to the newest and keeps its rows', () => {
    for (let from = 1; from < all.length; from++) {
      const db = plain()
      migrate(db, all.slice(0, from))
      db.exec(
        "INSERT INTO sales_area (id, code, name, head_name, sync_bucket, sync_ver, sync_digest) VALUES ('x', '1', 'Nord', 'B', 'g', 1, x'00')",
      )
      expect(migrate(db, all)).toEqual(all.slice(from).map((migration) => migration.number))
      expect(db.prepare('SELECT name FROM sales_area').get()).toEqual({ name: 'Nord' })
    }
  })

  it('fault 44: refuses a file of a newer program, naming both versions, without a write', () => {
    const db = plain()
    migrate(db, all)
    expect(() => migrate(db, all.slice(0, 1))).toThrow(
      new MirrorError('newer', { fileVersion: all.length, knownVersion: 1 }),
    )
  })

  it('refuses an edited migration and a gap', () => {
    const db = plain()
    migrate(db, all)
    writeFileSync(join(folder, '0001_synced_tables.sql'), 'CREATE TABLE other (a) STRICT;')
    expect(() => migrate(db, readMigrations(folder))).toThrow('edited-migration')
    writeFileSync(join(folder, '0009_later.sql'), 'SELECT 1;')
    expect(() => readMigrations(folder)).toThrow('is missing')
  })

  it('leaves the old schema whole when a migration fails', () => {
    const db = plain()
    migrate(db, all)
    const next = String(all.length + 1).padStart(4, '0')
    writeFileSync(
      join(folder, `${next}_broken.sql`),
      'CREATE TABLE half (a); INSERT INTO nowhere VALUES (1);',
    )
    expect(() => migrate(db, readMigrations(folder))).toThrow()
    expect(db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'half'").get()).toBeUndefined()
  })
})

describe('the schema', () => {
  it('has exactly the columns of every synced table, in wire order', () => {
    const mirror = openTestMirror()
    for (const table of syncedTables) {
      const columns = mirror.db.prepare<[], { name: string }>(`PRAGMA table_info(${table.name})`).all()
      expect(
        columns.map((column) => column.name),
        table.name,
      ).toEqual([...table.columns.map((column) => column.sql), 'sync_bucket', 'sync_ver', 'sync_digest'])
    }
    mirror.dispose()
  })
})
