import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { readDraft } from '../../db/features/edits/drafts.ts'
import { inTransaction } from '../../headoffice/feed/change.ts'
import { expireFeeds } from '../../headoffice/feed/retention.ts'
import type { Customer } from '../../shared/features/customers/model.ts'
import { type Desk, startDesk, waitFor } from './desk.ts'
import { faultsOfDerived, mirrorRows } from './desk-compare.ts'
import { headOf, newCustomer, type Office, openOffice, write } from './desk-office.ts'
import { noteFor, outbox, patchOf, shown, type, untilPushed } from './desk-typing.ts'
import { addDossiers, type Dossier, movedTo, newDossier, putDossier, tables } from './desk-writers.ts'
import { type FaultProxy, openFaultProxy } from './fault-proxy.ts'
import { holdBack, letThrough, proveOnce } from './queue-checks.ts'

// Rows that leave and come back, and a past that head office forgot, under what waits to be sent.

const MOBILE = '+393331234567'
const PAGE_ROWS = 4

let office: Office
let proxy: FaultProxy
const desks: Desk[] = []

beforeAll(async () => {
  office = await openOffice(3, { limits: { rows: PAGE_ROWS, bytes: 1e6 } })
  proxy = await openFaultProxy(office.url)
})
afterEach(async () => {
  proxy.down = false
  await letThrough(office)
  for (const desk of desks.splice(0)) await desk.close()
})
afterAll(async () => {
  await proxy?.close()
  await office?.close()
})

async function open(username: string): Promise<Desk> {
  const tuning = { backoffMs: 3_000 }
  const desk = await startDesk({ headOfficeUrl: proxy.url, username, tuning })
  desks.push(desk)
  return desk
}

async function dossierOf(portfolio: number): Promise<Dossier> {
  const dossier = newDossier(1, portfolio, office.products, { mobile: null, profession: null })
  await addDossiers(office, [dossier])
  return dossier
}

async function healed(desk: Desk): Promise<void> {
  await letThrough(office)
  await desk.session.writer?.call('syncNow', null)
}

async function move(dossier: Dossier, portfolio: number): Promise<void> {
  await inTransaction(office.office, [1], (tx) => putDossier(tx, movedTo(dossier, portfolio)))
}

/** Types a number, a contact and half a form on a customer. */
async function writeOn(desk: Desk, { id }: Customer): Promise<ReturnType<typeof noteFor>> {
  const note = noteFor({ id }, 'Scritto prima')
  await type(desk, patchOf('customer', id, { mobile: [null, MOBILE] }), note)
  await desk.session.writer?.call('saveDraft', { key: `interaction:${id}`, value: 'Ha chiesto di' })
  return note
}

function proveOnTop(desk: Desk, { id }: Customer, note: { id: string }): void {
  expect(shown(desk.reader, 'customer', id, 'mobile')).toBe(MOBILE)
  expect(shown(desk.reader, 'interaction', note.id, 'subject')).toBe('Scritto prima')
  expect(readDraft(desk.reader, `interaction:${id}`).value).toBe('Ha chiesto di')
  expect(faultsOfDerived(desk.reader)).toEqual([])
}

test('fault 33: a customer leaves and comes back between two pulls: what was typed on him is sent, and his draft stays', async () => {
  const dossier = await dossierOf(2)
  const { customer } = dossier
  const desk = await open('subagente')
  proxy.down = true
  await desk.until('offline', ({ link }) => link === 'offline')
  const note = await writeOn(desk, customer)
  for (const portfolio of [1, 3, 2]) await move(dossier, portfolio)
  proxy.down = false
  await desk.session.writer?.call('syncNow', null)
  await untilPushed(desk)
  proveOnTop(desk, customer, note)
  expect(outbox(desk.reader).map(({ outcome }) => outcome?.result)).toEqual(['applied', 'applied'])
  await proveOnce(desk, office, [customer.id, note.id])
})

test.each([
  ['subagente', 'the page between brings other rows'],
  ['titolare', 'who holds both portfolios'],
])(
  'fault 34: %s, a row leaves and comes back over the pages of one checkpoint with pending fields on top (%s)',
  async (username) => {
    const dossier = await dossierOf(2)
    const { customer } = dossier
    const desk = await open(username)
    await holdBack(office, customer)
    const note = await writeOn(desk, customer)
    await waitFor(
      () => outbox(desk.reader).some(({ failures }) => failures > 0),
      20_000,
      () => 'head office did not fail on it',
    )
    proxy.down = true
    await desk.until('offline', ({ link }) => link === 'offline')
    await move(dossier, 1)
    await write(
      office,
      Array.from({ length: 2 * PAGE_ROWS }, () => newCustomer()),
    )
    await move(dossier, 2)
    const head = await write(
      office,
      Array.from({ length: 2 * PAGE_ROWS }, () => newCustomer()),
    )
    proxy.down = false
    await desk.session.writer?.call('syncNow', null)
    await desk.untilAt(1, head)
    proveOnTop(desk, customer, note)
    expect(outbox(desk.reader).map(({ state }) => state)).toEqual(['queued', 'queued'])
    await healed(desk)
    await untilPushed(desk)
    await proveOnce(desk, office, [customer.id, note.id])
  },
)

test('a customer goes to another portfolio that is held too: what waits on him and his draft stay', async () => {
  const dossier = await dossierOf(2)
  const { customer } = dossier
  const desk = await open('titolare')
  await holdBack(office, customer)
  const note = await writeOn(desk, customer)
  await move(dossier, 3)
  await desk.untilAt(1, await headOf(office))
  proveOnTop(desk, customer, note)
  await healed(desk)
  await untilPushed(desk)
  expect(shown(desk.reader, 'interaction', note.id, 'sync_bucket')).toBe('p:1.3')
  await proveOnce(desk, office, [customer.id, note.id])
})

test('fault 27: head office forgot what the cursor needs while edits wait: compared under them, then they leave', async () => {
  const { customer } = await dossierOf(2)
  const gone = newCustomer()
  await write(office, [gone])
  const desk = await open('titolare')
  await holdBack(office, customer)
  const note = await writeOn(desk, customer)
  await desk.session.signOut()
  await inTransaction(office.office, [1], ({ remove }) => remove(tables.customerTable, gone.id, 1))
  await write(office, [{ ...customer, profession: 'CP3' }])
  await office.pool.query("UPDATE feed_mark SET at = now() - interval '400 days' WHERE agency_id = 1")
  await expireFeeds(office.pool)
  const head = await write(office, [newCustomer()])
  await desk.signIn()
  await desk.untilAt(1, head)
  expect(desk.logged.some(({ data }) => data.cause === 'cursor_expired')).toBe(true)
  proveOnTop(desk, customer, note)
  expect(shown(desk.reader, 'customer', customer.id, 'profession')).toBe('CP3')
  expect(mirrorRows(desk.reader).has(`customer|${gone.id}`)).toBe(false)
  await healed(desk)
  await untilPushed(desk)
  await proveOnce(desk, office, [customer.id, note.id])
})
