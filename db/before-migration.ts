import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import type { MirrorConnection } from './types.ts'

/** Ends the name of a mirror as it was before its schema changed. */
const BEFORE = '-before'
const UNFINISHED = '.part'
/** SQLite's own, beside a copy that a kill cut short. */
const JOURNAL = '-journal'

/**
 * Keeps a mirror as it is, under the same key, beside it: its schema is about to change (fault 6). What an earlier change kept that was
 * cut short stays, being the last that a program worked with. Throws SQLite's and the system's errors, among them that of a full disk;
 * nothing has changed then.
 */
export function keepBefore(db: MirrorConnection, path: string): void {
  const kept = `${path}${BEFORE}`
  if (existsSync(kept)) return
  const unfinished = `${kept}${UNFINISHED}`
  dropUnfinished(path)
  try {
    db.prepare('VACUUM INTO ?').run(unfinished)
    flush(unfinished)
  } catch (error) {
    dropUnfinished(path)
    throw error
  }
  renameSync(unfinished, kept)
}

function flush(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** The desk stands on the new schema: what was before it goes, and with it what may leave this user's scope from now on. */
export function dropBefore(path: string): void {
  rmSync(`${path}${BEFORE}`, { force: true })
  dropUnfinished(path)
}

function dropUnfinished(path: string): void {
  const unfinished = `${path}${BEFORE}${UNFINISHED}`
  for (const name of [unfinished, `${unfinished}${JOURNAL}`]) rmSync(name, { force: true })
}
