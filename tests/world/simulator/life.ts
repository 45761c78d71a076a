import { renumberForNewDevice } from '../../../db/features/edits/numbers.ts'
import { readMeta, writeMeta } from '../../../db/meta.ts'
import { openConnection } from '../../../db/open.ts'
import { Applier } from '../../../db/sync/apply.ts'
import type { MirrorConnection, WriteTx } from '../../../db/types.ts'
import { WriteGate } from '../../../db/write.ts'
import type { EditDeps } from '../../../electron/core/features/edits/editing.ts'
import { HeadOffice } from '../../../electron/core/net/head-office.ts'
import { requestEnrolment } from '../../../electron/core/session/online.ts'
import type { Ending } from '../../../electron/core/sync/endings.ts'
import { SyncEngine } from '../../../electron/core/sync/engine.ts'
import { ServerClock } from '../../../electron/core/sync/server-clock.ts'
import { StatusBoard } from '../../../electron/core/sync/status.ts'
import { TokenKeeper } from '../../../electron/core/sync/tokens.ts'
import { TUNING } from '../../../electron/core/sync/tuning.ts'
import type { SyncContext } from '../../../electron/core/sync/writer-context.ts'
import type { Tokens } from '../../../shared/features/session/api.ts'
import { syncApi } from '../../../shared/features/sync/api.ts'
import { uuidV7 } from '../../../shared/lib/ids.ts'
import { PROTOCOL, SCHEMA } from '../../../shared/sync/wire.ts'
import type { Link } from './link.ts'
import type { Chance } from './random.ts'
import type { Schedule } from './schedule.ts'
import { type Ask, Wire, type WireMoment } from './wire.ts'

const APP = '0.1.0'

/** Thrown where the program dies: nobody catches it who still lives. */
export class Killed extends Error {
  override readonly name = 'Killed'
}

/** Where a run of the program dies: in its next transactions (`inside` before, `after` behind the commit), or at its wire. */
export type KillPoint = { readonly at: 'inside' | 'after' | WireMoment; readonly nth: number }

export type LifeOptions = {
  readonly path: string
  readonly key: Buffer
  readonly schedule: Schedule
  readonly chance: Chance
  readonly link: Link
  readonly ask: Ask
  /** Milliseconds of head office's clock, and how far this computer's is from it. */
  readonly wall: () => number
  readonly skewMs: number
  /** After a sign-in. */
  readonly tokens: Tokens | null
  /** Told after every transaction of the mirror, before the program may die of it. */
  readonly onCommitted: (db: MirrorConnection) => void
  readonly onEnded: (ending: Ending) => void
  readonly onKilled: () => void
  readonly onFault: (what: string) => void
}

/** A gate whose process can die before and after each commit. */
class MortalGate extends WriteGate {
  readonly #at: (moment: 'inside' | 'after') => void
  readonly #onCommitted: (db: MirrorConnection) => void

  constructor(
    db: MirrorConnection,
    at: (moment: 'inside' | 'after') => void,
    onCommitted: (db: MirrorConnection) => void,
  ) {
    super(db, () => {})
    this.#at = at
    this.#onCommitted = onCommitted
  }

  override run<T>(work: (tx: WriteTx, touch: (table: string) => void) => T): T {
    const result = super.run((tx, touch) => {
      const made = work(tx, touch)
      this.#at('inside')
      return made
    })
    this.#onCommitted(this.db)
    this.#at('after')
    return result
  }
}

/** One run of the program at a desk, from its start to its end: the write side as the program builds it, in virtual time. */
export class Life {
  readonly gate: WriteGate
  readonly board: StatusBoard
  readonly engine: SyncEngine
  readonly edits: EditDeps
  readonly #db: MirrorConnection
  readonly #abort = new AbortController()
  readonly #timers = new Set<() => void>()
  readonly #wire: Wire
  readonly #options: LifeOptions
  #kill: { at: KillPoint['at']; left: number } | null = null
  #dead = false

  constructor(options: LifeOptions) {
    const { schedule, chance, link, ask, wall, skewMs } = options
    this.#options = options
    this.#db = openConnection(options.path, options.key, 'write')
    this.gate = new MortalGate(this.#db, (moment) => this.#passes(moment), options.onCommitted)
    const applier = new Applier(this.#db)
    this.#wire = new Wire(schedule, link, ask, (moment) => this.#diesAtWire(moment))
    const now = (): number => wall() + skewMs
    const time = {
      steady: () => schedule.now,
      after: (ms: number, act: () => void) => this.#after(ms, act),
      random: () => chance.next(),
    }
    const clock = new ServerClock(now, time.steady)
    const headOffice = new HeadOffice('http://127.0.0.1:9', this.#wire, clock)
    const greeting = { protocol: PROTOCOL, schema: SCHEMA, app: APP }
    const tokens = new TokenKeeper({
      headOffice,
      device: { deviceId: this.#fact('deviceId'), privateKey: this.#fact('devicePrivateKey') },
      refreshToken: this.#fact('refreshToken'),
      onRotated: (token) => this.gate.run((tx) => writeMeta(tx, 'refreshToken', token)),
      serverTime: async () => {
        if (!clock.trusted)
          clock.set(
            (await headOffice.call(syncApi.hello, greeting, { signal: this.#abort.signal })).serverTime,
          )
        return clock.now()
      },
      steady: time.steady,
    })
    if (options.tokens) tokens.take(options.tokens)
    this.board = new StatusBoard(() => {})
    const context: SyncContext = {
      gate: this.gate,
      applier,
      headOffice,
      tokens,
      board: this.board,
      signal: this.#abort.signal,
      appVersion: APP,
      tuning: TUNING,
      time,
      bucketRows: new Map(),
      caughtUp: () => {},
      renewDevice: async () => {
        const enrolment = await requestEnrolment(headOffice, await tokens.access(), APP)
        this.gate.run((tx) => {
          renumberForNewDevice(tx)
          writeMeta(tx, 'deviceId', enrolment.deviceId)
          writeMeta(tx, 'devicePrivateKey', enrolment.privateKey)
          writeMeta(tx, 'refreshToken', enrolment.tokens.refreshToken)
        })
        tokens.becomeDevice(enrolment, enrolment.tokens)
      },
      now,
      serverNow: () => clock.now(),
      setServerTime: (serverTime) => clock.set(serverTime),
      log: (level, message, data = {}) => {
        if (!this.#dead && level !== 'info')
          schedule.note(`${link.name} logs: ${message} ${JSON.stringify(data)}`)
      },
    }
    this.engine = new SyncEngine(context, (ending) => {
      if (!this.#dead) options.onEnded(ending)
    })
    this.edits = {
      gate: this.gate,
      applier,
      now,
      serverNow: () => clock.now(),
      queued: () => this.engine.edited(),
      newId: () => uuidV7(Math.floor(now()), (length) => chance.bytes(length)),
    }
  }

  /** The mirror as the user reads it. */
  get db(): MirrorConnection {
    return this.#db
  }

  get deviceId(): string {
    return this.#fact('deviceId')
  }

  get dead(): boolean {
    return this.#dead
  }

  start(): void {
    this.engine.run().catch((error: unknown) => {
      if (!this.#dead)
        this.#options.onFault(`the engine ended: ${error instanceof Error ? error.stack : error}`)
    })
  }

  killAt(point: KillPoint): void {
    this.#kill = { at: point.at, left: point.nth }
  }

  /** Dies where it stands, as by a power cut. */
  kill(): void {
    if (this.#dead) return
    this.end()
    this.#options.onKilled()
  }

  /** Ends without another act; the file is closed once all that runs here has come to rest. */
  end(): void {
    if (this.#dead) return
    this.#dead = true
    this.#abort.abort()
    for (const callOff of this.#timers) callOff()
    this.#wire.reset()
    this.#options.schedule.after(0, '', () => {
      this.#db.close()
    })
  }

  #fact(key: 'deviceId' | 'devicePrivateKey' | 'refreshToken'): string {
    return readMeta(this.#db, key) ?? ''
  }

  #after(ms: number, act: () => void): () => void {
    if (this.#dead) return () => {}
    const callOff = this.#options.schedule.after(ms, '', () => {
      this.#timers.delete(callOff)
      act()
    })
    this.#timers.add(callOff)
    return () => {
      this.#timers.delete(callOff)
      callOff()
    }
  }

  #passes(moment: 'inside' | 'after'): void {
    if (this.#dead) throw new Killed('dead')
    if (!this.#meets(moment)) return
    this.kill()
    throw new Killed(moment)
  }

  #diesAtWire(moment: WireMoment): boolean {
    if (!this.#dead && this.#meets(moment)) this.kill()
    return this.#dead
  }

  #meets(moment: KillPoint['at']): boolean {
    if (this.#kill?.at !== moment || --this.#kill.left > 0) return false
    this.#kill = null
    this.#options.schedule.note(`${this.#options.link.name} is killed: ${moment}`)
    return true
  }
}
