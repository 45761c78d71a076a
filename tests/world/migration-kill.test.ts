import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readMigrations } from '../../db/migrate.ts'
import { openConnection } from '../../db/open.ts'
import { migrationsFolder } from '../../db/testing.ts'
import type { MirrorConnection } from '../../db/types.ts'
import { Desk, newDataDir, startDesk } from './desk.ts'
import { mirrorRows } from './desk-compare.ts'
import { newCustomer, type Office, openOffice, write } from './desk-office.ts'
import { DeskProcess } from './desk-process.ts'
import { outbox, patchOf, shown, type, untilPushed } from './desk-typing.ts'
import { holdBack, letThrough, proveOnce } from './queue-checks.ts'

// A program that brings two migrations meets a mirror of the program before it, in which something typed waits.

const before = readMigrations(migrationsFolder).length
let office: Office
let migrationsDir: string

beforeAll(async () => {
  office = await openOffice(60)
  migrationsDir = mkdtempSync(join(tmpdir(), 'scrivania-newer-'))
  cpSync(migrationsFolder, migrationsDir, { recursive: true })
  const add = (number: number, name: string, ...statements: string[]) =>
    writeFileSync(
      join(migrationsDir, `${String(number).padStart(4, '0')}_${name}.sql`),
      ['-- steps', ...statements.map((statement) => `${statement};`)].join('\n'),
    )
  add(
    before + 1,
    'a_column',
    'ALTER TABLE mutation ADD COLUMN remark TEXT',
    "UPDATE mutation SET remark = 'typed before'",
  )
  add(
    before + 2,
    'a_rebuild',
    'CREATE TABLE rebuilt AS SELECT * FROM customer',
    'DROP TABLE rebuilt',
    'CREATE INDEX mutation_remark ON mutation (remark)',
  )
})
afterAll(async () => {
  rmSync(migrationsDir, { recursive: true, force: true })
  await office?.close()
})

const versionOf = (db: MirrorConnection): unknown =>
  db.prepare('SELECT max(number) FROM migration').pluck().get()

test('fault 6: killed at each step of a change of the schema, the mirror has the old or the new one, what was before is kept until the desk stands, and nothing typed is lost', async () => {
  const somebody = newCustomer()
  await write(office, [somebody])
  await holdBack(office, somebody)
  const dataDir = newDataDir()
  const old = await startDesk({ headOfficeUrl: office.url, username: 'titolare', dataDir })
  await type(old, patchOf('customer', somebody.id, { mobile: [somebody.mobile, '+393471112233'] }))
  const rows = mirrorRows(old.reader).size
  await old.close()

  const seen = { old: 0, between: 0, new: 0, kept: 0 }
  let killed = 0
  for (let step = 1; ; step++) {
    const here = newDataDir()
    cpSync(dataDir, here, { recursive: true })
    const options = { headOfficeUrl: office.url, username: 'titolare', dataDir: here, migrationsDir }
    const dying = new DeskProcess(options, `migration:${step}`)
    await dying.until('killed or open', () => dying.ended || dying.open || dying.refusal !== null)
    expect(dying.refusal).toBeNull()
    const last = dying.open
    if (last) await dying.close()
    else expect(await dying.end()).toBe('SIGKILL')

    const desk = new Desk(options)
    const key = await desk.key()
    const file = openConnection(desk.folder.database, key, 'read')
    const version = versionOf(file)
    expect(file.pragma('integrity_check', { simple: true }), `step ${step}`).toBe('ok')
    expect(mirrorRows(file).size).toBe(rows)
    expect(outbox(file)).toHaveLength(1)
    file.close()
    const kept = `${desk.folder.database}-before`
    if (existsSync(kept)) {
      const copy = openConnection(kept, key, 'read')
      expect(versionOf(copy), `step ${step}`).toBe(before)
      expect(copy.pragma('integrity_check', { simple: true })).toBe('ok')
      expect(outbox(copy)).toHaveLength(1)
      copy.close()
      seen.kept++
    } else expect(version === before || last, `step ${step}: version ${version} and no copy`).toBe(true)
    if (version === before) seen.old++
    else if (version === before + 2) seen.new++
    else seen.between++

    // The next start ends what was begun, and says so.
    let adapting = false
    void desk.session.state
      .until((state) => state.adapting)
      .then(() => {
        adapting = true
      })
    await desk.signIn()
    expect(adapting).toBe(version !== before + 2)
    expect(desk.session.state.value.adapting).toBe(false)
    await desk.untilOnline()
    expect(versionOf(desk.reader)).toBe(before + 2)
    expect(shown(desk.reader, 'customer', somebody.id, 'mobile')).toBe('+393471112233')
    expect(existsSync(kept)).toBe(false)
    expect(existsSync(`${kept}.part`)).toBe(false)
    if (last) {
      await letThrough(office)
      await desk.session.writer?.call('syncNow', null)
      await untilPushed(desk)
      await proveOnce(desk, office, [somebody.id])
    }
    await desk.session.signOut()
    rmSync(here, { recursive: true, force: true })
    if (last) break
    killed++
  }
  rmSync(dataDir, { recursive: true, force: true })
  console.log(`${killed} kills: ${JSON.stringify(seen)}`)
  expect(killed).toBeGreaterThanOrEqual(12)
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0)
}, 180_000)

test('fault 41: where the disk has no room for what was before, the sign-in says so and the mirror stays as it was', async () => {
  const dataDir = newDataDir()
  const old = await startDesk({ headOfficeUrl: office.url, username: 'titolare', dataDir })
  await old.close()
  const options = { headOfficeUrl: office.url, username: 'titolare', dataDir, migrationsDir }
  const size = statSync(old.folder.database).size
  const child = new DeskProcess(options)
  execFileSync('prlimit', [`--pid=${child.child.pid}`, `--fsize=${size / 2}:unlimited`])
  await child.until('refused', () => child.refusal !== null || child.open)
  expect(child.refusal).toEqual({ code: 'DISK_FULL' })
  await child.kill()
  const file = await old.openFile()
  expect(versionOf(file)).toBe(before)
  file.close()
  expect(readdirSync(old.folder.path).filter((name) => name.includes('-before'))).toEqual([])

  const desk = await startDesk(options)
  expect(versionOf(desk.reader)).toBe(before + 2)
  await desk.close()
  rmSync(dataDir, { recursive: true, force: true })
}, 60_000)
