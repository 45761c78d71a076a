import { setTimeout } from 'node:timers/promises'
import { dropBefore, keepBefore } from '../../db/before-migration.ts'
import { CheckpointAtRest } from '../../db/checkpoint-at-rest.ts'
import { asMirrorError, isDiskFull } from '../../db/errors.ts'
import { forgetFile, noteFileAdded, noteFileHere } from '../../db/features/attachments/files.ts'
import { removeSavedView, writeSavedView } from '../../db/features/customers/views.ts'
import { renumberForNewDevice } from '../../db/features/edits/numbers.ts'
import { openRows } from '../../db/features/edits/outbox.ts'
import { type Salvage, takeSalvaged } from '../../db/features/edits/salvage.ts'
import { writeRecent } from '../../db/features/search/recent.ts'
import { lockMirror } from '../../db/lock.ts'
import { type MetaKey, readMeta, writeMeta } from '../../db/meta.ts'
import { migrate, readMigrations } from '../../db/migrate.ts'
import { openConnection } from '../../db/open.ts'
import { Applier } from '../../db/sync/apply.ts'
import { loadStates } from '../../db/sync/loading.ts'
import type { MirrorConnection, WriteTx } from '../../db/types.ts'
import { WriteGate } from '../../db/write.ts'
import { type LockAfter, lockAfter, USUAL_LOCK_AFTER } from '../../shared/features/session/contract.ts'
import { sessionUser } from '../../shared/features/session/model.ts'
import { syncApi } from '../../shared/features/sync/api.ts'
import { assertNever } from '../../shared/lib/assert-never.ts'
import { dayInRome, instantOf } from '../../shared/lib/dates.ts'
import { PROTOCOL, SCHEMA } from '../../shared/sync/wire.ts'
import { type EditCommands, editCommands } from './features/edits/commands.ts'
import type { EditDeps } from './features/edits/editing.ts'
import { HeadOffice } from './net/head-office.ts'
import { HttpClient } from './net/http.ts'
import { type Enrolment, requestEnrolment } from './session/online.ts'
import type {
  FromWriter,
  OpenedMirror,
  ToWriter,
  WriterCommands,
  WriterStart,
} from './session/writer-protocol.ts'
import { SyncEngine } from './sync/engine.ts'
import { FileMover } from './sync/files.ts'
import { ServerClock } from './sync/server-clock.ts'
import { StatusBoard } from './sync/status.ts'
import { SYSTEM_TIME } from './sync/timekeeper.ts'
import { TokenKeeper } from './sync/tokens.ts'
import type { SyncContext } from './sync/writer-context.ts'
import { FileVault } from './vault/file-vault.ts'

type Open = {
  start: WriterStart
  gate: WriteGate
  applier: Applier
  /** Head office's time as far as it is known. */
  clock: ServerClock
  vault: FileVault
  mover: FileMover | null
  lock: { release: () => void }
  abort: AbortController
  engine: SyncEngine | null
  running: Promise<void> | null
}

/** From now on the mirror is of this device, whose numbers begin at one. */
function writeIdentity(tx: WriteTx, device: NonNullable<WriterStart['enrolment']>): void {
  renumberForNewDevice(tx)
  writeMeta(tx, 'deviceId', device.deviceId)
  writeMeta(tx, 'devicePrivateKey', device.privateKey)
  writeMeta(tx, 'signingKey', device.signingKey)
}

type EditMessage = Extract<ToWriter, { name: keyof EditCommands }>

function isEditCommand(message: ToWriter): message is EditMessage {
  return Object.hasOwn(editCommands, message.name)
}

function runEditCommand(deps: EditDeps, message: EditMessage): unknown {
  const run = editCommands[message.name] as (deps: EditDeps, input: EditMessage['input']) => unknown
  return run(deps, message.input)
}

function lockAfterOf(text: string | null): LockAfter {
  if (text === 'never') return null
  return lockAfter.safeParse(Number(text)).data ?? USUAL_LOCK_AFTER
}

/** The write side of one open mirror: commands come in, changes and states go out. */
export class Writer {
  readonly #tell: (message: FromWriter) => void
  #open: Open | null = null

  constructor(tell: (message: FromWriter) => void) {
    this.#tell = tell
  }

  async handle(message: ToWriter): Promise<unknown> {
    if (isEditCommand(message)) return runEditCommand(this.#editDeps(), message)
    switch (message.name) {
      case 'open':
        return this.#openMirror(message.input)
      case 'enrol':
        return this.#enrol(message.input)
      case 'takeSalvaged':
        return this.#takeSalvaged(message.input)
      case 'startSync':
        return this.#startSync()
      case 'setLockAfter':
        this.#gate().run((tx) => writeMeta(tx, 'lockAfter', String(message.input.minutes ?? 'never')))
        return null
      case 'syncNow':
        this.#open?.engine?.syncNow()
        return null
      case 'saveView':
        this.#gate().run((tx, touch) => {
          writeSavedView(tx, message.input)
          touch('saved_view')
        })
        return null
      case 'deleteView':
        this.#gate().run((tx, touch) => {
          removeSavedView(tx, message.input.id)
          touch('saved_view')
        })
        return null
      case 'opened':
        this.#gate().run((tx, touch) => {
          writeRecent(tx, message.input.id, instantOf(this.#now()))
          touch('recent_customer')
        })
        return null
      case 'addFile':
        return this.#addFile(message.input)
      case 'fileLost':
        return this.#forgetFile(message.input.sha256)
      case 'close':
        return this.#close()
      default:
        return assertNever(message)
    }
  }

  #editDeps(): EditDeps {
    const open = this.#open
    if (!open) throw new Error('no mirror is open')
    return {
      gate: open.gate,
      applier: open.applier,
      now: () => this.#now(),
      serverNow: () => open.clock.now(),
      queued: () => open.engine?.edited(),
    }
  }

  #takeSalvaged(salvage: Salvage): null {
    const { gate, applier } = this.#editDeps()
    gate.run((tx, touch) => {
      takeSalvaged(tx, salvage)
      for (const { sha256, addedAt } of salvage.files) noteFileHere(tx, sha256, false, addedAt)
      // On rows that are here already; the others get it as they come.
      for (const table of applier.relay(tx, openRows(tx), dayInRome(this.#now()))) touch(table)
      for (const table of ['mutation', 'draft', 'blob']) touch(table)
    })
    return null
  }

  /** In one turn of this thread: between the two, the file would be one that nothing names. */
  #addFile({ sha256, edits }: WriterCommands['addFile']['input']): WriterCommands['addFile']['output'] {
    const deps = this.#editDeps()
    if (!this.#open?.vault.has(sha256)) return null
    deps.gate.run((tx, touch) => {
      noteFileAdded(tx, sha256, instantOf(this.#now()))
      touch('blob')
    })
    return editCommands.applyEdits(deps, { edits })
  }

  #forgetFile(sha256: string): null {
    this.#gate().run((tx, touch) => {
      forgetFile(tx, sha256)
      touch('blob')
    })
    this.#open?.vault.forget(sha256)
    this.#open?.mover?.start()
    return null
  }

  #gate(): WriteGate {
    if (!this.#open) throw new Error('no mirror is open')
    return this.#open.gate
  }

  #now(): number {
    return Date.now() + (this.#open?.start.tuning.clockErrorMs ?? 0)
  }

  #openMirror(start: WriterStart): OpenedMirror {
    const lock = lockMirror(start.lockPath)
    let db: MirrorConnection | undefined
    try {
      db = openConnection(start.path, start.key, 'write')
      const atRest = new CheckpointAtRest(db, (error) => this.#logLeftInWal(error))
      const gate = new WriteGate(
        db,
        (tables) => this.#tell({ kind: 'changed', tables }),
        () => atRest.note(),
      )
      const writing = db
      migrate(db, readMigrations(start.migrationsDir), () => {
        this.#tell({ kind: 'adapting' })
        keepBefore(writing, start.path)
      })
      const noteSignIn = () =>
        gate.run((tx) => {
          const write = (key: MetaKey, value: string) => writeMeta(tx, key, value)
          if (start.enrolment) writeIdentity(tx, start.enrolment)
          if (start.tokens) write('refreshToken', start.tokens.refreshToken)
          if (start.user) write('user', JSON.stringify(start.user))
        })
      if (start.enrolment) noteSignIn()
      else this.#ifRoom(noteSignIn)
      const user = sessionUser.nullable().parse(JSON.parse(readMeta(db, 'user') ?? 'null'))
      const clock = new ServerClock(() => Date.now() + start.tuning.clockErrorMs)
      this.#open = {
        start,
        gate,
        applier: new Applier(db),
        clock,
        vault: new FileVault(start.filesPath, start.key),
        mover: null,
        lock,
        abort: new AbortController(),
        engine: null,
        running: null,
      }
      return {
        user,
        lastContact: readMeta(db, 'lastContact'),
        latestTime: readMeta(db, 'latestTime'),
        deviceId: readMeta(db, 'deviceId'),
        lockAfter: lockAfterOf(readMeta(db, 'lockAfter')),
      }
    } catch (error) {
      // Closed before anybody moves the file aside.
      db?.close()
      lock.release()
      throw asMirrorError(error)
    }
  }

  /** The mirror gets a (new) device: its first enrolment was cut short, or head office does not know the old one. */
  #enrol(enrolment: Enrolment): null {
    const open = this.#open
    if (!open) throw new Error('no mirror is open')
    open.gate.run((tx) => {
      writeIdentity(tx, enrolment)
      writeMeta(tx, 'refreshToken', enrolment.tokens.refreshToken)
    })
    open.start = { ...open.start, tokens: enrolment.tokens }
    return null
  }

  /** Somebody else may hold the copy for a moment (a backup program does): then the next start tidies up. */
  #dropBefore(path: string): void {
    try {
      dropBefore(path)
    } catch (error) {
      this.#tell({
        kind: 'log',
        level: 'warn',
        message: 'the copy of before could not be deleted',
        data: { cause: String(error) },
      })
    }
  }

  #startSync(): null {
    const open = this.#open
    if (!open || open.engine) return null
    const { gate, applier, clock, start, abort } = open
    this.#dropBefore(start.path)
    const required = (key: MetaKey): string => {
      const value = readMeta(gate.db, key)
      if (value === null) throw new Error(`the mirror lacks ${key}`)
      return value
    }
    const now = () => Date.now() + start.tuning.clockErrorMs
    const headOffice = new HeadOffice(start.headOffice, new HttpClient(start.headOffice, start.pins), clock)
    const greeting = { protocol: PROTOCOL, schema: SCHEMA, app: start.appVersion }
    const tokens = new TokenKeeper({
      headOffice,
      device: { deviceId: required('deviceId'), privateKey: required('devicePrivateKey') },
      refreshToken: required('refreshToken'),
      onRotated: (token) => gate.run((tx) => writeMeta(tx, 'refreshToken', token)),
      serverTime: async () => {
        if (!clock.trusted)
          clock.set((await headOffice.call(syncApi.hello, greeting, { signal: abort.signal })).serverTime)
        return clock.now()
      },
    })
    this.#ifRoom(() => {
      if (start.tokens) tokens.take(start.tokens)
      this.#noteTime(open, start.tokens !== null)
    })
    // Who signed in without head office is not told that it is being sought.
    const link = start.tokens ? 'connecting' : 'offline'
    const board = new StatusBoard((status) => this.#tell({ kind: 'status', status }), { link })
    const context: SyncContext = {
      gate,
      applier,
      headOffice,
      tokens,
      board,
      signal: abort.signal,
      appVersion: start.appVersion,
      tuning: start.tuning,
      time: SYSTEM_TIME,
      bucketRows: new Map(),
      renewDevice: async () => {
        const enrolment = await requestEnrolment(headOffice, await tokens.access(), start.appVersion)
        gate.run((tx, touch) => {
          writeIdentity(tx, enrolment)
          writeMeta(tx, 'refreshToken', enrolment.tokens.refreshToken)
          touch('mutation')
        })
        tokens.becomeDevice(enrolment, enrolment.tokens)
        this.#tell({ kind: 'renewed', enrolment })
      },
      now,
      serverNow: () => clock.now(),
      setServerTime: (serverTime) => clock.set(serverTime),
      caughtUp: () => open.mover?.start(),
      log: (level, message, data = {}) => this.#tell({ kind: 'log', level, message, data }),
    }
    open.mover = new FileMover(context, open.vault)
    open.engine = new SyncEngine(context, (ending, details) =>
      this.#tell({ kind: 'ended', ending, ...(details ? { details } : {}) }),
    )
    open.running = this.#settle(open).then(() => open.engine?.run())
    return null
  }

  /**
   * Waits with the sync while the first page is drawn, as both would share a small computer's cores; not where there is nothing to draw yet.
   */
  async #settle({ gate, start, abort }: Open): Promise<void> {
    const isShown = readMeta(gate.db, 'lastContact') !== null && loadStates(gate.db).length === 0
    // The abort says only that there is nothing to wait for.
    if (isShown) await setTimeout(start.tuning.settleMs, null, { signal: abort.signal }).catch(() => null)
  }

  /** Head office's word is newer than what this computer's clock once was. */
  #noteTime({ gate, start }: Open, online: boolean): void {
    const seen = online ? null : readMeta(gate.db, 'latestTime')
    const now = instantOf(Date.now() + start.tuning.clockErrorMs)
    gate.run((tx) => writeMeta(tx, 'latestTime', seen !== null && seen > now ? seen : now))
  }

  /** What is noted of a sign-in keeps nobody from reading where the disk is full (fault 41): the first pull says that it is. */
  #ifRoom(note: () => void): void {
    try {
      note()
    } catch (error) {
      if (!isDiskFull(error)) throw error
      this.#tell({
        kind: 'log',
        level: 'warn',
        message: 'the disk is full: the sign-in was not noted',
        data: {},
      })
    }
  }

  /** Everything is written all the same; the next commits find the log as it is. */
  #logLeftInWal(error: unknown): void {
    const cause = error instanceof Error ? error.message : 'unknown'
    this.#tell({
      kind: 'log',
      level: 'warn',
      message: 'the write-ahead log was left as it is',
      data: { cause },
    })
  }

  async #close(): Promise<null> {
    const open = this.#open
    if (!open) return null
    this.#open = null
    open.abort.abort()
    await open.running
    await open.mover?.settled()
    // The WAL goes back into the file, so that nothing waits in a second place.
    try {
      if (open.engine) this.#noteTime(open, false)
      open.gate.db.pragma('wal_checkpoint(TRUNCATE)')
    } finally {
      open.gate.db.close()
      open.lock.release()
    }
    return null
  }
}
