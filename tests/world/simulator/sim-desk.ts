import { type OutboxLine, openRows, readLines } from '../../../db/features/edits/outbox.ts'
import { writeMeta } from '../../../db/meta.ts'
import { openConnection } from '../../../db/open.ts'
import { readCursors } from '../../../db/sync/cursors.ts'
import { loadStates } from '../../../db/sync/loading.ts'
import type { MirrorConnection } from '../../../db/types.ts'
import { WriteGate } from '../../../db/write.ts'
import type { Ending } from '../../../electron/core/sync/endings.ts'
import { startSession } from '../../../headoffice/features/session/store.ts'
import type { Tokens } from '../../../shared/features/session/api.ts'
import { Departures } from './departures.ts'
import type { PreparedDesk } from './ground.ts'
import { type KillPoint, Life } from './life.ts'
import { Link } from './link.ts'
import type { Chance } from './random.ts'
import type { World } from './world.ts'

const GLANCE_MS = 8_000
/** Fault 18: what waits is out so long after the network healed. */
const OUT_WITHIN_MS = 60_000
/** A desk that is to die at a point that it does not come to dies all the same. */
const KILL_WITHIN_MS = 6_000

/** What the simulator saw a user type, whatever became of it. */
export type Typed = Pick<OutboxLine, 'id' | 'tbl' | 'rowId' | 'op' | 'fields' | 'undoOf'> & {
  /** When it was first seen, in virtual time. */
  readonly at: number
}

/** One desk through a history: its file, and the runs of the program over it. */
export class SimDesk {
  readonly name: string
  readonly userId: string
  readonly link: Link
  readonly typed = new Map<string, Typed>()
  /** Ids of refused edits that the user put away or tried again. */
  readonly putAway = new Set<string>()
  readonly departures = new Departures()
  readonly chance: Chance
  /** Head office ordered it to destroy what it holds. */
  wiped = false
  /** Its user may not work at present. */
  disabled = false
  life: Life | null = null
  deviceId: string
  readonly #world: World
  readonly #prepared: PreparedDesk
  readonly #path: string
  readonly #skewMs: number
  /** Since when its user may work. */
  #allowedSince = 0

  constructor(world: World, prepared: PreparedDesk) {
    this.#world = world
    this.#prepared = prepared
    this.name = prepared.name
    this.userId = prepared.userId
    this.deviceId = prepared.deviceId
    this.chance = world.chance.fork(this.name)
    this.link = new Link(this.name, this.chance.fork('link'))
    this.#skewMs = this.chance.pick([0, 0, 1_500, -4_000, 7_200_000, -86_400_000])
    this.#path = world.ground.layMirror(prepared)
  }

  /** Whether it takes part in what must be equal at the end. */
  get counts(): boolean {
    return !this.wiped && !this.disabled
  }

  start(tokens: Tokens | null = null): void {
    if (this.wiped || this.disabled || this.life) return
    const { schedule, ground } = this.#world
    if (tokens)
      this.withFile((db) =>
        new WriteGate(db, () => {}).run((tx) => writeMeta(tx, 'refreshToken', tokens.refreshToken)),
      )
    const life = new Life({
      path: this.#path,
      key: this.#prepared.key,
      schedule,
      chance: this.chance.fork(`life ${schedule.now}`),
      link: this.link,
      ask: (request) => this.#world.ask(request, this),
      wall: () => ground.wall(),
      skewMs: this.#skewMs,
      tokens,
      onCommitted: (db) => this.departures.look(db),
      onEnded: (ending) => this.#ended(ending),
      onKilled: () => this.#killed(),
      onFault: (what) => this.#world.fault(`${this.name}: ${what}`),
    })
    this.life = life
    this.note()
    life.start()
    schedule.after(GLANCE_MS, '', () => this.#glance(life))
  }

  /** Dies at the point, or soon. */
  kill(point: KillPoint): void {
    const { life } = this
    if (!life) return
    life.killAt(point)
    this.#world.schedule.after(KILL_WITHIN_MS, '', () => {
      if (life.dead) return
      this.#world.schedule.note(`${this.name} is killed`)
      life.kill()
    })
  }

  /** Writes down what stands in the outbox: nothing of it may ever be missing again. */
  note(): void {
    const { life } = this
    if (!life || life.dead) return
    for (const { id, tbl, rowId, op, fields, undoOf } of readLines(life.db, '1'))
      if (!this.typed.has(id))
        this.typed.set(id, { id, tbl, rowId, op, fields, undoOf, at: this.#world.schedule.now })
  }

  /** The file as it lies, read while no program runs or beside it. */
  withFile<T>(read: (db: MirrorConnection) => T): T {
    if (this.life && !this.life.dead) return read(this.life.db)
    const db = openConnection(this.#path, this.#prepared.key, 'write')
    try {
      return read(db)
    } finally {
      db.close()
    }
  }

  /** What has had a minute in which it could have gone out, and has no outcome: since it was typed and all was well. */
  overdue(wellSince: number): string[] {
    if (!this.counts) return []
    const { now } = this.#world.schedule
    const well = Math.max(wellSince, this.#allowedSince)
    const queued = this.withFile((db) => readLines(db, "state = 'queued'"))
    return queued.flatMap(({ id, op, tbl }) => {
      const since = Math.max(well, this.typed.get(id)?.at ?? now)
      return now - since > OUT_WITHIN_MS ? [`${this.name} ${id} (${op} ${tbl})`] : []
    })
  }

  /** Whether it is online, stands at these versions of its feeds, and has nothing open. */
  standsAt(heads: ReadonlyMap<number, number>): boolean {
    const { life } = this
    if (!life || life.dead || life.board.status.link !== 'online' || life.board.status.problem !== null)
      return false
    const cursors = readCursors(life.db)
    return (
      cursors.every(({ feed, ver }) => ver === heads.get(feed)) &&
      openRows(life.db).length === 0 &&
      loadStates(life.db).length === 0
    )
  }

  async signIn(): Promise<void> {
    if (this.wiped) return
    const { office } = this.#world.ground.office
    const deviceId = this.withFile((db) =>
      String(db.prepare("SELECT value FROM meta WHERE key = 'deviceId'").pluck().get()),
    )
    const tokens = await startSession(office, this.userId, deviceId)
    this.#world.schedule.note(`${this.name} signs in`)
    this.#allowedSince = this.#world.schedule.now
    this.life?.end()
    this.life = null
    // The file is free only when the former run has closed it.
    this.#world.schedule.after(1, '', () => this.start(tokens))
  }

  async #glance(life: Life): Promise<void> {
    if (life.dead) return
    this.note()
    if (life.board.status.problem === 'signed-out') return this.signIn()
    this.#world.schedule.after(GLANCE_MS, '', () => this.#glance(life))
  }

  #killed(): void {
    this.life = null
    const ms = this.chance.between(200, 15_000)
    this.#world.later(ms, () => {
      this.#world.schedule.note(`${this.name} starts again`)
      this.start()
    })
  }

  #ended(ending: Ending): void {
    this.#world.schedule.note(`${this.name} ends: ${ending}`)
    this.note()
    this.life?.end()
    this.life = null
    if (ending === 'revoked') this.wiped = true
    if (ending === 'disabled') this.disabled = true
    if (ending === 'damaged') this.#world.fault(`${this.name}: the file is damaged`)
  }
}
