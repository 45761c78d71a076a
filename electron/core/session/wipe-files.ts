import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { wipeReceipt } from '../../../shared/features/session/wipe.ts'
import { jsonOf, LEAVING } from './mirror-folder.ts'

/**
 * A wipe as it stands on the disk: begun before the first file goes, so that a kill in the middle is ended at the next start, and kept
 * afterwards as the receipt that is owed and as the nonce that is spent.
 */
const wipeRecord = z.object({
  state: z.enum(['begun', 'wiped', 'delivered']),
  /** Name of the mirror's folder under `mirrors`. */
  folder: z.string().regex(/^[0-9a-f]{24}$/),
  receipt: wipeReceipt,
})
export type WipeRecord = z.infer<typeof wipeRecord>

function recordsFolder(dataDir: string): string {
  return join(dataDir, 'wipes')
}

/** Every wipe that this computer was ever ordered, and obeyed. A file that is none is passed over: it must not keep core from starting. */
export function readWipeRecords(dataDir: string): WipeRecord[] {
  const folder = recordsFolder(dataDir)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => wipeRecord.safeParse(jsonOf(readFileSync(join(folder, name), 'utf8'))).data ?? [])
}

/** Writes a record so that it stands after a power cut. */
export function writeWipeRecord(dataDir: string, record: WipeRecord): void {
  const folder = recordsFolder(dataDir)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, `${record.receipt.nonce}.json`)
  writeFileSync(`${file}.new`, JSON.stringify(record), { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
  syncFolder(folder)
}

/** Destroys what lies in a mirror's folder, step by step: the wrapped keys, then the mirror, then everything else. May be called again. */
export function destroyMirrorFiles(dataDir: string, record: WipeRecord): void {
  const folder = join(dataDir, 'mirrors', record.folder)
  const leaving = `${folder}${LEAVING}`
  for (const place of [folder, leaving]) destroyKeys(place)
  if (existsSync(folder)) {
    destroyAll(leaving)
    renameSync(folder, leaving)
    syncFolder(dirname(folder))
  }
  for (const name of ['mirror.db-wal', 'mirror.db', 'mirror.db-shm']) destroyFile(join(leaving, name))
  destroyAll(leaving)
  syncFolder(dirname(folder))
  writeWipeRecord(dataDir, { ...record, state: 'wiped' })
}

/** Without them the mirror is noise: written over, so that not even a disk that keeps deleted names gives them back. */
function destroyKeys(folder: string): void {
  const file = join(folder, 'keys.json')
  if (!existsSync(file)) return
  writeFileSync(file, randomBytes(statSync(file).size), { flag: 'r+', flush: true })
  unlinkSync(file)
  syncFolder(folder)
  for (const other of readdirSync(folder)) if (/^keys\.json/.test(other)) destroyFile(join(folder, other))
}

function destroyFile(file: string): void {
  if (existsSync(file)) unlinkSync(file)
}

/** File by file, the folders last; a link is removed, never followed. */
function destroyAll(folder: string): void {
  if (!existsSync(folder)) return
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (!entry.isDirectory()) unlinkSync(path)
    else {
      destroyKeys(path)
      destroyAll(path)
    }
  }
  rmdirSync(folder)
}

/** A deleted or new name must outlive a power cut. Windows keeps names itself and opens no folders. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32' || !existsSync(folder)) return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Whether a mirror lies where the one of the record lay: its user has signed in again since. */
export function holdsMirror(dataDir: string, record: WipeRecord): boolean {
  return existsSync(join(dataDir, 'mirrors', record.folder))
}

/** The name of a mirror's folder, as a record names it. */
export function folderName(path: string): string {
  return basename(path)
}
