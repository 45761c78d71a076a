import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate, readMigrations } from '../../db/migrate.ts'
import { openConnection } from '../../db/open.ts'
import { readCursor } from '../../db/sync/cursors.ts'
import { migrationsFolder } from '../../db/testing.ts'
import { createRouter } from '../../electron/core/rpc/router.ts'
import { Desk, newDataDir, startDesk } from './desk.ts'
import { bucketsHeld, differences, mirrorRows, serverRows, sizeOf } from './desk-compare.ts'
import { headOf, newCustomer, type Office, openOffice, write } from './desk-office.ts'
import { DeskProcess } from './desk-process.ts'

let office: Office
const folders: string[] = []

beforeAll(async () => {
  office = await openOffice(150)
}, 60_000)
afterAll(async () => {
  await office?.close()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

function folder(): string {
  const path = newDataDir()
  folders.push(path)
  return path
}

async function proveEqual(desk: Desk): Promise<void> {
  await desk.untilAt(1, await headOf(office))
  const { rows } = await serverRows(office.pool, bucketsHeld(desk.reader))
  expect(differences(mirrorRows(desk.reader), rows)).toEqual([])
}

test('fault 41: the disk is full: the pull stops and says so, reading works, and it goes on when there is room', async () => {
  const dataDir = folder()
  const child = new DeskProcess({
    headOfficeUrl: office.url,
    username: 'titolare',
    dataDir,
    tuning: { pollMs: 500 },
  })
  await child.until('online', () => child.complete, 30_000)
  const desk = new Desk({ headOfficeUrl: office.url, username: 'titolare', dataDir })
  const file = await desk.openFile()
  const before = { ver: readCursor(file, 1)?.ver, rows: mirrorRows(file) }
  // No file of this process may grow beyond what the mirror has: every write behind it fails, as on a full disk.
  const size = Math.max(sizeOf(desk.folder.database), sizeOf(`${desk.folder.database}-wal`))
  execFileSync('prlimit', [`--pid=${child.child.pid}`, `--fsize=${size + 4096}:unlimited`])
  for (let at = 0; at < 6; at++)
    await write(
      office,
      Array.from({ length: 200 }, () => newCustomer({ notes: 'x'.repeat(4000) })),
    )
  await child.until('disk full', () => child.status?.problem === 'disk-full')
  expect(child.ended).toBe(false)
  expect(child.status?.link).toBe('paused')
  const held = mirrorRows(file)
  expect(held.size).toBeGreaterThanOrEqual(before.rows.size)
  expect(file.prepare('SELECT count(*) AS n FROM customer_list').get()).toMatchObject({
    n: expect.any(Number),
  })
  execFileSync('prlimit', [`--pid=${child.child.pid}`, '--fsize=unlimited:unlimited'])
  const head = await headOf(office)
  await child.until('caught up', () => readCursor(file, 1)?.ver === head && child.complete, 30_000)
  const { rows } = await serverRows(office.pool, bucketsHeld(file))
  expect(differences(mirrorRows(file), rows)).toEqual([])
  expect(file.pragma('integrity_check', { simple: true })).toBe('ok')
  file.close()
  await child.close()
})

test('fault 42: a flipped byte anywhere in the file: noticed at the sign-in or at a read, moved aside whole, rebuilt at the next sign-in', async () => {
  const desk = await startDesk({ headOfficeUrl: office.url, username: 'titolare', dataDir: folder() })
  await desk.session.signOut()
  const whole = readFileSync(desk.folder.database)
  const pages = whole.length / 4096
  for (const at of [
    0,
    20,
    100,
    4096 + 50,
    Math.floor(pages / 3) * 4096 + 9,
    Math.floor(pages / 2) * 4096 + 2000,
    whole.length - 40,
  ]) {
    const bytes = readFileSync(desk.folder.database)
    bytes[at] = (bytes[at] ?? 0) ^ 0x41
    writeFileSync(desk.folder.database, bytes)
    const refusal = await desk.refusal()
    if (refusal) expect(refusal.code, `byte ${at}`).toBe('MIRROR_DAMAGED')
    else {
      await readAll(desk)
      await desk.until('ended', () => desk.session.state.value.endedBecause === 'mirror-damaged')
    }
    const aside = readdirSync(desk.folder.path).filter((name) => name.startsWith('set-aside-'))
    const last = aside.sort().at(-1) ?? ''
    expect(existsSync(join(desk.folder.path, last, 'keys.json')), `byte ${at}`).toBe(true)
    expect(readFileSync(join(desk.folder.path, last, 'mirror.db')).length).toBeGreaterThan(0)
    expect(existsSync(desk.folder.database)).toBe(false)
    expect(await desk.signIn()).toEqual({ mode: 'online' })
    await proveEqual(desk)
    await desk.session.signOut()
  }
  expect(readdirSync(desk.folder.path).filter((name) => name.startsWith('set-aside-'))).toHaveLength(7)
  await desk.close()
})

/** Reads every page through the calls of the window, as somebody would who works for a day. */
async function readAll(desk: Desk): Promise<void> {
  const context = { session: desk.session, today: () => '2026-11-21', version: '0.1.0', diagnosis: () => [] }
  const client = createRouterClient(
    createRouter(() => {}),
    { context },
  )
  const ids = idsOf(desk)
  for (const id of ids) {
    if (desk.session.state.value.phase !== 'open') return
    await client.customers.card({ id }).catch(() => {})
  }
  const query = { filters: [], text: 'rossi', sort: { by: 'premium', descending: true } } as const
  await client.customers.page({ ...query, filters: [], offset: 0, limit: 200 }).catch(() => {})
  await client.search.find({ text: 'rossi', limit: 20 }).catch(() => {})
  if (desk.session.state.value.phase !== 'open') return
  // Pages that no call of the window reads (the feed's own) are met by the sync.
  for (let at = 0; at < 3 && desk.session.state.value.phase === 'open'; at++) {
    const touched = desk.reader.prepare('SELECT id FROM customer').pluck()
    try {
      const all = touched.all() as string[]
      await write(
        office,
        all.map((id) => newCustomer({ id, notes: `letto ${at}` })),
      )
    } catch {
      await desk.session.mirrorDamaged()
    }
    await new Promise((resolve) => setTimeout(resolve, 1500))
  }
  if (desk.session.state.value.phase !== 'open') return
  try {
    mirrorRows(desk.reader)
    desk.reader.pragma('integrity_check')
  } finally {
    await desk.session.mirrorDamaged()
  }
}

function idsOf(desk: Desk): string[] {
  try {
    return desk.reader.prepare('SELECT id FROM customer').pluck().all() as string[]
  } catch {
    return ['00000000-0000-4000-8000-000000000000']
  }
}

test('fault 42: flipped bytes in the write-ahead log: an earlier whole state, and the pull brings the rest', async () => {
  const dataDir = folder()
  const child = new DeskProcess({ headOfficeUrl: office.url, username: 'titolare', dataDir })
  await child.until('online', () => child.complete, 30_000)
  const desk = new Desk({ headOfficeUrl: office.url, username: 'titolare', dataDir })
  await write(office, [newCustomer()])
  await new Promise((resolve) => setTimeout(resolve, 1200))
  await child.kill()
  const wal = `${desk.folder.database}-wal`
  const size = sizeOf(wal)
  expect(size).toBeGreaterThan(4096)
  const saved = join(dataDir, 'saved')
  mkdirSync(saved)
  cpSync(desk.folder.path, saved, { recursive: true })
  for (const at of [3, 20, 40, 32 + 24 + 100, Math.floor(size / 2), size - 10]) {
    rmSync(desk.folder.path, { recursive: true })
    cpSync(saved, desk.folder.path, { recursive: true })
    const bytes = readFileSync(wal)
    bytes[at] = (bytes[at] ?? 0) ^ 0x41
    writeFileSync(wal, bytes)
    const refusal = await desk.refusal()
    if (refusal) {
      expect(refusal.code).toBe('MIRROR_DAMAGED')
      await desk.signIn()
    }
    await proveEqual(desk)
    await desk.session.signOut()
  }
  await desk.close()
})

test('fault 44: a file of a newer program is refused with both versions, and not written', async () => {
  const desk = await startDesk({ headOfficeUrl: office.url, username: 'titolare', dataDir: folder() })
  await desk.session.signOut()
  const newer = join(folder(), 'migrations')
  cpSync(migrationsFolder, newer, { recursive: true })
  const known = readMigrations(migrationsFolder).length
  writeFileSync(
    join(newer, `${String(known + 1).padStart(4, '0')}_later.sql`),
    'CREATE TABLE later (a TEXT) STRICT;',
  )
  const db = openConnection(desk.folder.database, await desk.key(), 'write')
  migrate(db, readMigrations(newer))
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
  const before = readFileSync(desk.folder.database)
  expect(await desk.refusal()).toEqual({
    code: 'MIRROR_NEWER',
    data: { fileVersion: known + 1, knownVersion: known },
  })
  expect(readFileSync(desk.folder.database).equals(before)).toBe(true)
  expect(sizeOf(`${desk.folder.database}-wal`)).toBe(0)
  await desk.close()
})

test('fault 45: a second process on the same mirror is refused while the first lives, and let in after its kill -9', async () => {
  const dataDir = folder()
  const first = new DeskProcess({ headOfficeUrl: office.url, username: 'titolare', dataDir })
  await first.until('online', () => first.complete, 30_000)
  const second = new Desk({ headOfficeUrl: office.url, username: 'titolare', dataDir })
  expect(await second.refusal()).toEqual({ code: 'MIRROR_IN_USE' })
  await first.kill()
  expect(await second.signIn()).toEqual({ mode: 'online' })
  await proveEqual(second)
  await second.close()
})
