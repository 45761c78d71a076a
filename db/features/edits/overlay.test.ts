import { afterEach, beforeEach, expect, test } from 'vitest'
import { contactOf, customerOf, type EditsMirror, fieldsOf, idOf, openEditsMirror } from './testing.ts'

let mirror: EditsMirror
const customer = customerOf(0x10)

beforeEach(() => {
  mirror = openEditsMirror()
  mirror.checkpoint([{ tbl: 'customer', model: customer, ver: 5 }])
})
afterEach(() => mirror.dispose())

const patch = (field: string, from: string | null, to: string | null, tbl = 'customer', id = customer.id) =>
  ({ tbl, id, op: 'patch', fields: { [field]: { from, to } } }) as const

const newContact = contactOf(0x20, customer)
const create = {
  tbl: 'interaction',
  id: newContact.id,
  op: 'create',
  fields: fieldsOf(newContact, ['customerId', 'at', 'channel', 'direction', 'kind', 'subject']),
} as const

test('a patch shows at once; the server row stands beside; the sum does not change; applied and covered, nothing is left', () => {
  const before = mirror.sums()
  const [id] = mirror.type(patch('mobile', null, '+393331234567'))
  expect(mirror.shown('customer', customer.id)).toMatchObject({ mobile: '+393331234567' })
  expect([mirror.count('server_row'), mirror.count('change', 'sync_ver = 0')]).toEqual([1, 1])
  expect(mirror.sums()).toEqual(before)
  mirror.answer(id, { result: 'applied' })
  expect(mirror.shown('customer', customer.id)).toMatchObject({ mobile: '+393331234567' })
  mirror.checkpoint([{ tbl: 'customer', model: { ...customer, mobile: '+393331234567' }, ver: 6 }], {
    ackSeq: 1,
  })
  expect([mirror.count('server_row'), mirror.count('change'), mirror.lines()[0]?.state]).toEqual([
    0,
    0,
    'done',
  ])
  expect(mirror.shown('customer', customer.id)).toMatchObject({ mobile: '+393331234567' })
})

test('rows that arrive go under what waits, and the sum follows them', () => {
  mirror.type(patch('mobile', null, '+393331234567'))
  mirror.checkpoint([{ tbl: 'customer', model: { ...customer, email: 'a@b.it', mobile: '+390111' }, ver: 7 }])
  expect(mirror.shown('customer', customer.id)).toMatchObject({ email: 'a@b.it', mobile: '+393331234567' })
  const plain = openEditsMirror()
  plain.checkpoint([{ tbl: 'customer', model: customer, ver: 7 }])
  expect(mirror.sums()).toEqual(plain.sums())
  plain.dispose()
})

test('a row that was made here is in no sum; its own row from head office takes its place', () => {
  const before = mirror.sums()
  const [id] = mirror.type(create)
  expect(mirror.shown('interaction', newContact.id)).toEqual(newContact)
  expect([mirror.sums(), mirror.count('server_row')]).toEqual([before, 0])
  mirror.answer(id, { result: 'applied' })
  mirror.checkpoint([{ tbl: 'interaction', model: newContact, ver: 8 }], { ackSeq: 1 })
  expect(mirror.count('interaction', 'sync_ver = 8')).toBe(1)
  expect(mirror.sums()['p:1.2']?.[0]).toBe(2)
})

test('a patch over a create, a delete of it, and what comes back when the delete is refused', () => {
  const [made] = mirror.type(create)
  mirror.type(patch('subject', 'Scadenza', 'Rinnovo', 'interaction', newContact.id))
  expect(mirror.shown('interaction', newContact.id)).toMatchObject({ subject: 'Rinnovo' })
  const [gone] = mirror.type({ tbl: 'interaction', id: newContact.id, op: 'delete', fields: {} })
  expect(mirror.shown('interaction', newContact.id)).toBeNull()
  mirror.answer(gone, { result: 'rejected', code: 'forbidden' })
  expect(mirror.shown('interaction', newContact.id)).toMatchObject({ subject: 'Rinnovo' })
  mirror.answer(made, { result: 'rejected', code: 'forbidden' })
  expect(mirror.shown('interaction', newContact.id)).toBeNull()
})

test('a deleted row is gone from list and table, its server row keeps the sum; refused, it is back', () => {
  const before = mirror.sums()
  const [id] = mirror.type({ tbl: 'customer', id: customer.id, op: 'delete', fields: {} })
  expect([mirror.count('customer'), mirror.count('customer_list'), mirror.sums()]).toEqual([0, 0, before])
  mirror.checkpoint([{ tbl: 'customer', model: { ...customer, lastName: 'Verdi' }, ver: 9 }])
  expect([mirror.count('customer'), mirror.count('server_row', 'ver = 9')]).toEqual([0, 1])
  mirror.answer(id, { result: 'conflict', conflict_id: idOf(0x99), fields: [] })
  expect(mirror.shown('customer', customer.id)).toMatchObject({ lastName: 'Verdi' })
  expect(mirror.count('customer_list')).toBe(1)
})

test('notes keep both texts on top of what a colleague wrote meanwhile', () => {
  mirror.checkpoint([{ tbl: 'customer', model: { ...customer, notes: 'uno' }, ver: 6 }])
  mirror.type(patch('notes', 'uno', 'uno\nmio'))
  mirror.checkpoint([{ tbl: 'customer', model: { ...customer, notes: 'uno\nsuo' }, ver: 7 }])
  expect(mirror.shown('customer', customer.id)).toMatchObject({ notes: 'uno\nsuo\nmio' })
})

test('rejected: off the row at once, its history gone, the text stays in the outbox', () => {
  const [id] = mirror.type(patch('mobile', null, '+393331234567'))
  mirror.answer(id, { result: 'rejected', code: 'scope_lost' })
  expect(mirror.shown('customer', customer.id)).toEqual(customer)
  expect([mirror.count('change'), mirror.count('server_row')]).toEqual([0, 0])
  expect(mirror.lines()[0]).toMatchObject({ state: 'settled', fields: { mobile: { to: '+393331234567' } } })
  // The same answer again changes nothing.
  mirror.answer(id, { result: 'applied' })
  expect(mirror.lines()[0]?.outcome).toEqual({ result: 'rejected', code: 'scope_lost' })
})

test('a conflict takes its own fields off and leaves the others', () => {
  const [id] = mirror.type({
    tbl: 'customer',
    id: customer.id,
    op: 'patch',
    fields: { iban: { from: null, to: 'IT60X0542811101000000123456' }, email: { from: null, to: 'a@b.it' } },
  })
  mirror.answer(id, { result: 'conflict', conflict_id: idOf(0x99), fields: ['iban'] })
  expect(mirror.shown('customer', customer.id)).toMatchObject({ iban: null, email: 'a@b.it' })
  expect(mirror.db.prepare('SELECT field FROM change').pluck().all()).toEqual(['email'])
})

test('two on one row: the first is done and the second stays on top of the row that shows it', () => {
  const [first] = mirror.type(patch('mobile', null, '+393331111111'))
  mirror.type(patch('mobile', '+393331111111', '+393332222222'))
  mirror.answer(first, { result: 'applied' })
  mirror.checkpoint([{ tbl: 'customer', model: { ...customer, mobile: '+393331111111' }, ver: 6 }], {
    ackSeq: 1,
  })
  expect(mirror.lines().map(({ state }) => state)).toEqual(['done', 'queued'])
  expect(mirror.shown('customer', customer.id)).toMatchObject({ mobile: '+393332222222' })
  expect(mirror.count('server_row', 'ver = 6')).toBe(1)
  expect(mirror.count('change', 'sync_ver = 0 AND new_value = \'"+393332222222"\'')).toBe(1)
})

test('a row that moves to another bucket takes what waits along', () => {
  mirror.type(patch('mobile', null, '+393331234567'))
  mirror.checkpoint([{ tbl: 'customer', model: { ...customer, portfolio: 1 }, ver: 6 }])
  expect(mirror.shown('customer', customer.id)).toMatchObject({ portfolio: 1, mobile: '+393331234567' })
  expect([mirror.sums()['p:1.1']?.[0], mirror.sums()['p:1.2']?.[0]]).toEqual([1, 0])
})

test('fault 32: a row leaves: it goes with what was made under it and its drafts; what was typed waits for its answer', () => {
  mirror.type(patch('mobile', null, '+393331234567'))
  mirror.type(create)
  mirror.run((tx) =>
    tx
      .prepare('INSERT INTO draft (key, value, saved_at) VALUES (?, ?, ?), (?, ?, ?)')
      .run(`customer:${customer.id}`, 'x', '', 'customer:new', 'y', ''),
  )
  mirror.checkpoint([], { gone: [{ tbl: 'customer', rowId: customer.id, bucket: 'p:1.2', ver: 9 }] })
  for (const table of ['customer', 'interaction', 'server_row', 'customer_list'])
    expect(mirror.count(table), table).toBe(0)
  expect(mirror.db.prepare('SELECT key FROM draft').pluck().all()).toEqual(['customer:new'])
  expect(mirror.lines().map(({ state }) => state)).toEqual(['queued', 'queued'])
})

test('a bucket that leaves takes deleted and made rows along', () => {
  mirror.type({ tbl: 'customer', id: customer.id, op: 'delete', fields: {} })
  mirror.run((tx) => mirror.applier.apply(tx, [{ t: 'drop_bucket', bucket: 'p:1.2' }], '2026-11-22'))
  expect([mirror.count('customer'), mirror.count('server_row'), mirror.sums()['p:1.2']]).toEqual([
    0,
    0,
    undefined,
  ])
  expect(mirror.lines()).toMatchObject([
    { state: 'queued', fields: { lastName: { from: 'Rossi', to: null } } },
  ])
})
