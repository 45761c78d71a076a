import { truncateSync } from 'node:fs'
import Database from 'better-sqlite3'
import { asMirrorError, MirrorError } from './errors.ts'

/**
 * Refuses a second process on the same mirror (fault 45). The lock is an exclusive transaction on a side file:
 * the system frees it at once when the process is killed, so no stale lock can stand in the way. Throws MirrorError: `in-use`,
 * `disk-full`.
 */
export function lockMirror(path: string): { release: () => void } {
  const db = heldOrHealed(path)
  return {
    release: () => {
      db.exec('ROLLBACK')
      db.close()
    },
  }
}

function heldOrHealed(path: string): Database.Database {
  try {
    return held(path)
  } catch (error) {
    if (!(error instanceof MirrorError) || error.fault !== 'damaged') throw error
    // Somebody's lock would have been met before the bytes: nobody holds it, and it holds nothing.
    truncateSync(path)
    return held(path)
  }
}

function held(path: string): Database.Database {
  const db = new Database(path, { timeout: 300 })
  try {
    // Nothing is ever written here, and a journal on the disk would want room that a full one has not.
    db.pragma('journal_mode = MEMORY')
    db.exec('BEGIN EXCLUSIVE')
    return db
  } catch (error) {
    db.close()
    throw asMirrorError(error)
  }
}
