import { afterEach, beforeEach, expect, test } from 'vitest'
import { customerTables } from '../../../shared/features/customers/api.ts'
import type { Outcome } from '../../../shared/sync/mutations.ts'
import { closeCovered } from './settle.ts'
import { contactOf, customerOf, type EditsMirror, fieldsOf, idOf, openEditsMirror, TODAY } from './testing.ts'

// What is kept of edits whose rows left the user's scope (sync.md section 7).

const APPLIED: Outcome = { result: 'applied' }
const customer = customerOf(0x10)
const row = { tbl: 'customer', model: customer, ver: 5 }
const exit = { tbl: 'customer', rowId: customer.id, bucket: 'p:1.2', ver: 8 }
const patch = {
  tbl: 'customer',
  id: customer.id,
  op: 'patch',
  fields: { mobile: { from: null, to: '+393331234567' } },
} as const
const contact = contactOf(0x20, customer)
const newContact = {
  tbl: 'interaction',
  id: contact.id,
  op: 'create',
  fields: fieldsOf(contact, ['customerId', 'at', 'channel', 'direction', 'kind', 'subject']),
} as const
const newCustomer = {
  tbl: 'customer',
  id: idOf(0x30),
  op: 'create',
  fields: fieldsOf(customerOf(0x30), ['kind', 'lastName', 'firstName', 'collaboratorId']),
} as const

let mirror: EditsMirror
beforeEach(() => {
  mirror = openEditsMirror()
  mirror.run((tx) =>
    mirror.applier.apply(
      tx,
      ['p:1.1', 'p:1.2'].map((bucket) => ({ t: 'add_bucket', bucket })),
      TODAY,
    ),
  )
  mirror.checkpoint([row])
})
afterEach(() => mirror.dispose())

const dropBucket = () =>
  mirror.run((tx) => mirror.applier.apply(tx, [{ t: 'drop_bucket', bucket: 'p:1.2' }], TODAY))
const left = () => mirror.lines().map(({ state, outcome }) => `${state} ${outcome?.result ?? ''}`.trim())

test('what was taken goes with its row and with its customer; what was refused stays', () => {
  const [first] = mirror.type(patch)
  const [second] = mirror.type(newContact)
  const [third] = mirror.type({ ...patch, fields: { email: { from: null, to: 'a@b.it' } } })
  mirror.answer(first, APPLIED)
  mirror.answer(second, APPLIED)
  mirror.answer(third, { result: 'rejected', code: 'forbidden' })
  mirror.checkpoint([{ ...row, ver: 6 }], { ackSeq: 3 })
  expect(left()).toEqual(['done applied', 'done applied', 'done rejected'])
  mirror.checkpoint([], { gone: [exit], ackSeq: 3 })
  expect(left()).toEqual(['done rejected'])
})

test('a customer made here that leaves before head office ever sent him takes his edit along', () => {
  const [made] = mirror.type(newCustomer)
  mirror.answer(made, APPLIED)
  mirror.checkpoint([], { gone: [{ ...exit, rowId: newCustomer.id }], ackSeq: 1 })
  expect([left(), mirror.shown('customer', newCustomer.id)]).toEqual([[], null])
})

test('a customer made here whose portfolio goes in the checkpoint that covers him takes his edit along', () => {
  const [made] = mirror.type({
    ...newCustomer,
    fields: { ...newCustomer.fields, collaboratorId: { from: null, to: customer.collaboratorId } },
  })
  expect(mirror.shown('customer', newCustomer.id)).toMatchObject({ portfolio: 2 })
  mirror.answer(made, APPLIED)
  mirror.run((tx) => {
    tx.prepare("UPDATE mutation SET state = 'done'").run()
    const closed = [{ tbl: 'customer', rowId: newCustomer.id }]
    mirror.applier.apply(tx, [{ t: 'drop_bucket', bucket: 'p:1.2' }], TODAY, closed)
  })
  expect(left()).toEqual([])
})

test('an edit whose row left before its answer or its checkpoint came goes with that checkpoint', () => {
  const [settled] = mirror.type(patch)
  const [queued] = mirror.type(newContact)
  mirror.answer(settled, APPLIED)
  dropBucket()
  expect(left()).toEqual(['settled applied', 'queued'])
  mirror.checkpoint([], { ackSeq: 1 })
  expect(left()).toEqual(['queued'])
  // The answer was lost: head office had taken it before the row left.
  mirror.answer(queued, APPLIED)
  mirror.checkpoint([], { ackSeq: 2 })
  expect([left(), mirror.count('edit_step')]).toEqual([[], 0])
})

test('an edit whose row left and came back before its checkpoint is kept', () => {
  const [id] = mirror.type(patch)
  mirror.answer(id, APPLIED)
  mirror.checkpoint([], { gone: [exit] })
  mirror.checkpoint([{ ...row, ver: 9 }])
  mirror.checkpoint([], { ackSeq: 1 })
  expect(left()).toEqual(['done applied'])
})

test('an edit of a row that was deleted is kept, also when the row had changed its portfolio before', () => {
  const [id] = mirror.type(patch)
  mirror.answer(id, APPLIED)
  mirror.checkpoint([{ ...row, ver: 6 }], { ackSeq: 1 })
  const [table] = customerTables
  const { id: rowId } = customer
  mirror.run((tx) =>
    mirror.applier.apply(
      tx,
      [
        { t: 'exit', table, bucket: 'p:1.2', id: rowId, ver: 8 },
        { t: 'del', table, bucket: 'p:1.1', id: rowId, ver: 9 },
      ],
      TODAY,
    ),
  )
  expect([left(), mirror.shown('customer', customer.id)]).toEqual([['done applied'], null])
})

test.each([
  ['in two checkpoints', true],
  ['in one checkpoint', false],
])('what was typed on a row that was made and deleted goes with the bucket it lay in (%s)', (_, between) => {
  const collaboratorId = { from: null, to: customer.collaboratorId }
  const [made] = mirror.type({ ...newCustomer, fields: { ...newCustomer.fields, collaboratorId } })
  const [deleted] = mirror.type({ ...newCustomer, op: 'delete', fields: {} })
  mirror.answer(made, APPLIED)
  mirror.answer(deleted, APPLIED)
  if (between) mirror.checkpoint([], { ackSeq: 2 })
  dropBucket()
  if (!between) mirror.checkpoint([], { ackSeq: 2 })
  expect(left()).toEqual([])
})

test('what was typed on a row that was deleted in another held bucket stays when its first one goes', () => {
  const [id] = mirror.type(patch)
  mirror.answer(id, APPLIED)
  mirror.checkpoint([{ ...row, ver: 6 }], { ackSeq: 1 })
  mirror.checkpoint([{ ...row, model: { ...customer, portfolio: 1 }, ver: 7 }])
  const [table] = customerTables
  const del = { t: 'del' as const, table, bucket: 'p:1.1', id: customer.id, ver: 9 }
  mirror.run((tx) => mirror.applier.apply(tx, [del], TODAY))
  dropBucket()
  expect(left()).toEqual(['done applied'])
  mirror.run((tx) => mirror.applier.apply(tx, [{ t: 'drop_bucket', bucket: 'p:1.1' }], TODAY))
  expect(left()).toEqual([])
})

test('what was typed on a row that lives in another held bucket stays when its first one goes', () => {
  const [id] = mirror.type(patch)
  mirror.answer(id, APPLIED)
  mirror.checkpoint([{ ...row, model: { ...customer, portfolio: 1 }, ver: 6 }], { ackSeq: 1 })
  dropBucket()
  expect(left()).toEqual(['done applied'])
})

test('what was typed on a row that was made and deleted here stays when head office had both in a bucket that is held', () => {
  const collaboratorId = { from: null, to: customer.collaboratorId }
  const [made] = mirror.type({ ...newCustomer, fields: { ...newCustomer.fields, collaboratorId } })
  const [deleted] = mirror.type({ ...newCustomer, op: 'delete', fields: {} })
  dropBucket()
  mirror.answer(made, APPLIED)
  mirror.answer(deleted, APPLIED)
  mirror.run((tx) => {
    const [table] = customerTables
    const covered = closeCovered(tx, 1, 2)
    mirror.applier.apply(
      tx,
      [{ t: 'del', table, bucket: 'p:1.1', id: newCustomer.id, ver: 6 }],
      TODAY,
      covered,
    )
  })
  expect(left()).toEqual(['done applied', 'done applied'])
})

test('what was typed on a row that lives in another held bucket stays, though a deletion that waits hides it', () => {
  const [id] = mirror.type(patch)
  mirror.answer(id, APPLIED)
  mirror.checkpoint([{ ...row, ver: 6 }], { ackSeq: 1 })
  mirror.checkpoint([{ ...row, model: { ...customer, portfolio: 1 }, ver: 7 }])
  mirror.type({ ...patch, op: 'delete', fields: {} })
  expect(mirror.shown('customer', customer.id)).toBeNull()
  dropBucket()
  expect(left()).toEqual(['done applied', 'queued'])
})
