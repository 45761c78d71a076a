import { NOTHING_READ, readSalvage, type Salvage } from '../../../db/features/edits/salvage.ts'
import { openConnection } from '../../../db/open.ts'
import { DamagedFile, FileVault } from '../vault/file-vault.ts'
import { unwrapByDevice, unwrapByPassword } from './key-wraps.ts'
import type { Keyring, MirrorFolder } from './mirror-folder.ts'
import type { LogLevel } from './writer-protocol.ts'

/** What came over from a damaged mirror, as its user is told. */
export type Salvaged = {
  /** Of those that wait for head office. */
  readonly edits: number
  readonly drafts: number
  /** Nothing that head office does not have was lost to the damage. */
  readonly whole: boolean
}

type Surroundings = {
  readonly keyring: Keyring
  readonly password: string
  /** Of the device that the damaged mirror belonged to; null without head office. */
  readonly deviceSecret: string | null
  /** Files of the mirror that takes its place. */
  readonly vault: FileVault
  readonly take: (salvage: Salvage) => Promise<unknown>
  readonly log: (level: LogLevel, message: string, data: Record<string, string | number>) => void
}

/**
 * Fault 42: takes over what head office does not have from mirrors of this folder that were moved aside as damaged, each once. What
 * cannot be opened or read stays where it lies, and is logged. Null where there was none.
 */
export async function salvage(folder: MirrorFolder, surroundings: Surroundings): Promise<Salvaged | null> {
  const { take, log } = surroundings
  const taken: Salvage[] = []
  for (const aside of folder.unsalvaged()) {
    const found = await readAside(aside, surroundings)
    await take(found)
    aside.noteSalvaged()
    const { lines, drafts, files, whole } = found
    log(whole ? 'info' : 'warn', 'what was not sent was taken from a damaged mirror', {
      lines: lines.length,
      drafts: drafts.length,
      files: files.length,
      whole: String(whole),
    })
    taken.push(found)
  }
  if (taken.length === 0) return null
  const sum = (count: (found: Salvage) => number) => taken.reduce((all, found) => all + count(found), 0)
  return {
    edits: sum(({ lines }) => lines.filter(({ state }) => state === 'queued').length),
    drafts: sum(({ drafts }) => drafts.length),
    whole: taken.every(({ whole }) => whole),
  }
}

async function readAside(
  aside: MirrorFolder,
  { keyring, password, deviceSecret, vault, log }: Surroundings,
): Promise<Salvage> {
  const wraps = await aside.readKeys(keyring)
  const byDevice = wraps && deviceSecret ? unwrapByDevice(wraps, deviceSecret) : null
  const key = byDevice ?? (wraps && (await unwrapByPassword(wraps, password)))
  if (!key) {
    log('warn', 'a mirror that was moved aside cannot be unlocked', {})
    return NOTHING_READ
  }
  const found = readFile(aside, key, log)
  const old = new FileVault(vault.folder, key)
  const files = []
  for (const file of found.files) if (await sealAnew(old, vault, file.sha256)) files.push(file)
  return { ...found, files, whole: found.whole && files.length === found.files.length }
}

/** Whatever is wrong with the file, it keeps nobody from signing in. */
function readFile(aside: MirrorFolder, key: Uint8Array, log: Surroundings['log']): Salvage {
  try {
    const db = openConnection(aside.database, key, 'read')
    try {
      return readSalvage(db)
    } finally {
      db.close()
    }
  } catch (error) {
    log('warn', 'a mirror that was moved aside cannot be read', { cause: String(error) })
    return NOTHING_READ
  }
}

/** The file lies under the old mirror's key; whether it could be read. */
async function sealAnew(from: FileVault, to: FileVault, sha256: string): Promise<boolean> {
  if (!from.has(sha256)) return false
  const writer = await to.write()
  try {
    for await (const bytes of from.read(sha256)) await writer.add(bytes)
    await writer.finish(sha256)
    return true
  } catch (error) {
    await writer.discard()
    if (error instanceof DamagedFile) return false
    throw error
  }
}
