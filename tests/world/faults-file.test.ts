import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate, readMigrations } from '../../db/migrate.ts'
import { openConnection } from '../../db/open.ts'
import { readCursor } from '../../db/sync/cursors.ts'
import { migrationsFolder } from '../../db/testing.ts'
import { Desk, newDataDir, startDesk } from './desk.ts'
import { callsOf } from './desk-calls.ts'
import { bucketsHeld, differences, mirrorRows, serverRows, sizeOf } from './desk-compare.ts'
import { headOf, newCustomer, type Office, openOffice, write } from './desk-office.ts'
import { DeskProcess } from './desk-process.ts'

let office: Office
const folders: string[] = []

beforeAll(async () => {
  office = await openOffice(60)
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

test('fault 42: a flipped byte in header, schema, rows and indexes: noticed at the sign-in or at work, moved aside whole, rebuilt at the next sign-in', async () => {
  const desk = await startDesk({ headOfficeUrl: office.url, username: 'titolare', dataDir: folder() })
  await desk.session.signOut()
  const noticed: string[] = []
  const asideNames = () => readdirSync(desk.folder.path).filter((name) => name.startsWith('set-aside-'))
  const places = [20, 'customer', 'customer_list_name', 'customer_search_data', 'policy']
  for (const place of places) {
    const at = typeof place === 'number' ? place : await rootOf(desk, place)
    const bytes = readFileSync(desk.folder.database)
    bytes[at] = (bytes[at] ?? 0) ^ 0x41
    writeFileSync(desk.folder.database, bytes)
    const before = asideNames()
    const refusal = await desk.refusal()
    if (refusal) expect(refusal.code, `${place}`).toBe('MIRROR_DAMAGED')
    else {
      await readAll(desk)
      await desk.until(`${place} noticed`, () => desk.session.state.value.endedBecause === 'mirror-damaged')
    }
    noticed.push(`${place}: ${refusal ? 'sign-in' : 'work'}`)
    const [aside = ''] = asideNames().filter((name) => !before.includes(name))
    // What lies aside is the file as it was found, with the wraps that open it.
    expect(existsSync(join(desk.folder.path, aside, 'keys.json')), `${place}`).toBe(true)
    expect(readFileSync(join(desk.folder.path, aside, 'mirror.db')).length).toBeGreaterThanOrEqual(
      bytes.length,
    )
    expect(existsSync(desk.folder.database)).toBe(false)
    expect(await desk.signIn()).toMatchObject({ mode: 'online' })
    await proveEqual(desk)
    await desk.session.signOut()
  }
  console.log(noticed.join(', '))
  expect(asideNames()).toHaveLength(places.length)
  await desk.close()
}, 120_000)

/** A byte in the first page of a table or index. */
async function rootOf(desk: Desk, name: string): Promise<number> {
  const file = await desk.openFile()
  const page = file.prepare('SELECT rootpage FROM sqlite_master WHERE name = ?').pluck().get(name) as number
  file.close()
  return (page - 1) * 4096 + 777
}

/**
 * Works through the calls of the window: the list, the search, the card of everybody; then a change of every customer comes
 * from head office, so that the sync meets what the window never reads.
 */
async function readAll(desk: Desk): Promise<void> {
  const calls = callsOf(desk, { onError: () => {} })
  const isOpen = () => desk.session.state.value.phase === 'open'
  const sort = { by: 'premium', descending: true } as const
  await calls.customers.page({ filters: [], text: 'rossi', sort, offset: 0, limit: 200 }).catch(() => {})
  await calls.search.find({ text: 'rossi', limit: 20 }).catch(() => {})
  for (const id of idsOf(desk)) {
    await calls.customers.card({ id }).catch(() => {})
    // The session ends beside the answers, as it does beside a window.
    await new Promise((resolve) => setImmediate(resolve))
    if (!isOpen()) return
  }
  const head = await touchEverybody()
  await desk.untilAt(1, head, 5000).catch(() => {})
}

async function touchEverybody(): Promise<number> {
  const { rows } = await office.pool.query<{ id: string; portfolio: number }>(
    'SELECT id, portfolio FROM customer',
  )
  return write(
    office,
    rows.map(({ id, portfolio }) => newCustomer({ id, portfolio: Number(portfolio), lastName: 'Rossi' })),
  )
}

function idsOf(desk: Desk): string[] {
  try {
    return desk.reader.prepare('SELECT id FROM customer').pluck().all() as string[]
  } catch {
    // The damaged page itself; any call will meet it.
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
  for (const at of [20, 32 + 24 + 100, Math.floor(size / 2), size - 10]) {
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

// Last, because it leaves many rows at head office.
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
      Array.from({ length: 60 }, () => newCustomer({ notes: 'x'.repeat(12_000) })),
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
