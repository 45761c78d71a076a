import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCustomerPage } from '../../db/features/customers/list-reader.ts'
import { findPeople } from '../../db/features/search/reader.ts'
import type { MirrorConnection } from '../../db/types.ts'
import { inTransaction } from '../../headoffice/feed/change.ts'
import { startEmbeddedPostgres } from '../../headoffice/postgres.ts'
import { CanarySearch, canaryWord } from './canary-search.ts'
import { Desk, newDataDir, waitFor } from './desk.ts'
import { headOf, type Office, openOffice } from './desk-office.ts'
import { DeskProcess } from './desk-process.ts'
import { addDossiers, newDossier, tables } from './desk-writers.ts'

const NAME = canaryWord('Zan')
const NOTE = canaryWord('nota')
const CITY = canaryWord('Bor')

let office: Office
let postgres: Awaited<ReturnType<typeof startEmbeddedPostgres>>
const officeDir = newDataDir()
const dataDir = newDataDir()
const search = new CanarySearch([NAME, NOTE, CITY], officeDir)

beforeAll(async () => {
  postgres = await startEmbeddedPostgres(officeDir, { durable: false })
  office = await openOffice(10, { databaseUrl: postgres.url })
}, 90_000)
afterAll(async () => {
  await office?.close()
  await postgres?.stop()
  for (const folder of [officeDir, dataDir]) rmSync(folder, { recursive: true, force: true })
})

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
    return search.hits(dataDir)
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
  expect(search.hits(dataDir)).toEqual([])

  const child = new DeskProcess({ headOfficeUrl: office.url, username: 'titolare', dataDir })
  await child.until('online', () => child.complete, 30_000)
  await addDossiers(office, [newDossier(1, 2, office.products, { lastName: NAME })])
  await new Promise((resolve) => setTimeout(resolve, 500))
  await child.kill()
  expect(existsSync(join(dataDir, 'mirrors'))).toBe(true)
  expect(search.hits(dataDir)).toEqual([])
}, 150_000)

test('the control: the same search finds them in head office’s own data folder', async () => {
  await office.pool.query('CHECKPOINT')
  await waitFor(
    () => search.hitsAtHeadOffice().length > 0,
    10_000,
    () => 'the search finds nothing anywhere',
  )
})
