import { chmodSync, existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { asMirrorError } from './errors.ts'
import type { MirrorConnection } from './types.ts'

/** Every connection has these (architecture.md, The mirror); the snapshot test names each with its reason. */
export const CONNECTION_PRAGMAS = [
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  // A large sort would otherwise write customers' names in plain text to the system's temporary folder.
  'temp_store = MEMORY',
  // A deleted name must not stay readable in a free page.
  'secure_delete = ON',
  'trusted_schema = OFF',
  'cell_size_check = ON',
  // 128 MiB: what a checkpoint or a page of a load brings is committed without it, and laid into the file at rest (CheckpointAtRest).
  'wal_autocheckpoint = 32768',
] as const

const PAGE_CACHE_KIB = { read: 64 * 1024, write: 128 * 1024 }

/** Loads the engine, which takes longer than opening a file with it does: for before somebody waits. */
export function loadEngine(): void {
  new Database(':memory:').close()
}

/**
 * Opens a connection to an encrypted mirror with its raw 32-byte key.
 * Throws MirrorError: `damaged` when the (proven) key does not open the file, `in-use`, `disk-full`.
 */
export function openConnection(path: string, key: Uint8Array, role: 'read' | 'write'): MirrorConnection {
  if (key.length !== 32) throw new RangeError('the mirror key has 32 bytes')
  const isNew = !existsSync(path)
  let db: MirrorConnection | undefined
  try {
    db = new Database(path, { timeout: 5000 })
    if (isNew) chmodSync(path, 0o600)
    db.pragma("cipher = 'chacha20'")
    db.pragma(`key = "raw:${Buffer.from(key).toString('hex')}"`)
    for (const pragma of CONNECTION_PRAGMAS) db.pragma(pragma)
    db.pragma(`cache_size = -${PAGE_CACHE_KIB[role]}`)
    // The first read proves key and header; without it a wrong key would show at some later query.
    db.prepare('SELECT count(*) FROM sqlite_master').get()
    if (role === 'read') db.pragma('query_only = ON')
    return db
  } catch (error) {
    db?.close()
    throw asMirrorError(error)
  }
}
