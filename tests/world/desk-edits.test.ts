import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Customer } from '../../shared/features/customers/model.ts'
import { Desk, newDataDir, startDesk } from './desk.ts'
import { bucketsHeld, differences, faultsOfDerived, mirrorRows, serverRows } from './desk-compare.ts'
import { headOf, newCustomer, type Office, openOffice, write } from './desk-office.ts'
import { createOf, deleteOf, noteFor, outbox, patchOf, shown, type, untilPushed } from './desk-typing.ts'
import { type FaultProxy, openFaultProxy } from './fault-proxy.ts'

let office: Office
let proxy: FaultProxy
const desks: Desk[] = []

beforeAll(async () => {
  office = await openOffice(12)
  proxy = await openFaultProxy(office.url)
})
afterEach(async () => {
  proxy.fault = () => null
  proxy.down = false
  for (const desk of desks.splice(0)) await desk.close()
})
afterAll(async () => {
  // What head office could not answer would show on the desks as something that is tried again.
  expect(office.logged.filter((line) => /"level":[56]0/.test(line))).toEqual([])
  await proxy?.close()
  await office?.close()
})

async function desk(username = 'titolare', dataDir?: string): Promise<Desk> {
  const started = await startDesk({ headOfficeUrl: proxy.url, username, ...(dataDir ? { dataDir } : {}) })
  desks.push(started)
  return started
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

/** The mirror holds what head office holds, and nothing is left of what was on top. */
async function proveEqual(one: Desk): Promise<void> {
  await one.untilAt(1, await headOf(office))
  const { rows } = await serverRows(office.pool, bucketsHeld(one.reader))
  expect(differences(mirrorRows(one.reader), rows)).toEqual([])
  expect(faultsOfDerived(one.reader)).toEqual([])
  expect(one.reader.prepare('SELECT count(*) FROM server_row').pluck().get()).toBe(0)
}

test('what is typed stands at head office, in history and in the mirror, once', async () => {
  const customer = await held()
  const one = await desk()
  await type(one, patchOf('customer', customer.id, { mobile: [null, '+393331234567'] }))
  expect(shown(one.reader, 'customer', customer.id, 'mobile')).toBe('+393331234567')
  await untilPushed(one)
  expect(await atHeadOffice('customer', customer.id)).toMatchObject({ mobile: '+393331234567' })
  const lines = one.reader
    .prepare('SELECT field, new_value AS value, sync_ver > 0 AS confirmed FROM change WHERE row_id = ?')
    .all(customer.id)
  expect(lines).toEqual([{ field: 'mobile', value: '"+393331234567"', confirmed: 1 }])
  expect(outbox(one.reader)).toMatchObject([{ state: 'done', seq: 1, outcome: { result: 'applied' } }])
  await proveEqual(one)
})

test('typed offline, kept through close and open, pushed exactly once', async () => {
  const customer = await held()
  const dataDir = newDataDir()
  const one = await desk('titolare', dataDir)
  proxy.down = true
  await one.until('offline', ({ link }) => link === 'offline')
  const note = noteFor(customer, 'Scritto in viaggio')
  await type(one, note, patchOf('customer', customer.id, { email: [null, 'nuovo@example.it'] }))
  await one.until('two wait', ({ waiting }) => waiting === 2)
  await one.session.signOut()

  const again = new Desk({ headOfficeUrl: proxy.url, username: 'titolare', dataDir })
  desks.push(again)
  expect(await again.signIn()).toEqual({ mode: 'offline' })
  expect(shown(again.reader, 'interaction', note.id, 'subject')).toBe('Scritto in viaggio')
  proxy.down = false
  await untilPushed(again)
  expect(await atHeadOffice('interaction', note.id)).toMatchObject({ portfolio: 2, agency_id: 1 })
  const { rows } = await office.pool.query(
    'SELECT count(*)::int AS n FROM mutation_log WHERE mutation_id = ANY ($1::text[])',
    [outbox(again.reader).map(({ id }) => id)],
  )
  expect(rows).toEqual([{ n: 2 }])
  await proveEqual(again)
  await again.until('nothing waits', ({ waiting }) => waiting === 0)
})

test('faults 2, 12: the answer of a push is cut; pushed again it is a duplicate, before any checkpoint that covers it', async () => {
  const customer = await held()
  const one = await desk()
  let cuts = 0
  proxy.fault = ({ path }) =>
    path === '/v1/push' && cuts++ < 3 ? { kind: 'cut', after: 20 + cuts * 60 } : null
  await type(one, patchOf('customer', customer.id, { notes: [null, 'detto al telefono'] }))
  await untilPushed(one)
  expect(cuts).toBeGreaterThan(3)
  expect(await atHeadOffice('customer', customer.id)).toMatchObject({ notes: 'detto al telefono' })
  await proveEqual(one)
})

test('a create, a patch over it and a delete of it, all before head office hears of the first', async () => {
  const customer = await held()
  const one = await desk()
  proxy.down = true
  await one.until('offline', ({ link }) => link === 'offline')
  const note = noteFor(customer, 'Prima')
  await type(one, note)
  await type(one, patchOf('interaction', note.id, { subject: ['Prima', 'Seconda'] }))
  expect(shown(one.reader, 'interaction', note.id, 'subject')).toBe('Seconda')
  const gone = createOf('customer', { kind: 'PF', lastName: 'Effimeri', firstName: 'Ugo' })
  await type(one, gone)
  expect(shown(one.reader, 'customer_list', gone.id, 'name')).toBe('Effimeri Ugo')
  await type(one, deleteOf('customer', gone.id))
  expect(shown(one.reader, 'customer_list', gone.id, 'name')).toBeUndefined()
  proxy.down = false
  await one.session.writer?.call('syncNow', null)
  await untilPushed(one)
  expect(await atHeadOffice('interaction', note.id)).toMatchObject({ subject: 'Seconda' })
  expect(await atHeadOffice('customer', gone.id)).toBeUndefined()
  await proveEqual(one)
})

test('fault 28: two desks write one guarded field offline: nobody is overwritten, both see the question', async () => {
  const [mine, theirs] = ['IT60X0542811101000000123456', 'DE89370400440532013000']
  const customer = await held({ iban: null })
  const one = await desk()
  const two = await desk()
  proxy.down = true
  await two.until('offline', ({ link }) => link === 'offline')
  await type(one, patchOf('customer', customer.id, { iban: [null, theirs] }))
  await type(two, patchOf('customer', customer.id, { iban: [null, mine], notes: [null, 'anche una nota'] }))
  proxy.down = false
  await one.session.writer?.call('syncNow', null)
  await untilPushed(one)
  await two.session.writer?.call('syncNow', null)
  await untilPushed(two)
  await one.untilAt(1, await headOf(office))
  const row = await atHeadOffice('customer', customer.id)
  expect(row).toMatchObject({ notes: 'anche una nota' })
  const lost = row?.iban === theirs ? mine : theirs
  for (const each of [one, two]) {
    expect(shown(each.reader, 'customer', customer.id, 'iban')).toBe(row?.iban)
    expect(
      each.reader.prepare('SELECT mine FROM conflict WHERE row_id = ?').pluck().all(customer.id),
    ).toEqual([JSON.stringify({ iban: lost })])
  }
  await proveEqual(one)
  await proveEqual(two)
})

test('fault 29: two desks write different fields of one row: both are kept', async () => {
  const customer = await held()
  const one = await desk()
  const two = await desk()
  await Promise.all([
    type(one, patchOf('customer', customer.id, { mobile: [null, '+393331111111'] })),
    type(two, patchOf('customer', customer.id, { email: [null, 'due@example.it'] })),
  ])
  await untilPushed(one)
  await untilPushed(two)
  expect(await atHeadOffice('customer', customer.id)).toMatchObject({
    mobile: '+393331111111',
    email: 'due@example.it',
  })
  await proveEqual(one)
  await proveEqual(two)
})

test('a refused edit is off the row at once and stays listed with what was typed', async () => {
  const customer = await held()
  const one = await desk()
  await office.pool.query("UPDATE app_user SET role = 'DIREZIONE' WHERE username = 'titolare'")
  try {
    await type(one, patchOf('customer', customer.id, { mobile: [null, '+393337777777'] }))
    await untilPushed(one)
  } finally {
    await office.pool.query("UPDATE app_user SET role = 'AGENTE_TITOLARE' WHERE username = 'titolare'")
  }
  expect(shown(one.reader, 'customer', customer.id, 'mobile')).toBeNull()
  expect(outbox(one.reader).at(-1)).toMatchObject({
    state: 'done',
    outcome: { result: 'rejected', code: 'forbidden' },
    fields: { mobile: { to: '+393337777777' } },
  })
  await proveEqual(one)
})

test('the desk refuses before it queues: rights, shape, and rows that are not here', async () => {
  const customer = await held()
  const sub = await desk('subagente')
  const tried = (edit: Parameters<typeof type>[1]) => type(sub, edit).then(() => 'taken', String)
  expect(await tried(patchOf('customer', customer.id, { collaboratorId: [null, randomUUID()] }))).toContain(
    'forbidden',
  )
  expect(await tried(patchOf('customer', customer.id, { mobile: [null, 'domani'] }))).toContain(
    'invalid_value',
  )
  expect(await tried(patchOf('customer', randomUUID(), { mobile: [null, '+393331234567'] }))).toContain(
    'not_found',
  )
  expect(await tried(createOf('interaction', { customerId: customer.id }))).toContain('required')
  expect(await tried(patchOf('policy', randomUUID(), { plate: [null, 'AA000AA'] }))).toContain('not_editable')
  expect(outbox(sub.reader)).toEqual([])
})
