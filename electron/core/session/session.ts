import { MirrorError } from '../../../db/errors.ts'
import { openConnection } from '../../../db/open.ts'
import type { MirrorConnection } from '../../../db/types.ts'
import type { SessionState } from '../../../shared/features/session/contract.ts'
import type { SessionUser } from '../../../shared/features/session/model.ts'
import type { SyncStatus } from '../../../shared/features/sync/contract.ts'
import { dayInRome, daysBetween, instantOf } from '../../../shared/lib/dates.ts'
import { HeadOffice } from '../net/head-office.ts'
import { ChangeHub, Hub } from './hub.ts'
import {
  type KeyWraps,
  newMirrorKey,
  rewrapPassword,
  unwrapByDevice,
  unwrapByPassword,
  wrapKey,
} from './key-wraps.ts'
import { type Keyring, knownMirrors, type MirrorFolder, mirrorFolderOf } from './mirror-folder.ts'
import { askHeadOffice, type Enrolment, enrolDevice, type OnlineAnswer } from './online.ts'
import { SignInError } from './sign-in-error.ts'
import { WriterLink } from './writer-link.ts'
import type { LogLevel, WriterStart } from './writer-protocol.ts'

/** Thirty days without contact: online sign-in first (architecture.md, The mirror). Data stay. */
const LEASE_DAYS = 30

export type SessionOptions = {
  dataDir: string
  headOffice: string
  appVersion: string
  migrationsDir: string
  keyring: Keyring
  log: (level: LogLevel, message: string, data?: Record<string, string | number>) => void
}

const IDLE: SyncStatus = {
  link: 'offline',
  since: instantOf(Date.now()),
  checkpointAt: null,
  complete: false,
  progress: null,
  problem: null,
}

type Unlocked = { key: Buffer; enrolment: Enrolment | null; online: OnlineAnswer | null }

/** Who is signed in on this desk, and the open mirror: one at a time. */
export class Session {
  readonly options: SessionOptions
  readonly headOffice: HeadOffice
  readonly state: Hub<SessionState>
  readonly syncStatus = new Hub<SyncStatus>(IDLE)
  readonly changes = new ChangeHub()
  #writer: WriterLink | null = null
  #reader: MirrorConnection | null = null
  #folder: MirrorFolder | null = null
  #turn: Promise<unknown> = Promise.resolve()

  constructor(options: SessionOptions) {
    this.options = options
    this.headOffice = new HeadOffice(options.headOffice)
    this.state = new Hub<SessionState>({
      phase: 'signed-out',
      user: null,
      mode: null,
      known: this.#known(),
      headOffice: { url: options.headOffice, reachable: null },
      endedBecause: null,
    })
  }

  /** The reading connection of the open mirror; null while nobody is signed in. */
  get reader(): MirrorConnection | null {
    return this.#reader
  }

  get writer(): WriterLink | null {
    return this.#writer
  }

  setReachable(reachable: boolean): void {
    const { state } = this
    if (state.value.headOffice.reachable === reachable) return
    state.set({ ...state.value, headOffice: { ...state.value.headOffice, reachable } })
  }

  /** Signs in, online where head office answers, else with the password's own wrap of the key. Throws SignInError. */
  signIn(credentials: { username: string; password: string }): Promise<{ mode: 'online' | 'offline' }> {
    return this.#inTurn(async () => {
      await this.#end(null)
      this.#set({ phase: 'opening', endedBecause: null })
      try {
        return await this.#open(credentials)
      } catch (error) {
        await this.#end(null)
        throw error
      }
    })
  }

  signOut(): Promise<void> {
    return this.#inTurn(() => this.#end(null))
  }

  /** Destroys the open mirror on this computer, key first; nothing at head office changes. */
  removeMyData(): Promise<void> {
    return this.#inTurn(async () => {
      const folder = this.#folder
      await this.#end(null)
      folder?.destroy()
      this.#set({ known: this.#known() })
      this.options.log('info', 'mirror removed at the wish of its user')
    })
  }

  /** One act after the other: two windows must not sign in at once. */
  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const next = this.#turn.then(act, act)
    this.#turn = next.catch(() => undefined)
    return next
  }

  async #open(credentials: { username: string; password: string }): Promise<{ mode: 'online' | 'offline' }> {
    const { dataDir, headOffice: url, appVersion, migrationsDir } = this.options
    const folder = mirrorFolderOf(dataDir, url, credentials.username)
    const profile = folder.exists() ? folder.readProfile() : null
    const online = await askHeadOffice(this.headOffice, credentials, profile?.deviceId ?? null)
    this.setReachable(online !== null)
    const unlocked = await this.#unlock(folder, credentials, online)
    const { key, enrolment } = unlocked
    const tokens = enrolment?.tokens ?? online?.tokens ?? null
    const start: WriterStart = {
      path: folder.database,
      lockPath: folder.lock,
      migrationsDir,
      key,
      headOffice: url,
      appVersion,
      enrolment: enrolment && {
        deviceId: enrolment.deviceId,
        privateKey: enrolment.privateKey,
        signingKey: enrolment.signingKey,
      },
      tokens,
      user: online?.user ?? null,
    }
    const opened = await this.#openMirror(folder, start)
    if (!online) this.#checkLease(opened.lastContact)
    const mode = online ? 'online' : 'offline'
    this.#folder = folder
    this.#reader = openConnection(folder.database, key, 'read')
    this.#set({ phase: 'open', user: opened.user, mode, known: this.#known() })
    await this.#writer?.call('startSync', null)
    this.options.log('info', 'signed in', { mode })
    return { mode }
  }

  /** The mirror's key by whichever wrap opens; a fresh key and enrolment where there is no mirror yet. */
  async #unlock(
    folder: MirrorFolder,
    credentials: { username: string; password: string },
    online: OnlineAnswer | null,
  ): Promise<Unlocked> {
    const profile = folder.exists() ? folder.readProfile() : null
    if (!profile) {
      if (!online) throw new SignInError({ code: 'FIRST_SIGN_IN_NEEDS_NETWORK' })
      return this.#enrol(folder, credentials, online)
    }
    if (!online && profile.blocked)
      throw new SignInError({ code: profile.blocked === 'revoked' ? 'DEVICE_REVOKED' : 'USER_DISABLED' })
    const wraps = await folder.readKeys(this.options.keyring)
    if (!wraps) throw new SignInError({ code: 'CANNOT_UNLOCK' })
    const key = await this.#keyFrom(folder, wraps, credentials.password, online)
    if (!online) return { key, enrolment: null, online }
    // Head office does not know this device any more (its database was made anew): the mirror stays, the device enrols again.
    const enrolment = online.keySecret
      ? null
      : await enrolDevice(this.headOffice, online.tokens.accessToken, this.options.appVersion)
    if (enrolment)
      await folder.writeKeys(
        await wrapKey(key, credentials.password, enrolment.keySecret),
        this.options.keyring,
      )
    this.#writeProfile(folder, credentials.username, online.user, enrolment?.deviceId ?? profile.deviceId)
    return { key, enrolment, online }
  }

  async #keyFrom(
    folder: MirrorFolder,
    wraps: KeyWraps,
    password: string,
    online: OnlineAnswer | null,
  ): Promise<Buffer> {
    const byPassword = await unwrapByPassword(wraps, password)
    if (byPassword) return byPassword
    if (!online) throw new SignInError({ code: 'WRONG_PASSWORD' })
    // Head office took this password and the old wrap does not know it: it was changed. The device's own secret opens.
    const byDevice = online.keySecret ? unwrapByDevice(wraps, online.keySecret) : null
    if (!byDevice) throw new SignInError({ code: 'CANNOT_UNLOCK' })
    await folder.writeKeys(await rewrapPassword(wraps, byDevice, password), this.options.keyring)
    return byDevice
  }

  async #enrol(
    folder: MirrorFolder,
    credentials: { username: string; password: string },
    online: OnlineAnswer,
  ): Promise<Unlocked> {
    const enrolment = await enrolDevice(this.headOffice, online.tokens.accessToken, this.options.appVersion)
    const key = newMirrorKey()
    this.#writeProfile(folder, credentials.username, online.user, enrolment.deviceId)
    await folder.writeKeys(
      await wrapKey(key, credentials.password, enrolment.keySecret),
      this.options.keyring,
    )
    return { key, enrolment, online }
  }

  #writeProfile(folder: MirrorFolder, username: string, user: SessionUser, deviceId: string): void {
    const { headOffice } = this.options
    folder.writeProfile({
      username,
      displayName: user.displayName,
      agencies: user.agencies,
      headOffice,
      deviceId,
      blocked: null,
    })
  }

  /** Opens the file through the write thread and says what is wrong with it, in the terms of faults 41 to 45. */
  async #openMirror(
    folder: MirrorFolder,
    start: WriterStart,
  ): Promise<{ user: SessionUser; lastContact: string | null }> {
    const writer = new WriterLink(
      (event) => {
        switch (event.kind) {
          case 'changed':
            return this.changes.add(event.tables)
          case 'status':
            this.setReachable(event.status.link === 'online' || event.status.link === 'syncing')
            return this.syncStatus.set(event.status)
          case 'ended':
            return void this.#inTurn(() => this.#endedByHeadOffice(event.ending))
          case 'log':
            return this.options.log(event.level, event.message, event.data)
        }
      },
      (error) => {
        this.options.log('error', 'the write thread ended', { cause: error.message })
        void this.#inTurn(() => this.#end('core-restarted'))
      },
    )
    this.#writer = writer
    try {
      return await writer.call('open', start)
    } catch (error) {
      if (!(error instanceof MirrorError)) throw error
      switch (error.fault) {
        case 'in-use':
          throw new SignInError({ code: 'MIRROR_IN_USE' }, { cause: error })
        case 'disk-full':
          throw new SignInError({ code: 'DISK_FULL' }, { cause: error })
        case 'damaged':
          throw new SignInError(
            { code: 'MIRROR_DAMAGED', data: { movedTo: folder.setAside(new Date()) } },
            { cause: error },
          )
        case 'newer':
        case 'edited-migration': {
          const { fileVersion = 0, knownVersion = 0 } = error.details
          throw new SignInError(
            { code: 'MIRROR_NEWER', data: { fileVersion, knownVersion } },
            { cause: error },
          )
        }
      }
    }
  }

  #checkLease(lastContact: string | null): void {
    const now = instantOf(Date.now())
    if (lastContact !== null && daysBetween(dayInRome(lastContact), dayInRome(now)) > LEASE_DAYS)
      throw new SignInError({ code: 'LEASE_EXPIRED' })
  }

  async #endedByHeadOffice(ending: 'revoked' | 'disabled'): Promise<void> {
    const profile = this.#folder?.readProfile()
    if (this.#folder && profile) this.#folder.writeProfile({ ...profile, blocked: ending })
    this.options.log('warn', 'head office ended the session', { ending })
    await this.#end(ending)
  }

  async #end(because: SessionState['endedBecause']): Promise<void> {
    this.#reader?.close()
    this.#reader = null
    const writer = this.#writer
    this.#writer = null
    this.#folder = null
    try {
      await writer?.close()
    } catch (error) {
      this.options.log('error', 'the mirror did not close well', {
        cause: error instanceof Error ? error.message : 'unknown',
      })
    }
    this.syncStatus.set({ ...IDLE, since: instantOf(Date.now()) })
    this.#set({ phase: 'signed-out', user: null, mode: null, endedBecause: because, known: this.#known() })
  }

  #known(): SessionState['known'] {
    return knownMirrors(this.options.dataDir)
      .filter((profile) => new URL(profile.headOffice).hostname === this.headOffice.http.origin.hostname)
      .map(({ username, displayName, agencies }) => ({ username, displayName, agencies }))
  }

  #set(change: Partial<SessionState>): void {
    this.state.set({ ...this.state.value, ...change })
  }
}
