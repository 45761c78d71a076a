import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { migrate, readMigrations } from './migrate.ts'
import { openConnection } from './open.ts'
import type { MirrorConnection } from './types.ts'

export const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url))

export type TestMirror = {
  folder: string
  path: string
  key: Buffer
  db: MirrorConnection
  dispose: () => void
}

/** A real encrypted mirror at the newest schema in a folder of its own, for tests and benchmarks. */
export function openTestMirror(): TestMirror {
  const folder = mkdtempSync(join(tmpdir(), 'scrivania-mirror-'))
  const path = join(folder, 'mirror.db')
  const key = randomBytes(32)
  const db = openConnection(path, key, 'write')
  migrate(db, readMigrations(migrationsFolder))
  return {
    folder,
    path,
    key,
    db,
    dispose: () => {
      db.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
