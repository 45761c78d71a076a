import { asMirrorError, MirrorError, mayPass } from '../../../db/errors.ts'
import { NOTHING_READ, readSalvage, type Salvage } from '../../../db/features/edits/salvage.ts'
import { openConnection } from '../../../db/open.ts'
import { FileVault } from '../vault/file-vault.ts'
import { type KeyWraps, openSecret, sealSecret, unwrapByDevice, unwrapByPassword } from './key-wraps.ts'
import type { Keyring, MirrorFolder } from './mirror-folder.ts'
import type { LogLevel } from './writer-protocol.ts'

/** What came over from a damaged mirror, as its user is told. */
export type Salvaged = {
  /** Of those that wait for head office. */
  readonly edits: number
  readonly drafts: number
  /** Nothing that head office does not have was lost to the damage. */
  readonly whole: boolean
  /** Some could not be opened for now, and comes at another sign-in: written again it would be there twice. Told once. */
  readonly later: boolean
}

type Surroundings = {
  readonly keyring: Keyring
  readonly password: string
  /** Of the device that this computer was before; null without head office. */
  readonly deviceSecret: string | null
  /** Of the mirror that takes its place. */
  readonly key: Uint8Array
  /** Files of the mirror that takes its place. */
  readonly vault: FileVault
  readonly take: (salvage: Salvage) => Promise<unknown>
  readonly log: (level: LogLevel, message: string, data: Record<string, string | number>) => void
}

/**
 * Fault 42: takes over what head office does not have from mirrors of this folder that were moved aside, each once. What cannot be opened
 * for a reason that may pass is tried again at the next sign-in. Null where there is nothing to tell.
 */
export async function salvage(folder: MirrorFolder, surroundings: Surroundings): Promise<Salvaged | null> {
  const told: Salvage[] = []
  let later = false
  for (const aside of folder.unsalvaged()) {
    const found = await takeFrom(aside, surroundings)
    if (found) {
      noteTaken(aside, found, surroundings)
      told.push(found)
    } else {
      keepSecret(aside, surroundings)
      if (noteUnread(aside, surroundings)) later = true
    }
  }
  if (told.length === 0 && !later) return null
  const sum = (count: (found: Salvage) => number) => told.reduce((all, found) => all + count(found), 0)
  return {
    edits: sum(({ lines }) => lines.filter(({ state }) => state === 'queued').length),
    drafts: sum(({ drafts }) => drafts.length),
    whole: told.every(({ whole }) => whole),
    later,
  }
}

/** A file that somebody holds (a backup, a scanner) stays; that its bytes are still there keeps nobody from signing in. */
function noteTaken(aside: MirrorFolder, { whole }: Salvage, { log }: Surroundings): void {
  try {
    // Those that head office did not have are in the new mirror, and the others come again.
    if (whole) aside.dropFiles()
  } catch (error) {
    log('warn', 'files of a mirror that was taken over could not be deleted', { cause: String(error) })
  }
  aside.noteSalvaged()
}

/** From the next sign-in on head office gives the secret of the new device, and a password may have been changed by then. */
function keepSecret(aside: MirrorFolder, { deviceSecret, key, log }: Surroundings): void {
  if (!deviceSecret || aside.readDeviceSecret()) return
  try {
    aside.keepDeviceSecret(sealSecret(deviceSecret, key))
  } catch (error) {
    log('warn', 'the secret of a mirror that was moved aside could not be kept', { cause: String(error) })
  }
}

/** The key of a mirror that was moved aside, by the device's secret of then or by the password; null where neither opens it. */
async function unlockAside(
  aside: MirrorFolder,
  wraps: KeyWraps,
  { deviceSecret, key, password }: Surroundings,
): Promise<Buffer | null> {
  const kept = aside.readDeviceSecret()
  for (const secret of [kept && openSecret(kept, key), deviceSecret]) {
    const byDevice = secret ? unwrapByDevice(wraps, secret) : null
    if (byDevice) return byDevice
  }
  return unwrapByPassword(wraps, password)
}

/** Whether its user has not been told before. A note that cannot be written is told once more. */
function noteUnread(aside: MirrorFolder, { log }: Surroundings): boolean {
  try {
    return aside.noteUnread()
  } catch (error) {
    log('warn', 'that a mirror could not be taken over could not be noted', { cause: String(error) })
    return true
  }
}

/** What was read of a mirror and is in the new one now; null where it may be read another time. Throws MirrorError, as for a full disk. */
async function takeFrom(aside: MirrorFolder, surroundings: Surroundings): Promise<Salvage | null> {
  const { take, log } = surroundings
  try {
    const found = await readAside(aside, surroundings)
    if (!found) return null
    await take(found)
    const { lines, drafts, files, whole } = found
    log(whole ? 'info' : 'warn', 'what was not sent was taken from a damaged mirror', {
      lines: lines.length,
      drafts: drafts.length,
      files: files.length,
      whole: String(whole),
    })
    return found
  } catch (error) {
    if (error instanceof MirrorError) throw error
    // Whatever is wrong with it, it keeps nobody from signing in.
    log('error', 'a mirror that was moved aside could not be taken over', { cause: String(error) })
    return null
  }
}

async function readAside(aside: MirrorFolder, surroundings: Surroundings): Promise<Salvage | null> {
  const { keyring, vault, log } = surroundings
  if (!aside.hasLegibleKeys()) {
    log('warn', 'no key can be read beside a mirror that was moved aside', {})
    return NOTHING_READ
  }
  const wraps = await aside.readKeys(keyring)
  if (!wraps) {
    log('warn', 'the keyring does not give the key of a mirror that was moved aside', {})
    return null
  }
  const key = await unlockAside(aside, wraps, surroundings)
  if (!key || !aside.hasDatabase()) {
    log('warn', 'a mirror that was moved aside has no file, or cannot be unlocked', {})
    return NOTHING_READ
  }
  const found = readFile(aside, key, log)
  if (!found) return null
  const old = new FileVault(aside.files, key)
  const files = []
  for (const file of found.files) if (await sealAnew(old, vault, file.sha256)) files.push(file)
  return { ...found, files, whole: found.whole && files.length === found.files.length }
}

function readFile(aside: MirrorFolder, key: Uint8Array, log: Surroundings['log']): Salvage | null {
  try {
    const db = openConnection(aside.database, key, 'read')
    try {
      return readSalvage(db)
    } finally {
      db.close()
    }
  } catch (error) {
    log('warn', 'a mirror that was moved aside cannot be read', { cause: String(error) })
    return mayPass(error) ? null : NOTHING_READ
  }
}

/** Seals a file of the old mirror under the new one's key; whether it could be read. */
async function sealAnew(from: FileVault, to: FileVault, sha256: string): Promise<boolean> {
  if (!from.has(sha256)) return false
  try {
    const writer = await to.write()
    try {
      for await (const bytes of bytesOf(from, sha256)) await writer.add(bytes)
      await writer.finish(sha256)
      return true
    } catch (error) {
      await writer.discard()
      throw error
    }
  } catch (error) {
    if (error instanceof UnreadFile) return false
    throw asMirrorError(error)
  }
}

/** A file of the old mirror that is damaged, or that the disk does not give. */
class UnreadFile extends Error {
  override readonly name = 'UnreadFile'
}

async function* bytesOf(vault: FileVault, sha256: string): AsyncGenerator<Buffer> {
  try {
    yield* vault.read(sha256)
  } catch (cause) {
    throw new UnreadFile('a file of the old mirror cannot be read', { cause })
  }
}
