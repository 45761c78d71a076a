import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ClientBase } from 'pg'
import { ConsoleError } from './console-error.ts'

/** A database that this program must not touch: the reason is meant for the person at the console. */
export class MigrationRefused extends ConsoleError {}

export type Migration = {
  readonly number: number
  readonly name: string
  readonly sql: string
  readonly sha256: string
}

const FOLDER = join(import.meta.dirname, 'migrations')
/** Any number, the same in every server process: two that start at once migrate one after the other. */
const ADVISORY_LOCK = 7_402_617

/** Reads the numbered SQL files; refuses a gap or a number given twice. */
export function readMigrations(folder: string = FOLDER): Migration[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'))
  const migrations = files.toSorted().map((file): Migration => {
    const match = /^(\d{4})_([a-z0-9_]+)\.sql$/.exec(file)
    if (!match) throw new MigrationRefused(`${file} is not named like 0001_what_it_does.sql`)
    // Line ends as git may have changed them do not make another migration.
    const sql = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n')
    const sha256 = createHash('sha256').update(sql).digest('hex')
    return { number: Number(match[1]), name: match[2] ?? '', sql, sha256 }
  })
  migrations.forEach((migration, index) => {
    if (migration.number !== index + 1)
      throw new MigrationRefused(`migration ${index + 1} is missing or stands twice`)
  })
  return migrations
}

/**
 * Brings the database to this program's schema, each file in its own transaction. Refuses a database whose past is
 * not these files: an edited one, a missing one, or one of a newer program. Returns how many were applied.
 */
export async function migrate(
  client: ClientBase,
  migrations: readonly Migration[] = readMigrations(),
): Promise<number> {
  await client.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK])
  try {
    await client.query(
      `CREATE TABLE IF NOT EXISTS migration (
        number int PRIMARY KEY, name text NOT NULL, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now()
      )`,
    )
    const { rows } = await client.query<{ number: number; sha256: string }>(
      'SELECT number, sha256 FROM migration ORDER BY number',
    )
    checkPast(rows, migrations)
    const open = migrations.slice(rows.length)
    for (const migration of open) await apply(client, migration)
    return open.length
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [ADVISORY_LOCK])
  }
}

function checkPast(
  past: readonly { number: number; sha256: string }[],
  migrations: readonly Migration[],
): void {
  past.forEach(({ number, sha256 }, index) => {
    if (number !== index + 1) throw new MigrationRefused(`the database lacks migration ${index + 1}`)
    const known = migrations[index]
    if (!known)
      throw new MigrationRefused(
        `the database is newer than this program: it has migration ${number}, the program knows ${migrations.length}`,
      )
    if (known.sha256 !== sha256)
      throw new MigrationRefused(`migration ${number} (${known.name}) is not the one that made this database`)
  })
}

async function apply(client: ClientBase, { number, name, sql, sha256 }: Migration): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query(sql)
    await client.query('INSERT INTO migration (number, name, sha256) VALUES ($1, $2, $3)', [
      number,
      name,
      sha256,
    ])
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw new Error(`migration ${number} (${name}) failed`, { cause: error })
  }
}
