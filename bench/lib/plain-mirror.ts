import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { migrate, readMigrations } from '../../db/migrate.ts'
import { CONNECTION_PRAGMAS } from '../../db/open.ts'
import { migrationsFolder } from '../../db/testing.ts'
import type { MirrorConnection } from '../../db/types.ts'

/** A mirror like any other but for the encryption: the control of what that costs. Never anything but made-up data goes in. */
export function openPlainMirror(): { db: MirrorConnection; dispose: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'scrivania-plain-'))
  const db: MirrorConnection = new Database(join(folder, 'plain.db'))
  for (const pragma of CONNECTION_PRAGMAS) db.pragma(pragma)
  db.pragma(`cache_size = -${128 * 1024}`)
  migrate(db, readMigrations(migrationsFolder))
  return {
    db,
    dispose: () => {
      db.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
