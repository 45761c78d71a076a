import Database from 'better-sqlite3'
import { MirrorError } from './errors.ts'

/**
 * Refuses a second process on the same mirror (fault 45). The lock is an exclusive transaction on a side file:
 * the system frees it at once when the process is killed, so no stale lock can stand in the way.
 */
export function lockMirror(path: string): { release: () => void } {
  const db = new Database(path, { timeout: 300 })
  try {
    db.pragma('journal_mode = DELETE')
    db.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    db.close()
    throw new MirrorError('in-use', {}, { cause: error })
  }
  return {
    release: () => {
      db.exec('ROLLBACK')
      db.close()
    },
  }
}
