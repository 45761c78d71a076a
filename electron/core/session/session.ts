import { loadEngine } from '../../../db/open.ts'
import type { MirrorConnection } from '../../../db/types.ts'
import type {
  HeadOfficeProblem,
  LockAfter,
  SessionState,
  SignedIn,
} from '../../../shared/features/session/contract.ts'
import type { SyncStatus } from '../../../shared/features/sync/contract.ts'
import { assertNever } from '../../../shared/lib/assert-never.ts'
import type { Pins } from '../../../shared/rpc/shell.ts'
import { HeadOffice } from '../net/head-office.ts'
import { HttpClient } from '../net/http.ts'
import type { Ending } from '../sync/endings.ts'
import { idleStatus, isUp } from '../sync/status.ts'
import { TUNING, type Tuning } from '../sync/tuning.ts'
import type { FileVault } from '../vault/file-vault.ts'
import { takeBack } from '../vault/handed-out.ts'
import { ChangeHub, Hub } from './hub.ts'
import {
  destroyLeavings,
  type Keyring,
  knownMirrors,
  type MirrorFolder,
  mirrorFolderOf,
  profilesHere,
} from './mirror-folder.ts'
import { type Credentials, MirrorKeys } from './mirror-keys.ts'
import { Opening } from './opening.ts'
import { Owed } from './owed.ts'
import { UnlockGate } from './unlock-gate.ts'
import { orderInDetails, type SentOrder } from './wipe-order.ts'
import { Wipes } from './wipes.ts'
import type { WriterLink } from './writer-link.ts'
import type { LogLevel } from './writer-protocol.ts'
import { type PresentEvent, Writers } from './writers.ts'

export type SessionOptions = {
  dataDir: string
  headOffice: string
  /** Of head office's keys; none for any that somebody vouches for. */
  pins?: Pins
  appVersion: string
  migrationsDir: string
  keyring: Keyring
  log: (level: LogLevel, message: string, data?: Record<string, string | number>) => void
  /** For tests. */
  tuning?: Partial<Tuning>
}

/** Who is signed in on this desk, and the open mirror: one at a time. */
export class Session {
  readonly options: SessionOptions
  readonly headOffice: HeadOffice
  readonly state: Hub<SessionState>
  readonly syncStatus = new Hub<SyncStatus>(idleStatus())
  readonly changes = new ChangeHub()
  #reader: MirrorConnection | null = null
  #folder: MirrorFolder | null = null
  #vault: FileVault | null = null
  #key: Buffer | null = null
  /** What came of the order that a refused sign-in brought. */
  #revokedAs: 'wiped' | 'order-refused' | null = null
  #turn: Promise<unknown> = Promise.resolve()
  readonly #writers: Writers
  readonly #wipes: Wipes
  readonly #gate = new UnlockGate()
  readonly #keys: MirrorKeys
  readonly #opening: Opening
  readonly #tuning: Tuning
  /** What the opened desk need not wait for. */
  readonly #owed = new Owed(OWED_AFTER_MS, (error) =>
    this.options.log('error', 'the password was not kept', { cause: String(error) }),
  )

  constructor(options: SessionOptions) {
    this.options = options
    this.#tuning = { ...TUNING, ...options.tuning }
    this.headOffice = new HeadOffice(options.headOffice, new HttpClient(options.headOffice, options.pins))
    this.#keys = new MirrorKeys(this.headOffice, { ...options, now: () => this.#now() })
    this.#wipes = new Wipes({
      dataDir: options.dataDir,
      headOffice: this.headOffice,
      appVersion: options.appVersion,
      log: options.log,
      backoffMs: this.#tuning.backoffMs,
    })
    this.#writers = new Writers({
      onEvent: (event, isPresent) => this.#heard(event, isPresent),
      onLog: ({ level, message, data }) => options.log(level, message, data),
      onCrash: (error, isPresent) => {
        options.log('error', 'the write thread ended', { cause: error.message })
        void this.#follow(async () => {
          if (isPresent()) await this.#end('core-restarted')
        })
      },
    })
    this.#opening = new Opening({
      ...options,
      headOffice: this.headOffice,
      headOfficeUrl: options.headOffice,
      pins: options.pins ?? [],
      keys: this.#keys,
      writers: this.#writers,
      tuning: this.#tuning,
      now: () => this.#now(),
      onAsked: (reachable) => this.setReachable(reachable),
      onRevoked: async (folder, details) => {
        this.#revokedAs = await this.#revoked(folder, details)
      },
      setAside: (folder) => this.#setAside(folder, null),
    })
    const wiped = this.#wipes.resume()
    destroyLeavings(options.dataDir, (error) =>
      options.log('error', 'a mirror that was removed could not be deleted whole', { cause: String(error) }),
    )
    this.#takeBack()
    this.state = new Hub<SessionState>({
      phase: 'signed-out',
      adapting: false,
      user: null,
      mode: null,
      known: this.#known(),
      headOffice: { url: options.headOffice, reachable: null, problem: null },
      locked: false,
      lockAfter: null,
      endedBecause: wiped ? 'wiped' : null,
    })
  }

  /** Asks for orders to devices whose mirrors lie here and are not open, and delivers the receipts that are owed. */
  async askForOrders(): Promise<void> {
    void this.#wipes.deliver()
    for (const { username, deviceId } of profilesHere(this.options.dataDir, this.options.headOffice)) {
      const folder = mirrorFolderOf(this.options.dataDir, this.options.headOffice, username)
      const sent = deviceId === '' ? null : await this.#wipes.ask(deviceId)
      if (sent)
        await this.#follow(async () => {
          // The open mirror hears of it by its own sync, which is closed before anything is destroyed.
          if (this.#folder?.path === folder.path || folder.readProfile()?.deviceId !== deviceId) return
          const because = this.#obey(folder, sent)
          if (this.state.value.phase === 'signed-out') this.#set({ endedBecause: because })
          this.#set({ known: this.#known() })
        })
    }
  }

  /** The reading connection of the open mirror; null while nobody is signed in. */
  get reader(): MirrorConnection | null {
    return this.#reader
  }

  /** The sealed files of the open mirror. */
  get vault(): FileVault | null {
    return this.#vault
  }

  get writer(): WriterLink | null {
    return this.#writers.present
  }

  /** Starts the write thread ahead of the sign-in that will need it: it loads while a password is typed. */
  warm(): void {
    loadEngine()
    this.#writers.warm()
  }

  /** `problem` says why not, where there is more to say than that nobody answers; left out, what was known stands. */
  setReachable(reachable: boolean, problem?: HeadOfficeProblem | null): void {
    const { headOffice } = this.state.value
    const next = reachable ? null : problem === undefined ? headOffice.problem : problem
    if (headOffice.reachable === reachable && headOffice.problem === next) return
    this.#set({ headOffice: { ...headOffice, reachable, problem: next } })
  }

  /** Signs in, online where head office answers, else with the password's own wrap of the key. Throws SignInError. */
  signIn(credentials: Credentials): Promise<SignedIn> {
    return this.#inTurn(async () => {
      await this.#end(null)
      this.#set({ phase: 'opening', endedBecause: null })
      try {
        return await this.#open(credentials)
      } catch (error) {
        await this.#end(this.#revokedAs)
        this.#revokedAs = null
        await this.#writers.endSpare()
        throw error
      }
    })
  }

  signOut(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#end(null)
      await this.#writers.endSpare()
    })
  }

  /** Shuts the desk: whoever has no password sees nothing of it and asks nothing of core. */
  lock(): void {
    if (this.state.value.phase !== 'open' || this.state.value.locked) return
    this.#takeBack()
    this.#set({ locked: true })
    this.options.log('info', 'locked')
  }

  /** Opens what `lock` shut. Throws SignInError: WRONG_PASSWORD, TOO_MANY_TRIES, CANNOT_UNLOCK. */
  async unlock(password: string): Promise<void> {
    const folder = this.#folder
    if (!folder || !this.state.value.locked) return
    await this.#owed.settle()
    await this.#gate.try(async () => {
      const found = await this.#keys.unwrap(folder, password)
      return found && found.byPassword !== null
    })
    if (folder !== this.#folder) return
    this.#set({ locked: false })
    this.options.log('info', 'unlocked')
  }

  /** After how many minutes without input this user's desk locks itself; null never. */
  async setLockAfter(minutes: LockAfter): Promise<void> {
    await this.writer?.call('setLockAfter', { minutes })
    this.#set({ lockAfter: minutes })
  }

  /** Destroys the open mirror on this computer, key first; nothing at head office changes. Throws MirrorError (in-use). */
  removeMyData(): Promise<void> {
    return this.#inTurn(async () => {
      const folder = this.#folder
      await this.#owed.drop()
      await this.#end(null)
      await folder?.destroy().finally(() => this.#set({ known: this.#known() }))
      this.options.log('info', 'mirror removed at the wish of its user')
    })
  }

  /** One act after the other: two windows must not sign in at once. */
  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const next = this.#turn.then(act, act)
    this.#turn = next.catch(() => undefined)
    return next
  }

  /** In its turn what follows from something heard; nobody waits for it, so that what goes wrong is only written down. Never rejects. */
  #follow(act: () => Promise<void>): Promise<void> {
    return this.#inTurn(act).catch((error) =>
      this.options.log('error', 'what had to follow could not be done', { cause: String(error) }),
    )
  }

  #takeBack(): void {
    const held = takeBack(this.options.dataDir)
    if (held > 0) this.options.log('warn', 'files that a viewer holds open could not be deleted', { held })
  }

  async #open(credentials: Credentials): Promise<SignedIn> {
    this.warm()
    const { folder, reader, vault, key, user, mode, lockAfter, salvaged, owed } =
      await this.#opening.open(credentials)
    this.#folder = folder
    this.#reader = reader
    this.#vault = vault
    this.#key = key
    this.#gate.forgive()
    if (mode === 'offline') this.syncStatus.set({ ...idleStatus(), link: 'offline' })
    this.#set({ phase: 'open', adapting: false, user, mode, known: this.#known(), lockAfter })
    if (owed) this.#owed.put(owed)
    await this.writer?.call('startSync', null)
    this.options.log('info', 'signed in', { mode })
    return { mode, ...(salvaged ? { salvaged } : {}) }
  }

  /** Head office has revoked this device: its order, where one came or can be had, is judged; without a good one the mirror is only shut. */
  async #revoked(folder: MirrorFolder, details: unknown): Promise<'wiped' | 'order-refused' | null> {
    const deviceId = folder.readProfile()?.deviceId
    const sent = orderInDetails(details) ?? (deviceId ? await this.#wipes.ask(deviceId) : null)
    const because = sent && this.#obey(folder, sent)
    if (because !== 'wiped') await this.#keys.block(folder, 'revoked')
    return because
  }

  #obey(folder: MirrorFolder, sent: SentOrder): 'wiped' | 'order-refused' {
    return this.#wipes.obey(folder, sent) === 'obey' ? 'wiped' : 'order-refused'
  }

  /** What the writer of the open mirror says. */
  #heard(event: PresentEvent, isPresent: () => boolean): void {
    switch (event.kind) {
      case 'changed':
        this.changes.add(event.tables)
        break
      case 'status':
        if (event.status.link !== 'connecting') this.setReachable(isUp(event.status.link))
        this.syncStatus.set(event.status)
        break
      case 'adapting':
        this.#set({ adapting: true })
        this.options.log('info', 'the mirror is of an older program and is adapted')
        break
      case 'ended':
        void this.#follow(async () => {
          if (isPresent()) await this.#endedBy(event.ending, event.details)
        })
        break
      case 'renewed':
        void this.#follow(async () => {
          if (isPresent() && this.#folder && this.#key)
            await this.#keys.renewed(this.#folder, this.#key, event.enrolment)
        })
        break
      default:
        assertNever(event)
    }
  }

  /** Fault 42: nobody holds the file open any more when it is moved. */
  async #setAside(folder: MirrorFolder, because: 'mirror-damaged' | null): Promise<string> {
    await this.#end(because)
    const movedTo = await folder.setAside(new Date(this.#now()))
    this.#set({ known: this.#known() })
    this.options.log('error', 'a damaged mirror was moved aside')
    return movedTo
  }

  /** Somebody met a page that cannot be read: the session ends, the file is moved aside, the next online sign-in rebuilds. */
  mirrorDamaged(): Promise<void> {
    const reader = this.#reader
    return this.#follow(async () => {
      if (reader && reader === this.#reader) await this.#endedBy('damaged')
    })
  }

  #now(): number {
    return Date.now() + this.#tuning.clockErrorMs
  }

  async #endedBy(ending: Ending, details?: Readonly<Record<string, string | number>>): Promise<void> {
    const folder = this.#folder
    // Whoever is shut out keeps no password that opens.
    await this.#owed.drop()
    this.options.log('warn', 'the session ended', { ending })
    if (!folder) return this.#end(ending === 'damaged' ? 'mirror-damaged' : ending)
    if (ending === 'damaged') {
      try {
        await this.#setAside(folder, 'mirror-damaged')
      } catch (error) {
        // The next sign-in meets the damage, or moves what is left, and says so.
        this.options.log('error', 'a damaged mirror could not be moved aside', { cause: String(error) })
      }
      return
    }
    if (ending === 'disabled') {
      await this.#keys.block(folder, ending)
      return this.#end(ending)
    }
    // Closed first: nothing may write while it is destroyed.
    await this.#end(ending)
    const because = await this.#revoked(folder, details)
    this.#set({ known: this.#known(), ...(because ? { endedBecause: because } : {}) })
  }

  async #end(because: SessionState['endedBecause']): Promise<void> {
    await this.#owed.settle()
    this.#reader?.close()
    this.#reader = null
    this.#folder = null
    const vault = this.#vault
    this.#vault = null
    this.#key = null
    await vault?.close().catch((error) => {
      this.options.log('warn', 'a file that was half taken in could not be dropped', { cause: String(error) })
    })
    this.#takeBack()
    try {
      await this.#writers.closePresent()
    } catch (error) {
      this.options.log('error', 'the mirror did not close well', {
        cause: error instanceof Error ? error.message : 'unknown',
      })
    }
    this.syncStatus.set(idleStatus())
    this.#set({
      phase: 'signed-out',
      adapting: false,
      user: null,
      mode: null,
      locked: false,
      endedBecause: because,
      known: this.#known(),
    })
  }

  #known(): SessionState['known'] {
    return knownMirrors(this.options.dataDir, this.options.headOffice).map(
      ({ username, displayName, agencies }) => ({
        username,
        displayName,
        agencies,
      }),
    )
  }

  #set(change: Partial<SessionState>): void {
    this.state.set({ ...this.state.value, ...change })
  }
}

/** By then the desk stands. */
const OWED_AFTER_MS = 3000
