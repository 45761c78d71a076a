import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCustomerPage } from '../../db/features/customers/list-reader.ts'
import { findPeople } from '../../db/features/search/reader.ts'
import type { MirrorConnection } from '../../db/types.ts'
import { inTransaction } from '../../headoffice/feed/change.ts'
import { startEmbeddedPostgres } from '../../headoffice/postgres.ts'
import { Desk, newDataDir, waitFor } from './desk.ts'
import { headOf, type Office, openOffice } from './desk-office.ts'
import { DeskProcess } from './desk-process.ts'
import { addDossiers, newDossier, tables } from './desk-writers.ts'

// Made anew at each run: neither this file nor a cache holds them.
const letters = () =>
  randomBytes(9)
    .toString('hex')
    .replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] ?? '')
const NAME = `Zan${letters()}`
const NOTE = `nota${letters()}`
const CITY = `Bor${letters()}`
const WORDS = [NAME, NOTE, CITY]

let office: Office
let postgres: Awaited<ReturnType<typeof startEmbeddedPostgres>>
const officeDir = newDataDir()
const dataDir = newDataDir()
const PLACES = [dataDir, tmpdir(), '/var/tmp', '/dev/shm']

beforeAll(async () => {
  postgres = await startEmbeddedPostgres(officeDir, { durable: false })
  office = await openOffice(10, { databaseUrl: postgres.url })
}, 90_000)
afterAll(async () => {
  await office?.close()
  await postgres?.stop()
  for (const folder of [officeDir, dataDir]) rmSync(folder, { recursive: true, force: true })
})

/** Needles in every form in which a program writes text: UTF-8, UTF-16, and as typed, lower and upper case. */
const needles = WORDS.flatMap((word) => [word, word.toLowerCase(), word.toUpperCase()]).flatMap((word) => [
  Buffer.from(word, 'utf8'),
  Buffer.from(word, 'utf16le'),
])
const begun = Date.now() - 1000

function holdsNeedle(file: string): boolean {
  try {
    const bytes = readFileSync(file)
    return needles.some((needle) => bytes.includes(needle))
  } catch {
    // Gone meanwhile, another user's, or no file at all.
    return false
  }
}

/** Files below a folder that were written since this test began. */
function* written(folder: string, except: readonly string[]): Generator<string> {
  for (const entry of list(folder)) {
    const path = join(folder, entry.name)
    if (except.includes(path)) continue
    // Other tests' databases beside us: none of our desk's business, and large.
    if (entry.isDirectory() && existsSync(join(path, 'PG_VERSION')) && !path.startsWith(officeDir)) continue
    if (entry.isDirectory()) yield* written(path, except)
    else if (entry.isFile() && isRecent(path)) yield path
  }
}

function list(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}

function isRecent(path: string): boolean {
  const { mtimeMs, size } = statSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: 0, size: 0 }
  return mtimeMs >= begun && size < 512 * 1024 * 1024
}

/** Files that this process holds open without a name: where SQLite sorts when it sorts on disk. */
function nameless(): string[] {
  return list('/proc/self/fd')
    .map(({ name }) => `/proc/self/fd/${name}`)
    .filter((link) => {
      try {
        return readlinkSync(link).endsWith(' (deleted)')
      } catch {
        return false
      }
    })
}

/** Where one of the needles stands. */
function hits(folders: readonly string[], except: readonly string[] = []): string[] {
  const files = folders.flatMap((folder) => [...written(folder, except)])
  return [...files, ...nameless()].filter(holdsNeedle)
}

/** Starts a sort that does not fit into memory, and says where names stand in the middle of it. */
function hitsWhileSorting(db: MirrorConnection, temporary: 'MEMORY' | 'FILE'): string[] {
  db.pragma(`temp_store = ${temporary}`)
  const rows = db
    .prepare(
      'SELECT x FROM (SELECT a.notes || b.id AS x FROM customer AS a, customer AS b LIMIT 40000) ORDER BY x DESC',
    )
    .iterate()
  rows.next()
  try {
    return hits(PLACES, [officeDir])
  } finally {
    rows.return?.()
  }
}

test('fault 66: names and notes stand nowhere outside the encrypted file: not while working, not after deletion, not after a kill', async () => {
  const dossiers = Array.from({ length: 400 }, () =>
    newDossier(1, 2, office.products, { lastName: NAME, municipality: CITY, notes: `${NOTE} `.repeat(100) }),
  )
  await addDossiers(office, dossiers)
  await office.pool.query('CHECKPOINT')

  const desk = new Desk({ headOfficeUrl: office.url, username: 'titolare', dataDir })
  await desk.signIn()
  await desk.untilOnline()
  expect(findPeople(desk.reader, NAME, 10, '2026-11-21').people).toHaveLength(10)
  const sort = { by: 'premium', descending: true } as const
  expect(
    readCustomerPage(desk.reader, { filters: [], text: CITY, sort }, { offset: 0, limit: 50 }, '2026-11-21'),
  ).toHaveLength(50)
  const file = await desk.openFile()
  expect(file.pragma('temp_store', { simple: true })).toBe(2)
  expect(hitsWhileSorting(file, 'MEMORY')).toEqual([])
  // The control: with SQLite's own default the same sort writes names, and this search sees them.
  expect(hitsWhileSorting(file, 'FILE').length).toBeGreaterThan(0)
  file.close()

  const gone = dossiers.slice(0, 5).map(({ customer }) => customer)
  await inTransaction(office.office, [1], async ({ putMany }) => {
    await putMany(
      tables.customerTable,
      gone.map((customer) => ({ ...customer, lastName: 'Rossi', notes: null })),
    )
  })
  await desk.untilAt(1, await headOf(office))
  await desk.session.signOut()
  expect(hits(PLACES, [officeDir])).toEqual([])

  const child = new DeskProcess({ headOfficeUrl: office.url, username: 'titolare', dataDir })
  await child.until('online', () => child.complete, 30_000)
  await addDossiers(office, [newDossier(1, 2, office.products, { lastName: NAME })])
  await new Promise((resolve) => setTimeout(resolve, 500))
  await child.kill()
  expect(existsSync(join(dataDir, 'mirrors'))).toBe(true)
  expect(hits(PLACES, [officeDir])).toEqual([])
}, 150_000)

test('the control: the same search finds them in head office’s own data folder', async () => {
  await office.pool.query('CHECKPOINT')
  await waitFor(
    () => hits([officeDir]).length > 0,
    10_000,
    () => 'the search finds nothing anywhere',
  )
})
