import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { countCustomers } from '../../db/features/customers/list-reader.ts'
import { findPeople } from '../../db/features/search/reader.ts'
import { inTransaction } from '../../headoffice/feed/change.ts'
import { networkTables } from '../../shared/features/network/api.ts'
import { syncedTables } from '../../shared/sync/tables.ts'
import { type Desk, startDesk, waitFor } from './desk.ts'
import { bucketsHeld, differences, faultsOfDerived, mirrorRows, serverRows, sizeOf } from './desk-compare.ts'
import { givePortfolio, headOf, type Office, openOffice } from './desk-office.ts'
import { noteFor, patchOf, type, untilPushed } from './desk-typing.ts'
import { addDossiers, type Dossier, movedTo, newDossier, putDossier } from './desk-writers.ts'
import { addTestAgency, addTestUser } from './head-office.ts'

const [, , , , , , collaboratorFileTable] = networkTables
const TODAY = '2026-11-21'
const NEEDLE = 'Zzyxquagmire'

let office: Office
let desk: Desk

beforeAll(async () => {
  office = await openOffice(60)
  await inTransaction(office.office, [1], ({ put }) =>
    put(collaboratorFileTable, {
      id: crypto.randomUUID(),
      agencyId: 1,
      collaboratorId: office.collaboratorIds[1] ?? '',
      fiscalCode: 'RSSMRA70E01L219X',
      birthDate: '1970-05-01',
      diploma: true,
      initialHours: 60,
    }),
  )
  desk = await startDesk({ headOfficeUrl: office.url, username: 'subagente' })
}, 90_000)
afterAll(async () => {
  await desk?.close()
  await office?.close()
})

/** Every page of the file as it would be without encryption, also free ones and what pages keep of deleted rows. */
async function decryptedBytes(): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'scrivania-scope-'))
  try {
    const copy = join(folder, 'copy.db')
    for (const end of ['', '-wal'])
      if (sizeOf(`${desk.folder.database}${end}`) > 0)
        copyFileSync(`${desk.folder.database}${end}`, `${copy}${end}`)
    const db = new Database(copy)
    db.pragma("cipher = 'chacha20'")
    db.pragma(`key = "raw:${(await desk.key()).toString('hex')}"`)
    db.pragma('journal_mode = DELETE')
    db.pragma("rekey = ''")
    db.close()
    return readFileSync(copy)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const searched = (text: string) => findPeople(desk.reader, text, 10, TODAY).people.length
const listed = (text: string) =>
  countCustomers(desk.reader, { filters: [], text, sort: { by: 'name', descending: false } }, TODAY)

async function change(dossier: Dossier): Promise<void> {
  await inTransaction(office.office, [1], (tx) => putDossier(tx, dossier))
  await desk.untilAt(1, await headOf(office))
}

test('a subagent’s mirror, opened with the key, holds no row of another portfolio and none of the office alone', async () => {
  const file = await desk.openFile()
  const held = new Set<string>()
  for (const { name } of syncedTables)
    for (const row of file
      .prepare<[], { bucket: string }>(`SELECT DISTINCT sync_bucket AS bucket FROM ${name}`)
      .all())
      held.add(row.bucket)
  expect([...held].sort()).toEqual(['g', 'p:1.2', 'r:1'])
  expect(bucketsHeld(file)).toEqual(['g', 'p:1.2', 'r:1'])
  expect(file.prepare('SELECT count(*) AS n FROM collaborator_file').get()).toEqual({ n: 0 })
  expect(file.prepare('SELECT DISTINCT portfolio FROM customer').all()).toEqual([{ portfolio: 2 }])
  expect((await decryptedBytes()).includes('RSSMRA70E01L219X')).toBe(false)
  file.close()
})

test('a customer that moves to another portfolio is gone from list, search, file, log and index to the last byte', async () => {
  const dossier = newDossier(1, 2, office.products, {
    lastName: NEEDLE,
    municipality: `${NEEDLE}borgo`,
    notes: `nota ${NEEDLE}`,
  })
  await addDossiers(office, [dossier])
  await desk.untilAt(1, await headOf(office))
  expect([searched(NEEDLE), listed(NEEDLE)]).toEqual([1, 1])
  // The control: the search below sees what is there.
  const before = (await decryptedBytes()).toString('latin1')
  expect(before).toContain(NEEDLE)
  expect(before.toLowerCase()).toContain('zzyxquagmire')

  await change(movedTo(dossier, 1))
  expect([searched(NEEDLE), listed(NEEDLE)]).toEqual([0, 0])
  await waitFor(
    () => sizeOf(`${desk.folder.database}-wal`) === 0,
    10_000,
    () => 'the log still holds pages',
  )
  expect((await decryptedBytes()).toString('latin1').toLowerCase()).not.toContain('zzyxquagmire')
  expect(faultsOfDerived(desk.reader)).toEqual([])

  // It comes back, and goes by deletion.
  await change(movedTo(dossier, 2))
  expect(searched(NEEDLE)).toBe(1)
  await change(movedTo(dossier, 3))
  expect(searched(NEEDLE)).toBe(0)
})

test('what was typed on a customer goes with him to the last byte: history, drafts, the outbox, what lay beside the rows', async () => {
  const [typed, drafted] = [`${NEEDLE}scritto`, `${NEEDLE}bozza`]
  const dossier = newDossier(1, 2, office.products, { lastName: 'Traslocato', notes: null })
  await addDossiers(office, [dossier])
  await desk.untilAt(1, await headOf(office))
  const { customer } = dossier
  await type(desk, patchOf('customer', customer.id, { notes: [null, typed] }), noteFor(customer, typed))
  await desk.session.writer?.call('saveDraft', { key: `customer:${customer.id}`, value: drafted })
  await untilPushed(desk)
  await desk.untilAt(1, await headOf(office))
  const before = (await decryptedBytes()).toString('latin1')
  expect([before.includes(typed), before.includes(drafted)]).toEqual([true, true])

  const owner = await startDesk({ headOfficeUrl: office.url, username: 'titolare' })
  const to = office.collaboratorIds[2] ?? ''
  await type(owner, patchOf('customer', customer.id, { collaboratorId: [customer.collaboratorId, to] }))
  await untilPushed(owner)
  await owner.close()
  await desk.untilAt(1, await headOf(office))
  expect(searched('Traslocato')).toBe(0)
  await waitFor(
    () => sizeOf(`${desk.folder.database}-wal`) === 0,
    10_000,
    () => 'the log still holds pages',
  )
  const after = (await decryptedBytes()).toString('latin1')
  const left = [typed, drafted, 'Traslocato'].filter((word) => after.includes(word))
  expect(left).toEqual([])
  expect(faultsOfDerived(desk.reader)).toEqual([])
})

test('fault 33: a customer moved away and back between two pulls has one final state', async () => {
  const dossier = newDossier(1, 2, office.products, { lastName: 'Girovago' })
  await addDossiers(office, [dossier])
  await desk.untilAt(1, await headOf(office))
  await desk.session.signOut()
  for (const portfolio of [1, 3, 2])
    await inTransaction(office.office, [1], (tx) => putDossier(tx, movedTo(dossier, portfolio)))
  await desk.signIn()
  await desk.untilAt(1, await headOf(office))
  expect(searched('Girovago')).toBe(1)
  await proveEqual()
})

test('a portfolio given, taken and given again while online: loaded, gone to the last byte, loaded again; the sign stays calm', async () => {
  const give = async (collaboratorId: string | null) => {
    await givePortfolio(office, 3, collaboratorId)
    await desk.untilAt(1, await headOf(office))
  }
  const own = office.collaboratorIds[1] ?? null
  const count = () =>
    Number(desk.reader.prepare('SELECT count(*) FROM customer WHERE portfolio = 3').pluck().get())
  await addDossiers(office, [newDossier(1, 3, office.products, { lastName: 'Perdifiato' })])
  for (const [holder, holds] of [
    [own, true],
    [null, false],
    [own, true],
    [office.collaboratorIds[2] ?? null, false],
  ] as const) {
    await give(holder)
    await waitFor(
      () => bucketsHeld(desk.reader).includes('p:1.3') === holds,
      10_000,
      () => `held: ${bucketsHeld(desk.reader)}`,
    )
    await desk.untilOnline()
    expect(count() > 0).toBe(holds)
    await proveEqual()
  }
  await waitFor(
    () => sizeOf(`${desk.folder.database}-wal`) === 0,
    10_000,
    () => 'the log still holds pages',
  )
  expect((await decryptedBytes()).toString('latin1')).not.toContain('Perdifiato')
  expect(desk.logged.filter(({ level }) => level !== 'info')).toEqual([])
  // A bucket that was dropped does not come back with the next hello.
  await desk.session.writer?.call('syncNow', null)
  await desk.untilOnline()
  expect(bucketsHeld(desk.reader)).toEqual(['g', 'p:1.2', 'r:1'])
})

test('an agency given to and taken from DIREZIONE while online', async () => {
  await addTestAgency(office.pool, 2, 1)
  await addDossiers(office, [newDossier(2, 1, office.products, { lastName: 'Lontani' })])
  const userId = await addTestUser(office.pool, { username: 'direzione', role: 'DIREZIONE', agencies: [1] })
  const high = await startDesk({ headOfficeUrl: office.url, username: 'direzione' })
  const feeds = () => high.reader.prepare('SELECT feed FROM feed_cursor ORDER BY feed').pluck().all()
  expect(feeds()).toEqual([0, 1])
  await office.pool.query('INSERT INTO user_agency (user_id, agency_id) VALUES ($1, 2)', [userId])
  await office.office.nudges.accessChanged(userId)
  // The live stream learns of the new feed, and its first change is told.
  await new Promise((resolve) => setTimeout(resolve, 300))
  await addDossiers(office, [newDossier(2, 1, office.products, { lastName: 'Vicini' })])
  await high.untilAt(2, await headOf(office, 2))
  await high.untilOnline()
  expect(findPeople(high.reader, 'Lontani', 5, TODAY).people).toHaveLength(1)
  await office.pool.query('DELETE FROM user_agency WHERE user_id = $1 AND agency_id = 2', [userId])
  await office.office.nudges.accessChanged(userId)
  await high.session.writer?.call('syncNow', null)
  await waitFor(
    () => feeds().length === 2,
    10_000,
    () => `feeds ${feeds()}`,
  )
  await high.untilOnline()
  expect(findPeople(high.reader, 'Lontani', 5, TODAY).people).toEqual([])
  expect(high.status.complete).toBe(true)
  await high.close()
})

async function proveEqual(): Promise<void> {
  const { rows } = await serverRows(office.pool, bucketsHeld(desk.reader))
  expect(differences(mirrorRows(desk.reader), rows)).toEqual([])
  expect(faultsOfDerived(desk.reader)).toEqual([])
}
