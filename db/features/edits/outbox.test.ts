import { afterEach, beforeEach, expect, test } from 'vitest'
import { changeId } from '../../../shared/features/history/model.ts'
import { mutation } from '../../../shared/sync/mutations.ts'
import { nextBatch, wireMutation } from './batch.ts'
import { readEditCounts } from './counts.ts'
import { offerAgain, pruneDone, renumberForNewDevice, renumberQueue } from './numbers.ts'
import { countWaiting, lastSeq } from './outbox.ts'
import { EditRefused } from './queue.ts'
import { noteFailure } from './settle.ts'
import {
  contactOf,
  customerOf,
  type EditsMirror,
  fieldsOf,
  idOf,
  OWNER,
  openEditsMirror,
  SUBAGENT_ID,
} from './testing.ts'

let mirror: EditsMirror
const customer = customerOf(0x10)
const other = customerOf(0x11, { portfolio: 1, collaboratorId: null })

beforeEach(() => {
  mirror = openEditsMirror()
  mirror.checkpoint([customer, other].map((model) => ({ tbl: 'customer', model, ver: 5 })))
})
afterEach(() => mirror.dispose())

const rename = (id: string, from: string, to: string) =>
  ({ tbl: 'customer', id, op: 'patch', fields: { lastName: { from, to } } }) as const
const seqs = () => mirror.lines().map(({ seq, state }) => [seq, state])

function problems(work: () => void): unknown {
  try {
    work()
  } catch (error) {
    if (error instanceof EditRefused) return error.problems
    throw error
  }
  return 'taken'
}

test('a line holds what is frozen when the user types; on the wire it is a mutation, a delete without its fields', () => {
  const [id = ''] = mirror.type(rename(customer.id, 'Rossi', 'Russo'))
  mirror.type({ tbl: 'customer', id: customer.id, op: 'delete', fields: {} })
  const [first, second] = mirror.lines()
  expect(first).toMatchObject({
    seq: 1,
    baseVer: 5,
    customerId: customer.id,
    name: 'Russo Mario',
    actorName: OWNER.displayName,
    fields: { lastName: { from: 'Rossi', to: 'Russo' } },
    group: null,
    state: 'queued',
  })
  expect(second?.fields.lastName).toEqual({ from: 'Russo', to: null })
  for (const line of mirror.lines()) expect(mutation.parse(wireMutation(line))).toEqual(wireMutation(line))
  expect(second && wireMutation(second).fields).toEqual({})
  expect(
    mirror.db.prepare('SELECT id, old_value, new_value, kind FROM change ORDER BY kind DESC').all(),
  ).toEqual([
    { id: changeId(id, 'lastName'), old_value: '"Rossi"', new_value: '"Russo"', kind: 'PATCH' },
    { id: changeId(second?.id ?? '', ''), old_value: null, new_value: null, kind: 'DELETE' },
  ])
})

test('edits of one call are one group and all or none; what changes nothing is left out', () => {
  mirror.type(rename(customer.id, 'Rossi', 'Russo'), rename(other.id, 'Rossi', 'Verdi'))
  const [first, second] = mirror.lines()
  expect(first?.group).toBe(second?.group)
  expect(first?.group).not.toBeNull()
  expect(first?.step).toBe(second?.step)
  expect(mirror.type(rename(customer.id, 'Russo', 'Russo'))).toEqual([])
  expect(
    problems(() => mirror.type(rename(customer.id, 'Russo', 'Neri'), rename(idOf(0x77), 'a', 'b'))),
  ).toEqual([{ code: 'not_found' }])
  expect([countWaiting(mirror.db), lastSeq(mirror.db, 1)]).toEqual([2, 2])
  expect(mirror.shown('customer', customer.id)).toMatchObject({ lastName: 'Russo' })
})

test('a new customer lies where head office will put him', () => {
  const fields = fieldsOf(customerOf(1), ['kind', 'lastName', 'firstName'])
  const made = { tbl: 'customer', op: 'create', fields } as const
  mirror.type({ ...made, id: idOf(0x31) })
  mirror.type({
    ...made,
    id: idOf(0x32),
    fields: { ...fields, collaboratorId: { from: null, to: SUBAGENT_ID } },
  })
  expect([mirror.shown('customer', idOf(0x31)), mirror.shown('customer', idOf(0x32))]).toMatchObject([
    { portfolio: 1, collaboratorId: null },
    { portfolio: 2, collaboratorId: SUBAGENT_ID },
  ])
  const subagent = openEditsMirror({ ...OWNER, role: 'SUBAGENTE', collaboratorId: SUBAGENT_ID })
  subagent.checkpoint([{ tbl: 'customer', model: customer, ver: 5 }])
  subagent.type({ ...made, id: idOf(0x33) })
  expect(subagent.shown('customer', idOf(0x33))).toMatchObject({ portfolio: 2, collaboratorId: SUBAGENT_ID })
  subagent.dispose()
})

test('a desk refuses what its user may not do, in the words of head office', () => {
  const high = openEditsMirror({ ...OWNER, role: 'DIREZIONE' })
  high.checkpoint([{ tbl: 'customer', model: customer, ver: 5 }])
  expect(problems(() => high.type(rename(customer.id, 'Rossi', 'Russo')))).toEqual([{ code: 'forbidden' }])
  high.dispose()
  const contact = contactOf(0x20, customer, { customerId: idOf(0x66) })
  const fields = fieldsOf(contact, ['customerId', 'at', 'channel', 'direction', 'kind', 'subject'])
  expect(problems(() => mirror.type({ tbl: 'interaction', id: contact.id, op: 'create', fields }))).toEqual([
    { code: 'parent_missing', field: 'customerId' },
  ])
  expect(
    problems(() =>
      mirror.type({
        tbl: 'customer',
        id: customer.id,
        op: 'patch',
        fields: { firstName: { from: 'Mario', to: null } },
      }),
    ),
  ).toEqual([{ code: 'required', field: 'firstName' }])
})

test('an answer to a conflict closes it here at once; refused, it is open again', () => {
  const conflict = {
    id: idOf(0x50),
    agencyId: 1,
    portfolio: 2,
    kind: 'FIELDS',
    tbl: 'customer',
    rowId: customer.id,
    customerId: customer.id,
    label: 'Rossi Mario',
    mine: '{"lastName":"Russo"}',
    theirs: '{"lastName":"Verdi"}',
    before: '{"lastName":"Rossi"}',
    mineById: null,
    mineBy: 'Ada',
    mineAt: '2026-11-21T09:00:00.000Z',
    theirsBy: null,
    theirsAt: null,
    mutationId: idOf(0x51),
    openedAt: '2026-11-21T09:00:00.000Z',
    closedAt: null,
    closedBy: null,
    choice: null,
  }
  mirror.checkpoint([{ tbl: 'conflict', model: conflict, ver: 6 }])
  const command = {
    tbl: 'conflict',
    id: conflict.id,
    op: 'command',
    fields: { lastName: { from: null, to: 'mine' } },
  } as const
  const [, id] = mirror.type(rename(customer.id, 'Rossi', 'Russo'), command)
  expect(mirror.shown('conflict', conflict.id)).toMatchObject({
    closedBy: OWNER.displayName,
    choice: '{"lastName":"mine"}',
  })
  expect(readEditCounts(mirror.db, Date.parse('2026-11-22T09:00:00.000Z')).conflicts).toBe(0)
  expect(problems(() => mirror.type(command))).toEqual([{ code: 'conflict_closed' }])
  mirror.answer(id, { result: 'rejected', code: 'group' })
  expect(readEditCounts(mirror.db, Date.parse('2026-11-22T09:00:00.000Z'))).toEqual({
    waiting: 1,
    conflicts: 1,
    refused: 1,
    merged: 0,
  })
})

test('a batch never cuts a group, and a careful one holds a single unit', () => {
  mirror.type(rename(customer.id, 'Rossi', 'A'))
  mirror.type(rename(customer.id, 'A', 'B'), rename(other.id, 'Rossi', 'B'))
  expect(nextBatch(mirror.db, 1).map(({ seq }) => seq)).toEqual([1, 2, 3])
  expect(nextBatch(mirror.db, 1, true).map(({ seq }) => seq)).toEqual([1])
  for (let at = 0; at < 498; at++) mirror.type(rename(other.id, at === 0 ? 'B' : `B${at}`, `B${at + 1}`))
  mirror.type(rename(customer.id, 'B', 'C'), rename(other.id, 'B498', 'C'))
  expect(nextBatch(mirror.db, 1)).toHaveLength(500)
  mirror.run((tx) => tx.prepare("UPDATE mutation SET state = 'done' WHERE seq = 1").run())
  expect(nextBatch(mirror.db, 1).at(-1)?.seq).toBe(501)
  mirror.run((tx) => tx.prepare("UPDATE mutation SET state = 'done' WHERE seq <= 3").run())
  expect(nextBatch(mirror.db, 1).at(-1)?.seq).toBe(503)
})

test('fault 19: at the twentieth failure a mutation, its group and what follows on its rows go out as void', () => {
  mirror.type(rename(customer.id, 'Rossi', 'A'))
  mirror.type(rename(customer.id, 'A', 'B'), rename(other.id, 'Rossi', 'B'))
  const contact = contactOf(0x20, customer)
  const fields = fieldsOf(contact, ['customerId', 'at', 'channel', 'direction', 'kind', 'subject'])
  mirror.type({ tbl: 'interaction', id: contact.id, op: 'create', fields })
  for (let failure = 0; failure < 20; failure++)
    mirror.run((tx) => noteFailure(tx, nextBatch(mirror.db, 1, true)))
  const wire = nextBatch(mirror.db, 1).map(wireMutation)
  expect(wire.map(({ op }) => op)).toEqual(['void', 'void', 'void', 'create'])
  expect(wire[1]).not.toHaveProperty('group')
  for (const { mutation_id } of wire.slice(0, 3)) mirror.answer(mutation_id, { result: 'voided' })
  expect(mirror.shown('customer', customer.id)).toEqual(customer)
  expect(readEditCounts(mirror.db, Date.parse('2026-11-22T09:00:00.000Z'))).toMatchObject({
    waiting: 1,
    refused: 3,
  })
})

test('faults 15, 26: a new device numbers the queue from one; ids and order stay', () => {
  const ids = ['A', 'B', 'C'].flatMap((to, at) =>
    mirror.type(rename(customer.id, ['Rossi', 'A', 'B'][at] ?? '', to)),
  )
  mirror.answer(ids[0], { result: 'applied' })
  mirror.run(renumberForNewDevice)
  expect(mirror.lines().map(({ id }) => id)).toEqual(ids)
  expect(seqs()).toEqual([
    [-1, 'settled'],
    [1, 'queued'],
    [2, 'queued'],
  ])
  expect(lastSeq(mirror.db, 1)).toBe(2)
  // What the old device had its outcome for is shown by any later checkpoint.
  mirror.checkpoint([{ tbl: 'customer', model: { ...customer, lastName: 'A' }, ver: 6 }])
  expect(seqs()[0]).toEqual([-1, 'done'])
  mirror.run((tx) => renumberQueue(tx, 1, 7))
  expect(seqs()).toEqual([
    [-1, 'done'],
    [7, 'queued'],
    [8, 'queued'],
  ])
})

test('fault 25: what head office had taken is offered again before the queue, and is not laid over what others wrote since', () => {
  const [taken] = mirror.type(rename(customer.id, 'Rossi', 'A'))
  mirror.answer(taken, { result: 'applied' })
  mirror.checkpoint([{ tbl: 'customer', model: { ...customer, lastName: 'A' }, ver: 6 }], { ackSeq: 1 })
  const [refused] = mirror.type(rename(other.id, 'Rossi', 'X'))
  mirror.answer(refused, { result: 'rejected', code: 'forbidden' })
  mirror.checkpoint([{ tbl: 'customer', model: { ...customer, lastName: 'Collega' }, ver: 7 }], { ackSeq: 2 })
  mirror.type(rename(other.id, 'Rossi', 'Y'))
  expect(mirror.run((tx) => offerAgain(tx, 1, 1, '2026-10-18T00:00:00.000Z'))).toBe(1)
  expect(seqs()).toEqual([
    [-1, 'done'],
    [1, 'queued'],
    [2, 'queued'],
  ])
  mirror.run((tx) => mirror.applier.relay(tx, [{ tbl: 'customer', rowId: customer.id }], '2026-11-22'))
  expect(mirror.shown('customer', customer.id)).toMatchObject({ lastName: 'Collega' })
  mirror.answer(taken, { result: 'applied' })
  expect(mirror.lines().find(({ id }) => id === taken)?.state).toBe('done')
})

test('fault 25: what was typed long ago and taken in the lost days is offered again', () => {
  const [taken] = mirror.type(rename(customer.id, 'Rossi', 'A'))
  mirror.answer(taken, { result: 'applied' })
  mirror.checkpoint([{ tbl: 'customer', model: { ...customer, lastName: 'A' }, ver: 6 }], { ackSeq: 1 })
  mirror.db.prepare("UPDATE mutation SET created_at = '2026-09-01T09:00:00.000Z'").run()
  expect(mirror.run((tx) => offerAgain(tx, 1, 1, '2026-10-18T00:00:00.000Z'))).toBe(1)
})

test('after 35 days what is done is forgotten; what was refused stays until it is put away; numbers go on', () => {
  const [done, refused] = [
    ...mirror.type(rename(customer.id, 'Rossi', 'A')),
    ...mirror.type(rename(other.id, 'Rossi', 'X')),
  ]
  mirror.answer(done, { result: 'applied' })
  mirror.answer(refused, { result: 'rejected', code: 'forbidden' })
  mirror.checkpoint([], { ackSeq: 2 })
  mirror.run((tx) => pruneDone(tx, '2026-11-22T08:59:59.000Z'))
  expect(mirror.lines()).toHaveLength(2)
  mirror.run((tx) => pruneDone(tx, '2026-12-31T00:00:00.000Z'))
  expect(mirror.lines().map(({ id }) => id)).toEqual([refused])
  mirror.run((tx) => tx.prepare('UPDATE mutation SET dismissed = 1').run())
  mirror.run((tx) => pruneDone(tx, '2026-12-31T00:00:00.000Z'))
  mirror.type(rename(customer.id, 'Rossi', 'B'))
  expect(mirror.lines().map(({ seq }) => seq)).toEqual([3])
})

test('fault 41: on a full disk nothing of an edit is written, and what is there stays readable', () => {
  const pages = Number(mirror.db.pragma('page_count', { simple: true }))
  mirror.db.pragma(`max_page_count = ${pages}`)
  const notes = 'x'.repeat(19_000)
  const fill = () => {
    for (let at = 0; at < 50; at++)
      mirror.type({
        tbl: 'customer',
        id: customer.id,
        op: 'patch',
        fields: { notes: { from: at === 0 ? null : `${notes}${at - 1}`, to: `${notes}${at}` } },
      })
  }
  expect(fill).toThrow('mirror disk-full')
  const lines = mirror.lines()
  expect([mirror.count('change'), lastSeq(mirror.db, 1)]).toEqual([lines.length, lines.length])
  expect(mirror.shown('customer', customer.id)?.notes ?? null).toBe(lines.at(-1)?.fields.notes?.to ?? null)
})
