import { removeSavedView, writeSavedView } from '../../db/features/customers/views.ts'
import { writeRecent } from '../../db/features/search/recent.ts'
import { lockMirror } from '../../db/lock.ts'
import { type MetaKey, readMeta, writeMeta } from '../../db/meta.ts'
import { migrate, readMigrations } from '../../db/migrate.ts'
import { openConnection } from '../../db/open.ts'
import { Applier } from '../../db/sync/apply.ts'
import { WriteGate } from '../../db/write.ts'
import { type SessionUser, sessionUser } from '../../shared/features/session/model.ts'
import { assertNever } from '../../shared/lib/assert-never.ts'
import { instantOf } from '../../shared/lib/dates.ts'
import { HeadOffice } from './net/head-office.ts'
import type { FromWriter, ToWriter, WriterStart } from './session/writer-protocol.ts'
import { SyncEngine } from './sync/engine.ts'
import { StatusBoard } from './sync/status.ts'
import { TokenKeeper } from './sync/tokens.ts'

type Open = {
  start: WriterStart
  gate: WriteGate
  lock: { release: () => void }
  abort: AbortController
  engine: SyncEngine | null
  running: Promise<void> | null
}

/** The write side of one open mirror: commands come in, changes and states go out. */
export class Writer {
  readonly #tell: (message: FromWriter) => void
  #open: Open | null = null

  constructor(tell: (message: FromWriter) => void) {
    this.#tell = tell
  }

  async handle(message: ToWriter): Promise<unknown> {
    switch (message.name) {
      case 'open':
        return this.#openMirror(message.input)
      case 'startSync':
        return this.#startSync()
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
          writeRecent(tx, message.input.id, instantOf(Date.now()))
          touch('recent_customer')
        })
        return null
      case 'close':
        return this.#close()
      default:
        return assertNever(message)
    }
  }

  #gate(): WriteGate {
    if (!this.#open) throw new Error('no mirror is open')
    return this.#open.gate
  }

  #openMirror(start: WriterStart): { user: SessionUser; lastContact: string | null } {
    const lock = lockMirror(start.lockPath)
    try {
      const db = openConnection(start.path, start.key, 'write')
      const gate = new WriteGate(db, (tables) => this.#tell({ kind: 'changed', tables }))
      migrate(db, readMigrations(start.migrationsDir))
      gate.run((tx) => {
        const write = (key: MetaKey, value: string) => writeMeta(tx, key, value)
        if (start.enrolment) {
          write('deviceId', start.enrolment.deviceId)
          write('devicePrivateKey', start.enrolment.privateKey)
          write('signingKey', start.enrolment.signingKey)
        }
        if (start.tokens) write('refreshToken', start.tokens.refreshToken)
        if (start.user) write('user', JSON.stringify(start.user))
      })
      const user = sessionUser.parse(JSON.parse(readMeta(db, 'user') ?? 'null'))
      this.#open = { start, gate, lock, abort: new AbortController(), engine: null, running: null }
      return { user, lastContact: readMeta(db, 'lastContact') }
    } catch (error) {
      lock.release()
      throw error
    }
  }

  #startSync(): null {
    const open = this.#open
    if (!open || open.engine) return null
    const { gate, start, abort } = open
    const required = (key: MetaKey): string => {
      const value = readMeta(gate.db, key)
      if (value === null) throw new Error(`the mirror lacks ${key}`)
      return value
    }
    let offsetMs = 0
    const serverNow = () => Date.now() + offsetMs
    const headOffice = new HeadOffice(start.headOffice)
    const tokens = new TokenKeeper({
      headOffice,
      device: { deviceId: required('deviceId'), privateKey: required('devicePrivateKey') },
      refreshToken: required('refreshToken'),
      onRotated: (token) => gate.run((tx) => writeMeta(tx, 'refreshToken', token)),
      now: serverNow,
    })
    if (start.tokens) tokens.take(start.tokens)
    const board = new StatusBoard((status) => this.#tell({ kind: 'status', status }))
    open.engine = new SyncEngine(
      {
        gate,
        applier: new Applier(gate.db),
        headOffice,
        tokens,
        board,
        signal: abort.signal,
        appVersion: start.appVersion,
        serverNow,
        setServerTime: (serverTime) => {
          offsetMs = Date.parse(serverTime) - Date.now()
        },
        log: (level, message, data = {}) => this.#tell({ kind: 'log', level, message, data }),
      },
      (ending) => this.#tell({ kind: 'ended', ending }),
    )
    open.running = open.engine.run()
    return null
  }

  async #close(): Promise<null> {
    const open = this.#open
    if (!open) return null
    this.#open = null
    open.abort.abort()
    await open.running
    // The WAL goes back into the file, so that nothing waits in a second place.
    open.gate.db.pragma('wal_checkpoint(TRUNCATE)')
    open.gate.db.close()
    open.lock.release()
    return null
  }
}
