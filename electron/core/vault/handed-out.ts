import { randomBytes } from 'node:crypto'
import { createWriteStream, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { withEnding } from '../../../shared/features/attachments/file-name.ts'
import { kindOfMediaType } from '../../../shared/features/attachments/media-type.ts'
import type { Attachment } from '../../../shared/features/attachments/model.ts'
import type { FileVault } from './file-vault.ts'

/** The folder of files that a viewer of the system reads: the one place where they lie in plain, until the session ends. */
export function handedOutFolder(dataDir: string): string {
  return join(dataDir, 'opened')
}

/** Lays a file out in plain for main, in a folder of its own so that its name can stay. Returns its path. */
export async function handOut(dataDir: string, vault: FileVault, file: Attachment): Promise<string> {
  const folder = join(handedOutFolder(dataDir), randomBytes(8).toString('hex'))
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, withEnding(file.name, kindOfMediaType(file.mediaType).ending))
  await pipeline(
    Readable.from(vault.read(file.sha256)),
    createWriteStream(path, { mode: 0o600, flags: 'wx' }),
  )
  return path
}

/**
 * Takes everything back that was laid out: at sign-out, at the lock, and at the next start after a kill. What a viewer holds open cannot
 * be deleted on Windows, and keeps nobody from leaving: it goes the next time. Returns how many files stayed.
 */
export function takeBack(dataDir: string): number {
  const folder = handedOutFolder(dataDir)
  if (!existsSync(folder)) return 0
  const held = readdirSync(folder).filter((name) => !isGone(join(folder, name)))
  return held.length === 0 && !isGone(folder) ? 1 : held.length
}

function isGone(path: string): boolean {
  try {
    rmSync(path, { recursive: true, force: true })
    return true
  } catch {
    // Somebody holds it.
    return false
  }
}
