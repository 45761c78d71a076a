import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { asHeldFile, MirrorError } from '../../../db/errors.ts'
import { agencyRef } from '../../../shared/features/session/model.ts'
import { instant } from '../../../shared/lib/dates.ts'
import { type KeyWraps, keyWraps, type SealedBox, sealedBox } from './key-wraps.ts'

/** What stands in clear beside a mirror: what the sign-in page must show before anybody proved who he is. */
const profile = z.object({
  username: z.string(),
  displayName: z.string(),
  agencies: z.array(agencyRef),
  headOffice: z.string(),
  deviceId: z.string(),
  /** What head office's orders to this device are judged by, and the key (PKCS#8 PEM) that signs the receipt: needed before a password. */
  pinned: z.object({ signingKey: z.string(), enrolledAt: instant, receiptKey: z.string() }).optional(),
  /** Head office ended this user or device: offline sign-in is closed until an online one succeeds. */
  blocked: z.enum(['disabled', 'revoked']).nullable(),
})
export type Profile = z.infer<typeof profile>

const keyFile = z.discriminatedUnion('sealed', [
  z.object({ sealed: z.literal(true), blob: z.base64() }),
  z.object({ sealed: z.literal(false), wraps: keyWraps }),
])

/** The system's keyring, as far as main offers one (shared/rpc/shell.ts). */
export type Keyring = {
  /** Null: there is no keyring, the wraps stand without it. */
  seal: (plain: Uint8Array) => Promise<Uint8Array | null>
  /** Null: the keyring is absent, shut or another one. */
  open: (sealed: Uint8Array) => Promise<Uint8Array | null>
}

/** Begins the name of a folder with a mirror that was moved aside. */
const ASIDE = 'set-aside-'

/** Stands in such a folder until what head office does not have was taken over from it; its text says how far that is. */
const UNSALVAGED = 'unsalvaged'
/** The files are on their way here. */
const MOVING = 'moving'
/** The user knows that nothing could be read yet. */
const TOLD = 'told'

/** The secret of the device that a mirror aside belonged to, while nothing could be read of it. */
const DEVICE_SECRET = 'device-secret.json'

/** What is moved aside, in this order: the key goes last, as what it opens would be lost without it. */
const MOVED_ASIDE = ['mirror.db-wal', 'mirror.db-shm', 'mirror.db-before', 'mirror.db', 'files', 'keys.json']

/** Folder of one user's mirror on this device: `mirror.db` encrypted, `keys.json` wrapped, `profile.json` in clear. */
export class MirrorFolder {
  readonly path: string

  constructor(path: string) {
    this.path = path
  }

  get database(): string {
    return join(this.path, 'mirror.db')
  }

  /** Where the sealed files of attachments lie. */
  get files(): string {
    return join(this.path, 'files')
  }

  get lock(): string {
    return join(this.path, 'mirror.lock')
  }

  exists(): boolean {
    return this.hasKeys() && existsSync(join(this.path, 'profile.json'))
  }

  hasKeys(): boolean {
    return existsSync(join(this.path, 'keys.json'))
  }

  hasDatabase(): boolean {
    return existsSync(this.database)
  }

  readProfile(): Profile | null {
    try {
      return profile.parse(JSON.parse(readFileSync(join(this.path, 'profile.json'), 'utf8')))
    } catch {
      // A folder without a readable profile is none of ours; it is left as it is.
      return null
    }
  }

  /** Nothing where it stands so already: a sign-in must not need room on the disk for it. */
  writeProfile(value: Profile): void {
    if (!isDeepStrictEqual(this.readProfile(), value)) this.#write('profile.json', value)
  }

  async writeKeys(wraps: KeyWraps, keyring: Keyring): Promise<void> {
    const sealed = await keyring.seal(Buffer.from(JSON.stringify(wraps)))
    this.#write(
      'keys.json',
      sealed ? { sealed: true, blob: Buffer.from(sealed).toString('base64') } : { sealed: false, wraps },
    )
  }

  /** Whether what lies here can be opened by some keyring at all: it is no cut or foreign file. */
  hasLegibleKeys(): boolean {
    return this.#readKeyFile().success
  }

  #readKeyFile() {
    return keyFile.safeParse(this.#readJson('keys.json'))
  }

  /** The wraps, or null when the file or the keyring does not give them (fault 43). */
  async readKeys(keyring: Keyring): Promise<KeyWraps | null> {
    const file = this.#readKeyFile()
    if (!file.success) return null
    if (!file.data.sealed) return file.data.wraps
    const plain = await keyring.open(Buffer.from(file.data.blob, 'base64'))
    if (!plain) return null
    const wraps = keyWraps.safeParse(jsonOf(Buffer.from(plain).toString('utf8')))
    return wraps.success ? wraps.data : null
  }

  /**
   * Moves the mirror with its files aside (fault 42): nothing is deleted. Returns the name of the folder they went to. Throws MirrorError
   * (in-use) where somebody holds a file for longer (fault 46); what is left to move, `endSettingAside` moves.
   */
  async setAside(now: Date): Promise<string> {
    const aside = new MirrorFolder(join(this.path, `${ASIDE}${now.toISOString().replace(/[:.]/g, '-')}`))
    mkdirSync(aside.path, { mode: 0o700 })
    aside.#markUnsalvaged(MOVING)
    await this.#moveTo(aside)
    return aside.path
  }

  /** Ends what a kill or a held file cut short in `setAside`: before anything else opens this mirror, or makes a new one. */
  async endSettingAside(): Promise<void> {
    for (const aside of this.unsalvaged()) if (aside.#mark() === MOVING) await this.#moveTo(aside)
  }

  async #moveTo(aside: MirrorFolder): Promise<void> {
    for (const name of MOVED_ASIDE)
      if (existsSync(join(this.path, name))) await moveHeld(join(this.path, name), join(aside.path, name))
    aside.#markUnsalvaged('')
  }

  /** Mirrors that were moved aside and of which nothing has been taken over yet, oldest first. */
  unsalvaged(): MirrorFolder[] {
    if (!existsSync(this.path)) return []
    return readdirSync(this.path)
      .filter((name) => name.startsWith(ASIDE) && existsSync(join(this.path, name, UNSALVAGED)))
      .sort()
      .map((name) => new MirrorFolder(join(this.path, name)))
  }

  dropFiles(): void {
    rmSync(this.files, { recursive: true, force: true })
  }

  /** Null where none was kept, or what lies there is none. */
  readDeviceSecret(): SealedBox | null {
    return sealedBox.safeParse(this.#readJson(DEVICE_SECRET)).data ?? null
  }

  /** Head office gives the secret of the device of today alone: the one that opens this mirror is kept until it was taken over. */
  keepDeviceSecret(secret: SealedBox): void {
    this.#write(DEVICE_SECRET, secret)
  }

  /** What could be taken over from this mirror, which was moved aside, has been: all of it, or what was readable. */
  noteSalvaged(): void {
    rmSync(join(this.path, UNSALVAGED), { force: true })
    rmSync(join(this.path, DEVICE_SECRET), { force: true })
  }

  /** Nothing could be read of it for now. Returns whether its user has not been told before. */
  noteUnread(): boolean {
    const isNew = this.#mark() !== TOLD
    if (isNew) this.#markUnsalvaged(TOLD)
    return isNew
  }

  #mark(): string {
    return readFileSync(join(this.path, UNSALVAGED), 'utf8')
  }

  #markUnsalvaged(text: string): void {
    this.#writeWhole(UNSALVAGED, text)
  }

  /**
   * Destroys everything of this mirror: the wrapped keys first, so that a kill in between leaves only noise. The name says what is
   * under way, so that the next start ends it (fault 8). Throws MirrorError (in-use) where somebody holds a file of it.
   */
  async destroy(): Promise<void> {
    if (!existsSync(this.path)) return
    const leaving = `${this.path}${LEAVING}`
    try {
      rmSync(leaving, { recursive: true, force: true })
      await moveHeld(this.path, leaving)
      destroyFolder(leaving)
    } catch (error) {
      throw asHeldFile(error)
    }
  }

  #readJson(name: string): unknown {
    const file = join(this.path, name)
    return existsSync(file) ? jsonOf(readFileSync(file, 'utf8')) : null
  }

  #write(name: string, value: unknown): void {
    this.#writeWhole(name, JSON.stringify(value, null, 2))
  }

  /** Whole or not at all: a kill while writing leaves the old file. */
  #writeWhole(name: string, text: string): void {
    mkdirSync(this.path, { recursive: true, mode: 0o700 })
    const file = join(this.path, name)
    writeFileSync(`${file}.new`, text, { mode: 0o600, flush: true })
    renameSync(`${file}.new`, file)
  }
}

/** A scanner or a backup holds a file for moments. */
const HELD_WAITS_MS = [100, 300, 1000]

/** Throws MirrorError (in-use) where the file is held for longer. */
async function moveHeld(from: string, to: string): Promise<void> {
  for (const wait of [...HELD_WAITS_MS, null]) {
    try {
      return renameSync(from, to)
    } catch (error) {
      const held = asHeldFile(error)
      if (!(held instanceof MirrorError) || wait === null) throw held
      await setTimeout(wait)
    }
  }
}

/**
 * The folder of a user's mirror. Its name is a digest: a user name does not become a folder name of the system. The port does
 * not count: an embedded head office takes a free one at each start.
 */
export function mirrorFolderOf(dataDir: string, headOffice: string, username: string): MirrorFolder {
  const owner = `${new URL(headOffice).hostname}|${username.toLowerCase()}`
  return new MirrorFolder(
    join(dataDir, 'mirrors', createHash('sha256').update(owner).digest('hex').slice(0, 24)),
  )
}

/** Ends the name of a folder that is being destroyed. */
export const LEAVING = '.leaving'

function destroyFolder(path: string): void {
  rmSync(join(path, 'keys.json'), { force: true })
  rmSync(path, { recursive: true, force: true })
}

/** Ends what a kill interrupted: mirrors that were being destroyed. What cannot be deleted is told to `onHeld`, and left for the next start. */
export function destroyLeavings(dataDir: string, onHeld: (error: unknown) => void): void {
  const folder = join(dataDir, 'mirrors')
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder).filter((one) => one.endsWith(LEAVING)))
    try {
      destroyFolder(join(folder, name))
    } catch (error) {
      onHeld(error)
    }
}

/** Null for half a file, or another program's. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The mirrors on this computer that are of a head office; its port does not count. */
export function knownMirrors(dataDir: string, headOffice: string): Profile[] {
  return foldersOf(dataDir, headOffice).flatMap(({ mirror, profile }) => (mirror.exists() ? [profile] : []))
}

/** Whose data lie here, also where there is no more than a mirror that was moved aside. */
export function profilesHere(dataDir: string, headOffice: string): Profile[] {
  return foldersOf(dataDir, headOffice).map(({ profile }) => profile)
}

function foldersOf(dataDir: string, headOffice: string): { mirror: MirrorFolder; profile: Profile }[] {
  const { hostname } = new URL(headOffice)
  const folder = join(dataDir, 'mirrors')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => !name.endsWith(LEAVING))
    .flatMap((name) => {
      const mirror = new MirrorFolder(join(folder, name))
      const known = mirror.readProfile()
      return known && new URL(known.headOffice).hostname === hostname ? [{ mirror, profile: known }] : []
    })
}
