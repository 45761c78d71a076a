import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { MirrorError } from './errors.ts'
import type { MirrorConnection } from './types.ts'

export type Migration = { number: number; name: string; sql: string; sha256: string }

const FILE_NAME = /^(\d{4})_([a-z0-9_]+)\.sql$/

/** Reads the numbered SQL files of a folder; numbers must run from 1 without a gap. */
export function readMigrations(folder: string): Migration[] {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  return files.map((file, index) => {
    const match = FILE_NAME.exec(file)
    if (!match) throw new Error(`${file}: a migration is named 0001_words.sql`)
    const number = Number(match[1])
    if (number !== index + 1) throw new Error(`${file}: migration ${index + 1} is missing`)
    const sql = readFileSync(join(folder, file), 'utf8')
    return { number, name: match[2] as string, sql, sha256: createHash('sha256').update(sql).digest('hex') }
  })
}

/**
 * Brings a mirror to the newest schema; each migration is one transaction. Refuses (MirrorError) a file that a newer
 * program wrote (`newer`, fault 44) or whose recorded migrations differ from ours (`edited-migration`), without writing.
 * `keep` is called before the schema of a mirror that has one changes. Returns the numbers that were run.
 */
export function migrate(
  db: MirrorConnection,
  migrations: readonly Migration[],
  keep: () => void = () => {},
): number[] {
  const done = recorded(db)
  const newest = migrations.at(-1)?.number ?? 0
  const last = done.at(-1)?.number ?? 0
  if (last > newest) throw new MirrorError('newer', { fileVersion: last, knownVersion: newest })
  done.forEach((row, index) => {
    if (migrations[index]?.sha256 !== row.sha256)
      throw new MirrorError('edited-migration', { fileVersion: row.number, knownVersion: newest })
  })
  if (last > 0 && last < newest) keep()
  const ran: number[] = []
  for (const migration of migrations.slice(done.length)) {
    run(db, migration)
    ran.push(migration.number)
  }
  return ran
}

function recorded(db: MirrorConnection): { number: number; sha256: string }[] {
  const exists = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'migration'").get()
  if (!exists) return []
  return db
    .prepare<[], { number: number; sha256: string }>('SELECT number, sha256 FROM migration ORDER BY number')
    .all()
}

function run(db: MirrorConnection, migration: Migration): void {
  // A table rebuild would otherwise cascade its children away; SQLite ignores this pragma inside a transaction.
  db.pragma('foreign_keys = OFF')
  try {
    db.transaction(() => {
      db.exec(migration.sql)
      db.exec(
        'CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL) STRICT',
      )
      db.prepare('INSERT INTO migration (number, name, sha256) VALUES (?, ?, ?)').run(
        migration.number,
        migration.name,
        migration.sha256,
      )
      const broken = db.prepare('PRAGMA foreign_key_check').all()
      if (broken.length > 0)
        throw new Error(`migration ${migration.number} leaves ${broken.length} dangling rows`)
    })()
  } finally {
    db.pragma('foreign_keys = ON')
  }
}
