import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openConnection } from '../../db/open.ts'
import { readCursor } from '../../db/sync/cursors.ts'
import { migrationsFolder } from '../../db/testing.ts'
import type { MirrorConnection } from '../../db/types.ts'
import { keyWraps, unwrapByPassword } from '../../electron/core/session/key-wraps.ts'
import { type Keyring, mirrorFolderOf } from '../../electron/core/session/mirror-folder.ts'
import { Session } from '../../electron/core/session/session.ts'
import { SignInError, type SignInRefusal } from '../../electron/core/session/sign-in-error.ts'
import type { Tuning } from '../../electron/core/sync/tuning.ts'
import type { SignedIn } from '../../shared/features/session/contract.ts'
import type { SyncStatus } from '../../shared/features/sync/contract.ts'
import { TEST_PASSWORD } from './head-office.ts'

/** No keyring: the wraps stand in keys.json without it. */
export const NO_KEYRING: Keyring = { seal: async () => null, open: async () => null }

export type DeskOptions = {
  readonly headOfficeUrl: string
  readonly username: string
  readonly password?: string
  /** A folder of its own unless given; one that is given is not deleted at the end. */
  readonly dataDir?: string
  readonly keyring?: Keyring
  readonly tuning?: Partial<Tuning>
  /** Those of the program unless given. */
  readonly migrationsDir?: string
  readonly onLog?: (line: LogLine) => void
}

export type LogLine = { level: string; message: string; data: Record<string, string | number> }

/** One desk: core's session in this process, on a data folder, as the program runs it. */
export class Desk {
  readonly session: Session
  readonly dataDir: string
  readonly username: string
  readonly password: string
  readonly logged: LogLine[] = []
  readonly #headOfficeUrl: string
  readonly #ownsFolder: boolean

  constructor(options: DeskOptions) {
    this.dataDir = options.dataDir ?? newDataDir()
    this.#ownsFolder = options.dataDir === undefined
    this.username = options.username
    this.password = options.password ?? TEST_PASSWORD
    this.#headOfficeUrl = options.headOfficeUrl
    this.session = new Session({
      dataDir: this.dataDir,
      headOffice: options.headOfficeUrl,
      appVersion: '0.1.0',
      migrationsDir: options.migrationsDir ?? migrationsFolder,
      keyring: options.keyring ?? NO_KEYRING,
      log: (level, message, data = {}) => {
        this.logged.push({ level, message, data })
        options.onLog?.({ level, message, data })
      },
      tuning: { backoffMs: 100, ...options.tuning },
    })
  }

  signIn(more: { username?: string; password?: string } = {}): Promise<SignedIn> {
    return this.session.signIn({ username: this.username, password: this.password, ...more })
  }

  /** Signs in and says with which refusal that ended; null when it worked. */
  async refusal(more: { username?: string; password?: string } = {}): Promise<SignInRefusal | null> {
    try {
      await this.signIn(more)
      return null
    } catch (error) {
      if (error instanceof SignInError) return error.refusal
      throw error
    }
  }

  get status(): SyncStatus {
    return this.session.syncStatus.value
  }

  /** The reading connection of the open mirror. */
  get reader(): MirrorConnection {
    const { reader } = this.session
    if (!reader) throw new Error('nobody is signed in')
    return reader
  }

  get folder() {
    return mirrorFolderOf(this.dataDir, this.#headOfficeUrl, this.username)
  }

  /** The mirror's key, taken from keys.json with the password as whoever knows both could. */
  async key(password = this.password): Promise<Buffer> {
    const file = JSON.parse(readFileSync(join(this.folder.path, 'keys.json'), 'utf8'))
    const key = await unwrapByPassword(keyWraps.parse(file.wraps), password)
    if (!key) throw new Error('the password does not open the wraps')
    return key
  }

  /** A connection of the test's own to the encrypted file. */
  async openFile(): Promise<MirrorConnection> {
    return openConnection(this.folder.database, await this.key(), 'read')
  }

  async until(what: string, holds: (status: SyncStatus) => boolean, milliseconds = 20_000): Promise<void> {
    await waitFor(
      () => holds(this.status),
      milliseconds,
      () => `${what}: ${JSON.stringify(this.status)}`,
    )
  }

  /** Signed in, all loaded, live stream open. The file is asked too: the sign may be a tenth of a second late. */
  untilOnline(milliseconds?: number): Promise<void> {
    return this.until(
      'online',
      ({ link, complete }) => link === 'online' && complete && this.#loaded(),
      milliseconds,
    )
  }

  #loaded(): boolean {
    const { reader } = this.session
    return reader?.prepare('SELECT 1 FROM load_state').get() === undefined
  }

  /** Until the mirror stands at this version of a feed or a later one. */
  async untilAt(feed: number, ver: number, milliseconds = 20_000): Promise<void> {
    const at = () => (this.session.reader ? (readCursor(this.reader, feed)?.ver ?? -1) : -1)
    await waitFor(
      () => at() >= ver && this.status.complete && this.#loaded(),
      milliseconds,
      () => `feed ${feed} at ${at()}, not ${ver}: ${JSON.stringify(this.status)}`,
    )
  }

  async close(): Promise<void> {
    await this.session.signOut()
    if (this.#ownsFolder) rmSync(this.dataDir, { recursive: true, force: true })
  }
}

export function newDataDir(): string {
  return mkdtempSync(join(tmpdir(), 'scrivania-desk-'))
}

/** A desk whose user is signed in and whose first sync is complete. */
export async function startDesk(options: DeskOptions): Promise<Desk> {
  const desk = new Desk(options)
  try {
    await desk.signIn()
    await desk.untilOnline()
    return desk
  } catch (error) {
    await desk.close()
    throw error
  }
}

export async function waitFor(
  holds: () => boolean | Promise<boolean>,
  milliseconds: number,
  what: () => string,
): Promise<void> {
  const until = performance.now() + milliseconds
  while (!(await holds())) {
    if (performance.now() > until) throw new Error(`not within ${milliseconds} ms: ${what()}`)
    await sleep(20)
  }
}
