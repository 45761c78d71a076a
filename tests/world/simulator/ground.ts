import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { type RunningHeadOffice, startHeadOffice } from '../../../headoffice/server.ts'
import { openTestDatabase } from '../head-office.ts'
import { layRows, PEOPLE, userIdOf } from './ground-rows.ts'
import { FORGET_PLACES, keepPlaces } from './places.ts'
import { prepareMirror } from './prepared-mirror.ts'
import { Schedule } from './schedule.ts'

/** A desk as it stands at the beginning of every history: enrolled, all loaded, nothing typed. */
export type PreparedDesk = {
  readonly name: string
  readonly userId: string
  readonly deviceId: string
  readonly key: Buffer
  readonly file: Buffer
}

/** Small pages: checkpoints and loads cross their borders all the time. */
const LIMITS = { rows: 6, bytes: 100_000 }
const HISTORIES_BETWEEN_VACUUMS = 60
/** Histories begin at nine in the morning, so that no day ends in one. */
const NINE = 9 * 3600_000

/**
 * What all histories of a run share: one PostgreSQL and one head office, the state in which each history begins, and the mirrors
 * of its desks. Laying it takes seconds; going back to it some hundredths of one.
 */
export class Ground {
  readonly office: RunningHeadOffice
  readonly desks: readonly PreparedDesk[]
  /** On a disk in memory where there is one: every transaction of a mirror waits for its disk. */
  readonly folder: string
  readonly logged: string[]
  readonly #clock: Clock
  readonly #back: string
  readonly #close: () => Promise<void>
  #histories = 0

  private constructor(parts: {
    office: RunningHeadOffice
    desks: readonly PreparedDesk[]
    folder: string
    logged: string[]
    clock: Clock
    back: string
    close: () => Promise<void>
  }) {
    this.office = parts.office
    this.desks = parts.desks
    this.folder = parts.folder
    this.logged = parts.logged
    this.#clock = parts.clock
    this.#back = parts.back
    this.#close = parts.close
  }

  static async lay(): Promise<Ground> {
    const database = await openTestDatabase()
    const clock = new Clock()
    const logged: string[] = []
    const office = await startHeadOffice({
      databaseUrl: database.url,
      limits: LIMITS,
      callsPerMinute: 1_000_000_000,
      now: () => clock.wall(),
      log: pino({ level: 'error' }, { write: (line: string) => void logged.push(line) }),
    })
    const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'scrivania-simulator-'))
    const close = async (): Promise<void> => {
      await office.close()
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    }
    try {
      await layRows(office.pool)
      const desks: PreparedDesk[] = []
      for (const [at, person] of PEOPLE.entries())
        for (let n = 0; n < person.desks; n++) {
          const name = `${person.username}${n > 0 ? n + 1 : ''}`
          desks.push(await prepareMirror(office, clock, { name, userId: userIdOf(at), folder }))
        }
      const back = await keepState(office)
      return new Ground({ office, desks, folder, logged, clock, back, close })
    } catch (error) {
      await close()
      throw error
    }
  }

  /** Milliseconds of head office's clock. */
  wall(): number {
    return this.#clock.wall()
  }

  /** Everything is again as it was when the ground was laid; the clock is the schedule's. */
  async begin(schedule: Schedule): Promise<void> {
    this.#clock.follow(schedule)
    this.logged.length = 0
    await this.office.pool.query(this.#back)
    for (const { userId } of this.desks) this.office.office.access.forget(userId)
    if (++this.#histories % HISTORIES_BETWEEN_VACUUMS === 0) await this.office.pool.query('VACUUM')
  }

  /** A fresh copy of a desk's mirror. */
  layMirror(desk: PreparedDesk): string {
    const folder = join(this.folder, desk.name)
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder)
    const path = join(folder, 'mirror.db')
    writeFileSync(path, desk.file)
    return path
  }

  close(): Promise<void> {
    return this.#close()
  }
}

/** Head office's clock: virtual time from nine o'clock of the day on which the ground was laid. */
export class Clock {
  readonly #start = Math.floor(Date.now() / 86_400_000) * 86_400_000 + NINE
  #schedule = new Schedule()

  follow(schedule: Schedule): void {
    this.#schedule = schedule
  }

  wall(): number {
    return this.#start + Math.round(this.#schedule.now)
  }
}

/** Copies every table beside itself and returns what puts the copies back, as one batch without triggers. */
async function keepState({ pool }: RunningHeadOffice): Promise<string> {
  const { rows } = await pool.query<{ name: string }>(
    "SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename",
  )
  await pool.query('CREATE SCHEMA ground')
  for (const { name } of rows) await pool.query(`CREATE TABLE ground.${name} AS TABLE public.${name}`)
  await keepPlaces(pool)
  await pool.query('VACUUM ANALYZE')
  const back = rows.map(
    ({ name }) => `DELETE FROM ${name}; INSERT INTO ${name} SELECT * FROM ground.${name};`,
  )
  return `BEGIN; SET LOCAL session_replication_role = replica; ${FORGET_PLACES} ${back.join(' ')} COMMIT`
}
