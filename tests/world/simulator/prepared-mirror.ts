import { randomBytes } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeMeta } from '../../../db/meta.ts'
import { migrate, readMigrations } from '../../../db/migrate.ts'
import { openConnection } from '../../../db/open.ts'
import { readCursors } from '../../../db/sync/cursors.ts'
import { migrationsFolder } from '../../../db/testing.ts'
import { WriteGate } from '../../../db/write.ts'
import { HeadOffice } from '../../../electron/core/net/head-office.ts'
import { requestEnrolment } from '../../../electron/core/session/online.ts'
import { findUser, sessionUserOf, startSession } from '../../../headoffice/features/session/store.ts'
import type { RunningHeadOffice } from '../../../headoffice/server.ts'
import { dayInRome } from '../../../shared/lib/dates.ts'
import { callHeadOffice } from './call-head-office.ts'
import type { Clock, PreparedDesk } from './ground.ts'
import { Life } from './life.ts'
import { Link } from './link.ts'
import { Chance } from './random.ts'
import { Schedule } from './schedule.ts'

const LOAD_LIMIT_MS = 120_000

/** Enrols a desk and loads its mirror as the program does, over a network without faults. */
export async function prepareMirror(
  office: RunningHeadOffice,
  clock: Clock,
  { name, userId, folder }: { name: string; userId: string; folder: string },
): Promise<PreparedDesk> {
  const schedule = new Schedule()
  clock.follow(schedule)
  const path = join(folder, `${name}.db`)
  const key = randomBytes(32)
  const session = await startSession(office.office, userId, null)
  const enrolment = await requestEnrolment(new HeadOffice(office.url), session.accessToken, '0.1.0')
  const { rows } = await office.pool.query<{ username: string }>(
    'SELECT username FROM app_user WHERE id = $1',
    [userId],
  )
  const user = await findUser(office.office, rows[0]?.username ?? '')
  if (!user) throw new Error(`no user ${userId}`)
  const sessionUser = await sessionUserOf(office.office, user)
  const db = openConnection(path, key, 'write')
  migrate(db, readMigrations(migrationsFolder))
  new WriteGate(db, () => {}).run((tx) => {
    writeMeta(tx, 'deviceId', enrolment.deviceId)
    writeMeta(tx, 'devicePrivateKey', enrolment.privateKey)
    writeMeta(tx, 'signingKey', enrolment.signingKey)
    writeMeta(tx, 'refreshToken', enrolment.tokens.refreshToken)
    writeMeta(tx, 'user', JSON.stringify(sessionUser))
    // The daily comparison would cost each history hundreds of calls; audit.test.ts tries it.
    writeMeta(tx, 'auditedOn', dayInRome(clock.wall()))
  })
  db.close()
  const faults: string[] = []
  const life = new Life({
    path,
    key,
    schedule,
    chance: new Chance(name),
    link: new Link(name, new Chance(`${name} link`)),
    ask: (request) => callHeadOffice(office.url, request),
    wall: () => clock.wall(),
    skewMs: 0,
    tokens: enrolment.tokens,
    onCommitted: () => {},
    onEnded: (ending) => faults.push(ending),
    onKilled: () => {},
    onFault: (what) => faults.push(what),
  })
  life.start()
  const loaded = (): boolean => {
    const cursors = readCursors(life.db)
    return (
      cursors.length === 2 &&
      cursors.every(({ checkpointAt }) => checkpointAt !== null) &&
      life.db.prepare('SELECT 1 FROM load_state').get() === undefined
    )
  }
  await schedule.runUntil(LOAD_LIMIT_MS, loaded)
  if (!loaded()) throw new Error(`${name} was not loaded: ${faults.join(', ')}`)
  life.end()
  await schedule.runUntil(schedule.now)
  // Its own file again: what was copied must not be found twice.
  const file = readFileSync(path)
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true })
  return { name, userId, deviceId: enrolment.deviceId, key, file }
}
