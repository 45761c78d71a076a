// How a session opens: what head office says of who comes, the mirror's key, its file through the write thread, and what is refused.
import { asMirrorError, MirrorError } from '../../../db/errors.ts'
import { openConnection } from '../../../db/open.ts'
import type { MirrorConnection } from '../../../db/types.ts'
import type { LockAfter } from '../../../shared/features/session/contract.ts'
import type { SessionUser } from '../../../shared/features/session/model.ts'
import type { Pins } from '../../../shared/rpc/shell.ts'
import { Refusal } from '../net/failures.ts'
import type { HeadOffice } from '../net/head-office.ts'
import type { Tuning } from '../sync/tuning.ts'
import { FileVault } from '../vault/file-vault.ts'
import { checkLease } from './lease.ts'
import { type Keyring, type MirrorFolder, mirrorFolderOf } from './mirror-folder.ts'
import type { Credentials, MirrorKeys, Unlocked } from './mirror-keys.ts'
import { mirrorRefusal } from './mirror-refusal.ts'
import { askHeadOffice, type OnlineAnswer } from './online.ts'
import { type Salvaged, salvage } from './salvage.ts'
import { SignInError } from './sign-in-error.ts'
import type { LogLevel, OpenedMirror, WriterStart } from './writer-protocol.ts'
import type { Writers } from './writers.ts'

/** A mirror that stands open, and for whom. */
export type Opened = {
  readonly folder: MirrorFolder
  readonly reader: MirrorConnection
  readonly vault: FileVault
  /** Of the mirror. */
  readonly key: Buffer
  readonly user: SessionUser
  readonly mode: 'online' | 'offline'
  readonly lockAfter: LockAfter
  /** What was taken over from a damaged mirror; null for none. */
  readonly salvaged: Salvaged | null
  /** What the opened desk need not wait for; null for nothing. */
  readonly owed: (() => Promise<void>) | null
}

type Surroundings = {
  readonly dataDir: string
  readonly migrationsDir: string
  readonly appVersion: string
  readonly keyring: Keyring
  readonly log: (level: LogLevel, message: string, data: Record<string, string | number>) => void
  readonly headOffice: HeadOffice
  readonly headOfficeUrl: string
  readonly pins: Pins
  readonly keys: MirrorKeys
  readonly writers: Writers
  readonly tuning: Tuning
  readonly now: () => number
  /** Head office was asked, and answered or did not. */
  readonly onAsked: (reachable: boolean) => void
  /** Head office has revoked this mirror's device, and sent this with it. */
  readonly onRevoked: (folder: MirrorFolder, details: unknown) => Promise<void>
  /** Moves a damaged mirror, closed, aside and says where to. */
  readonly setAside: (folder: MirrorFolder) => Promise<string>
}

/** Head office that answers does so sooner. */
const LIKELY_SILENT_MS = 250

export class Opening {
  readonly #with: Surroundings

  constructor(surroundings: Surroundings) {
    this.#with = surroundings
  }

  /**
   * Opens the mirror of this user, online where head office answers, else with the password's own wrap of the key. Throws SignInError;
   * what is open by then stays so, for the caller to close.
   */
  open(credentials: Credentials): Promise<Opened> {
    const folder = mirrorFolderOf(this.#with.dataDir, this.#with.headOfficeUrl, credentials.username)
    return this.#orRefuse(folder, () => this.#open(folder, credentials))
  }

  async #open(folder: MirrorFolder, credentials: Credentials): Promise<Opened> {
    const { keys, keyring, log, writers, now, onAsked } = this.#with
    await folder.endSettingAside()
    // Head office's answer opens the mirror at once; deriving the key of the password is for when it is silent, and begins when that is
    // likely. What head office refuses stays shut all the same.
    const unwrapping = once(() => keys.unwrap(folder, credentials.password))
    const silent = setTimeout(() => void unwrapping().catch(() => {}), LIKELY_SILENT_MS)
    const online = await this.#ask(folder, credentials).finally(() => clearTimeout(silent))
    onAsked(online !== null)
    const unlocked = await keys.unlock(folder, credentials, online, unwrapping)
    const mirror = await this.#openMirror(folder, unlocked, online)
    const user = online?.user ?? mirror.user
    // A first sign-in that was cut short left an empty file: there is nothing to work with yet.
    if (!user) throw new SignInError({ code: 'FIRST_SIGN_IN_NEEDS_NETWORK' })
    if (online)
      await keys.keepEnrolled(folder, credentials, online, unlocked, mirror.deviceId, async (enrolment) =>
        writers.present?.call('enrol', enrolment),
      )
    else checkLease(mirror, now())
    const vault = new FileVault(folder.files, unlocked.key)
    const salvaged = await salvage(folder, {
      keyring,
      password: credentials.password,
      deviceSecret: online?.keySecret ?? null,
      key: unlocked.key,
      vault,
      take: async (found) => writers.present?.call('takeSalvaged', found),
      log,
    })
    const reader = openConnection(folder.database, unlocked.key, 'read')
    return {
      folder,
      reader,
      vault,
      key: unlocked.key,
      user,
      mode: online ? 'online' : 'offline',
      lockAfter: mirror.lockAfter,
      salvaged,
      owed:
        online && !unlocked.enrolment
          ? () => keys.keepPassword(folder, unlocked.key, credentials.password)
          : null,
    }
  }

  /** Asks head office; a user or device that it ended is kept out offline too from then on. */
  async #ask(folder: MirrorFolder, credentials: Credentials): Promise<OnlineAnswer | null> {
    const { headOffice, keys, onRevoked } = this.#with
    const profile = folder.readProfile()
    try {
      return await askHeadOffice(headOffice, credentials, {
        deviceId: profile?.deviceId ?? null,
        canOffline: folder.exists() && folder.hasDatabase(),
      })
    } catch (error) {
      const code = error instanceof SignInError ? error.refusal.code : null
      if (code === 'DEVICE_REVOKED') await onRevoked(folder, detailsOf(error))
      if (code === 'USER_DISABLED') await keys.block(folder, 'disabled')
      throw error
    }
  }

  /** Opens the file through the write thread. */
  #openMirror(
    folder: MirrorFolder,
    { key, enrolment }: Unlocked,
    online: OnlineAnswer | null,
  ): Promise<OpenedMirror> {
    const { headOfficeUrl, pins, appVersion, migrationsDir, tuning, writers } = this.#with
    const writer = writers.take()
    const start: WriterStart = {
      path: folder.database,
      lockPath: folder.lock,
      filesPath: folder.files,
      migrationsDir,
      key,
      headOffice: headOfficeUrl,
      pins,
      appVersion,
      tuning,
      enrolment,
      tokens: enrolment?.tokens ?? online?.tokens ?? null,
      user: online?.user ?? null,
    }
    return writer.call('open', start)
  }

  /** Runs what opens the mirror; a fault of the file or of the disk becomes the refusal that the sign-in page knows (faults 41 to 45). */
  async #orRefuse<T>(folder: MirrorFolder, act: () => Promise<T>): Promise<T> {
    try {
      return await act()
    } catch (error) {
      const fault = asMirrorError(error)
      if (!(fault instanceof MirrorError)) throw error
      throw await mirrorRefusal(fault, () => this.#orRefuse(folder, () => this.#with.setAside(folder)))
    }
  }
}

function once<T>(act: () => Promise<T>): () => Promise<T> {
  let begun: Promise<T> | undefined
  return () => {
    begun ??= act()
    return begun
  }
}

function detailsOf(error: unknown): unknown {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Refusal ? cause.body.details : undefined
}
