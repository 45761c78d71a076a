import { rmSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { readDraft } from '../../db/features/edits/drafts.ts'
import { readInbox } from '../../db/features/edits/inbox-reader.ts'
import { readSteps } from '../../db/features/edits/undo.ts'
import type { Customer } from '../../shared/features/customers/model.ts'
import { Desk, newDataDir, startDesk } from './desk.ts'
import { bucketsHeld, differences, mirrorRows, serverRows } from './desk-compare.ts'
import { headOf, newCustomer, type Office, openOffice, write } from './desk-office.ts'
import { DeskProcess } from './desk-process.ts'
import { createOf, deleteOf, noteFor, patchOf, shown, type, untilPushed } from './desk-typing.ts'
import { type FaultProxy, openFaultProxy } from './fault-proxy.ts'

let office: Office
let proxy: FaultProxy
const desks: Desk[] = []
const folders: string[] = []

beforeAll(async () => {
  office = await openOffice(3)
  proxy = await openFaultProxy(office.url)
})
afterEach(async () => {
  proxy.down = false
  for (const desk of desks.splice(0)) await desk.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})
afterAll(async () => {
  await proxy?.close()
  await office?.close()
})

async function desk(username = 'titolare', url = proxy.url): Promise<Desk> {
  const started = await startDesk({ headOfficeUrl: url, username })
  desks.push(started)
  return started
}

function keptFolder(): string {
  const folder = newDataDir()
  folders.push(folder)
  return folder
}

async function held(more: Partial<Customer> = {}): Promise<Customer> {
  const customer = newCustomer(more)
  await write(office, [customer])
  return customer
}

async function atHeadOffice(table: string, id: string): Promise<Record<string, unknown> | undefined> {
  const { rows } = await office.pool.query(`SELECT * FROM "${table}" WHERE id = $1`, [id])
  return rows[0]
}

/** The desk has pushed everything, holds what head office holds, and nothing is left of what was on top. */
async function untilEqual(...some: Desk[]): Promise<void> {
  for (const one of some) {
    await untilPushed(one)
    await one.untilAt(1, await headOf(office))
    const { rows } = await serverRows(office.pool, bucketsHeld(one.reader))
    expect(differences(mirrorRows(one.reader), rows)).toEqual([])
  }
}

async function goOffline(one: Desk): Promise<void> {
  proxy.down = true
  await one.until('offline', ({ link }) => link === 'offline')
}

async function goOnline(one: Desk): Promise<void> {
  proxy.down = false
  await one.session.writer?.call('syncNow', null)
}

const walk = (one: Desk, way: 'undo' | 'redo') => one.session.writer?.call(way, null)

async function openConflicts(id: string) {
  const { rows } = await office.pool.query(
    'SELECT * FROM conflict WHERE row_id = $1 AND closed_at IS NULL ORDER BY opened_at',
    [id],
  )
  return rows
}

test('what was pushed and what never left is undone after a restart, and done again after the next', async () => {
  const customer = await held({ email: 'prima@example.it' })
  const dataDir = keptFolder()
  const open = async () => {
    const one = new Desk({ headOfficeUrl: proxy.url, username: 'titolare', dataDir })
    desks.push(one)
    await one.signIn()
    return one
  }
  const first = await open()
  await first.untilOnline()
  await type(first, patchOf('customer', customer.id, { email: ['prima@example.it', 'poi@example.it'] }))
  await untilPushed(first)
  await goOffline(first)
  await type(first, patchOf('customer', customer.id, { mobile: [null, '+393331234567'] }))
  await first.session.signOut()

  const second = await open()
  expect(readSteps(second.reader).undo).toMatchObject({ fields: ['mobile'] })
  await walk(second, 'undo')
  await walk(second, 'undo')
  expect(shown(second.reader, 'customer', customer.id, 'email')).toBe('prima@example.it')
  await goOnline(second)
  await untilEqual(second)
  expect(await atHeadOffice('customer', customer.id)).toMatchObject({
    email: 'prima@example.it',
    mobile: null,
  })
  await second.session.signOut()

  const third = await open()
  await third.untilOnline()
  await walk(third, 'redo')
  await walk(third, 'redo')
  await untilEqual(third)
  expect(await atHeadOffice('customer', customer.id)).toMatchObject({
    email: 'poi@example.it',
    mobile: '+393331234567',
  })
})

test('the undo of what a colleague changed meanwhile asks, though the field is one where the later writer wins', async () => {
  const customer = await held({ email: 'prima@example.it' })
  const one = await desk()
  const other = await desk('subagente', office.url)
  await type(one, patchOf('customer', customer.id, { email: ['prima@example.it', 'mia@example.it'] }))
  await untilEqual(one, other)
  await goOffline(one)
  await type(other, patchOf('customer', customer.id, { email: ['mia@example.it', 'sua@example.it'] }))
  await untilPushed(other)
  await walk(one, 'undo')
  await goOnline(one)
  await untilEqual(one, other)
  expect(await atHeadOffice('customer', customer.id)).toMatchObject({ email: 'sua@example.it' })
  expect(shown(one.reader, 'customer', customer.id, 'email')).toBe('sua@example.it')
  const [question, ...others] = await openConflicts(customer.id)
  expect(others).toEqual([])
  expect([JSON.parse(question.mine), JSON.parse(question.theirs)]).toEqual([
    { email: 'prima@example.it' },
    { email: 'sua@example.it' },
  ])
})

test('fault 31: the undo of a making asks before it deletes what a colleague has worked on', async () => {
  const one = await desk()
  const made = createOf('customer', {
    kind: 'PF',
    lastName: 'Nuovi',
    firstName: 'Ida',
    preferredChannel: 'EMAIL',
  })
  await type(one, made)
  await untilPushed(one)
  const other = await desk('titolare', office.url)
  await type(other, noteFor(made, 'Primo incontro'))
  await untilEqual(other, one)
  await walk(one, 'undo')
  await untilEqual(one)
  expect(await atHeadOffice('customer', made.id)).toBeDefined()
  expect(shown(one.reader, 'customer', made.id, 'last_name')).toBe('Nuovi')
  expect(await openConflicts(made.id)).toMatchObject([{ kind: 'EDITED' }])
})

test('a prospect that was deleted comes back with everything that stood on his card', async () => {
  const one = await desk()
  const made = createOf('customer', {
    kind: 'PF',
    lastName: 'Tornati',
    firstName: 'Ugo',
    preferredChannel: 'EMAIL',
  })
  const note = noteFor(made, 'Preventivo casa')
  await type(one, made, note)
  await untilEqual(one)
  await type(one, deleteOf('customer', made.id))
  await untilEqual(one)
  expect(shown(one.reader, 'interaction', note.id, 'subject')).toBeUndefined()
  await walk(one, 'undo')
  await untilEqual(one)
  expect(await atHeadOffice('customer', made.id)).toMatchObject({ last_name: 'Tornati' })
  expect(shown(one.reader, 'interaction', note.id, 'subject')).toBe('Preventivo casa')
  await walk(one, 'redo')
  await untilEqual(one)
  expect(await atHeadOffice('customer', made.id)).toBeUndefined()
  await walk(one, 'undo')
  await walk(one, 'undo')
  await untilEqual(one)
  expect(await atHeadOffice('customer', made.id)).toBeUndefined()
  await walk(one, 'redo')
  await untilEqual(one)
  expect(await atHeadOffice('interaction', note.id)).toMatchObject({ subject: 'Preventivo casa' })
})

test('fault 28: a conflict is answered at one desk and closed at both; the answer given too late changes nothing', async () => {
  const customer = await held({ lastName: 'Rossi' })
  const one = await desk()
  const other = await desk('subagente', office.url)
  await goOffline(one)
  await type(other, patchOf('customer', customer.id, { lastName: ['Rossi', 'Verdi'] }))
  await untilPushed(other)
  await type(one, patchOf('customer', customer.id, { lastName: ['Rossi', 'Bianchi'] }))
  await goOnline(one)
  await untilEqual(one, other)
  const [question] = await openConflicts(customer.id)
  expect(shown(other.reader, 'conflict', question.id, 'kind')).toBe('FIELDS')

  await goOffline(one)
  const answer = (at: Desk, lastName: 'mine' | 'before') =>
    at.session.writer?.call('resolve', { id: question.id, choices: { lastName } })
  expect(await answer(other, 'mine')).toBe(true)
  await untilPushed(other)
  expect(await answer(one, 'before')).toBe(true)
  expect(shown(one.reader, 'customer', customer.id, 'last_name')).toBe('Rossi')
  await goOnline(one)
  await untilEqual(one, other)
  expect(await atHeadOffice('customer', customer.id)).toMatchObject({ last_name: 'Bianchi' })
  expect(shown(one.reader, 'customer', customer.id, 'last_name')).toBe('Bianchi')
  expect(await openConflicts(customer.id)).toEqual([])
  const refused = readInbox(one.reader, Date.now()).refused.map((line) => line.outcome)
  expect(refused).toContainEqual({ result: 'rejected', code: 'conflict_closed' })
  expect(refused).toHaveLength(2)

  await walk(other, 'undo')
  await untilEqual(other, one)
  expect(await atHeadOffice('customer', customer.id)).toMatchObject({ last_name: 'Verdi' })
  expect(await openConflicts(customer.id)).toMatchObject([{ id: question.id }])
})

test('fault 1: a draft outlives a kill -9, and so does the step that was just made', async () => {
  const customer = await held({ email: 'prima@example.it' })
  const dataDir = keptFolder()
  const child = new DeskProcess({ headOfficeUrl: proxy.url, username: 'titolare', dataDir })
  await child.until('complete', () => child.complete, 45_000)
  await child.command('saveDraft', { key: `interaction:${customer.id}`, value: 'Ha chiesto di' })
  await child.command('applyEdits', {
    edits: [patchOf('customer', customer.id, { email: ['prima@example.it', 'poi@example.it'] })],
  })
  await child.kill()
  const again = new Desk({ headOfficeUrl: proxy.url, username: 'titolare', dataDir })
  desks.push(again)
  await again.signIn()
  expect(readDraft(again.reader, `interaction:${customer.id}`)).toMatchObject({ value: 'Ha chiesto di' })
  await walk(again, 'undo')
  expect(shown(again.reader, 'customer', customer.id, 'email')).toBe('prima@example.it')
  await again.untilOnline()
  await untilEqual(again)
  expect(await atHeadOffice('customer', customer.id)).toMatchObject({ email: 'prima@example.it' })
})
