import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { KEPT_STEPS, writeStep } from '../../../../db/features/edits/steps.ts'
import { readSteps } from '../../../../db/features/edits/undo.ts'
import { create, customerRow, EditDesk, patch } from './edit-desk.fixtures.ts'

let desk: EditDesk

beforeEach(() => {
  desk = new EditDesk()
})
afterEach(() => desk.dispose())

function heldCustomer() {
  const customer = customerRow()
  desk.put('customer', customer)
  return customer
}

describe('undo', () => {
  test('takes a patch back by a new mutation that names it, though it was never sent', () => {
    const { id } = heldCustomer()
    const [first] = desk.apply(patch(id, 'email', 'mario@example.it', 'nuovo@example.it'))
    expect(desk.run('undo', null)).toMatchObject({
      words: { op: 'patch', fields: ['email'], name: 'Rossi Mario' },
      removed: [],
    })
    expect(desk.row('customer', id)?.email).toBe('mario@example.it')
    expect(desk.mutations()).toHaveLength(2)
    expect(desk.lastMutation()).toMatchObject({
      op: 'patch',
      undo_of: first,
      base_ver: 40,
      fields: { email: { from: 'nuovo@example.it', to: 'mario@example.it' } },
    })
    expect(desk.run('undo', null)).toBeNull()
  })

  test('takes several edits of one call back together, last first', () => {
    const { id } = heldCustomer()
    const other = randomUUID()
    const made = desk.apply(create(other, 'Bianchi'), patch(id, 'email', 'mario@example.it', null))
    desk.run('undo', null)
    const back = desk.mutations().slice(2)
    expect(back.map((line) => [line.op, line.undo_of])).toEqual([
      ['patch', made[1]],
      ['delete', made[0]],
    ])
    expect(new Set(back.map((line) => line.grp)).size).toBe(1)
    expect(back[0]?.grp).not.toBeNull()
    expect(desk.row('customer', other)).toBeNull()
    expect(desk.row('customer', id)?.email).toBe('mario@example.it')
  })

  test('deletes what was made, from the version before it, so that a colleague’s work on it makes a question', () => {
    const id = randomUUID()
    desk.apply(create(id, 'Bianchi'))
    desk.put('customer', customerRow({ id, lastName: 'Bianchi' }), 50)
    desk.run('undo', null)
    expect(desk.lastMutation()).toMatchObject({ op: 'delete', base_ver: 0 })
  })

  test('makes a deleted row again under its id, with every value it had', () => {
    const customer = heldCustomer()
    desk.apply({ tbl: 'customer', id: customer.id, op: 'delete', fields: {} })
    expect(desk.row('customer', customer.id)).toBeNull()
    desk.run('undo', null)
    const { updatedAt: _, ...before } = customer
    expect(desk.row('customer', customer.id)).toMatchObject(before)
  })

  test('puts back a value of an older system that nobody could type today', () => {
    const customer = customerRow({ mobile: '333 1234567' })
    desk.put('customer', customer)
    desk.apply(patch(customer.id, 'mobile', '333 1234567', '+393331234567'))
    desk.run('undo', null)
    expect(desk.row('customer', customer.id)?.mobile).toBe('333 1234567')
  })

  test('puts back a row that the checks of today would not take; nobody is refused for what stood there already', () => {
    const customer = customerRow({ firstName: null })
    desk.put('customer', customer)
    desk.apply(patch(customer.id, 'email', 'mario@example.it', null))
    desk.apply(patch(customer.id, 'firstName', null, 'Mario'))
    expect(desk.run('applyEdits', { edits: [patch(customer.id, 'firstName', 'Mario', null)] })).toEqual({
      refused: [{ code: 'required', field: 'firstName' }],
    })
    desk.run('undo', null)
    expect(desk.row('customer', customer.id)).toMatchObject({ firstName: null, email: null })
  })

  test('skips a step that head office refused, and the fields that became a question', () => {
    const { id } = heldCustomer()
    desk.apply(patch(id, 'email', 'mario@example.it', 'uno@example.it'))
    const [both] = desk.apply({
      tbl: 'customer',
      id,
      op: 'patch',
      fields: {
        iban: { from: null, to: 'IT60X0542811101000000123456' },
        pec: { from: null, to: 'oste@pec.it' },
      },
    })
    const [refused] = desk.apply(patch(id, 'lastName', 'Rossi', 'Verdi'))
    desk.answer(refused, { result: 'rejected', code: 'forbidden' })
    desk.answer(both, { result: 'conflict', conflict_id: randomUUID(), fields: ['iban'] })
    expect(readSteps(desk.db).undo).toMatchObject({ fields: ['iban', 'pec'] })
    desk.run('undo', null)
    expect(desk.lastMutation().fields).toEqual({ pec: { from: 'oste@pec.it', to: null } })
    desk.run('undo', null)
    expect(desk.row('customer', id)?.email).toBe('mario@example.it')
    expect(readSteps(desk.db).undo).toBeNull()
  })

  test('skips a step whose row is not here any more', () => {
    const { id } = heldCustomer()
    const other = heldCustomer()
    desk.apply(patch(other.id, 'email', 'mario@example.it', null))
    desk.apply(patch(id, 'email', 'mario@example.it', null))
    desk.left('customer', id)
    expect(desk.run('undo', null)).toMatchObject({ words: { name: 'Rossi Mario' } })
    expect(desk.row('customer', other.id)?.email).toBe('mario@example.it')
  })

  test('a role that writes no more is refused, and the step stands', () => {
    const { id } = heldCustomer()
    desk.apply(patch(id, 'email', 'mario@example.it', null))
    desk.db.prepare("UPDATE meta SET value = json_set(value, '$.role', 'DIREZIONE') WHERE key = 'user'").run()
    expect(desk.run('undo', null)).toEqual({ refused: [{ code: 'forbidden' }] })
    expect(desk.row('customer', id)?.email).toBeNull()
    expect(readSteps(desk.db).undo).not.toBeNull()
  })
})

describe('redo', () => {
  test('does a step again and again, each time as a new mutation', () => {
    const { id } = heldCustomer()
    desk.apply(patch(id, 'email', 'mario@example.it', 'nuovo@example.it'))
    for (let round = 0; round < 3; round++) {
      expect(desk.run('redo', null)).toBeNull()
      desk.run('undo', null)
      expect(desk.row('customer', id)?.email).toBe('mario@example.it')
      expect(desk.run('undo', null)).toBeNull()
      expect(desk.run('redo', null)).toMatchObject({ words: { fields: ['email'] } })
      expect(desk.row('customer', id)?.email).toBe('nuovo@example.it')
    }
    expect(desk.mutations()).toHaveLength(7)
  })

  test('makes again what undo deleted, and deletes again what undo made', () => {
    const { id } = heldCustomer()
    const made = randomUUID()
    desk.apply(create(made, 'Bianchi'))
    desk.apply({ tbl: 'customer', id, op: 'delete', fields: {} })
    desk.run('undo', null)
    desk.run('undo', null)
    expect([desk.row('customer', id), desk.row('customer', made)]).toMatchObject([{ id }, null])
    desk.run('redo', null)
    expect(desk.row('customer', made)).toMatchObject({ lastName: 'Bianchi', preferredChannel: 'EMAIL' })
    desk.run('redo', null)
    expect(desk.row('customer', id)).toBeNull()
    // As typed the first time: nothing was made here, so the version is the one that stands.
    expect(desk.lastMutation()).toMatchObject({ op: 'delete', base_ver: 40 })
  })

  test('walks several steps back and forth in order', () => {
    const { id } = heldCustomer()
    const mails = ['mario@example.it', 'a@example.it', 'b@example.it', 'c@example.it']
    for (let at = 1; at < mails.length; at++)
      desk.apply(patch(id, 'email', mails[at - 1] ?? null, mails[at] ?? null))
    const seen = ['undo', 'undo', 'redo', 'undo', 'undo', 'redo', 'redo', 'redo'].map((way) => {
      desk.run(way as 'undo' | 'redo', null)
      return mails.indexOf(String(desk.row('customer', id)?.email))
    })
    expect(seen).toEqual([2, 1, 2, 1, 0, 1, 2, 3])
  })

  test('a new edit ends it', () => {
    const { id } = heldCustomer()
    desk.apply(patch(id, 'email', 'mario@example.it', 'nuovo@example.it'))
    desk.run('undo', null)
    expect(readSteps(desk.db).redo).not.toBeNull()
    desk.apply(patch(id, 'pec', null, 'oste@pec.it'))
    expect(readSteps(desk.db).redo).toBeNull()
    expect(desk.run('redo', null)).toBeNull()
  })

  test('an undo that head office refused leaves nothing to do again', () => {
    const { id } = heldCustomer()
    desk.apply(patch(id, 'email', 'mario@example.it', 'nuovo@example.it'))
    desk.run('undo', null)
    desk.answer(desk.lastMutation().id, { result: 'rejected', code: 'forbidden' })
    expect(desk.row('customer', id)?.email).toBe('nuovo@example.it')
    expect(desk.run('redo', null)).toBeNull()
  })
})

test('the last 200 steps are kept', () => {
  const words = { op: 'patch', tbl: 'customer', fields: [], name: '', count: 1 } as const
  for (let n = 0; n < KEPT_STEPS + 5; n++)
    desk.gate.run((tx) =>
      writeStep(tx, { id: randomUUID(), at: '2026-03-02T09:00:00.000Z', words: { ...words, fields: [] } }),
    )
  const { n, first } = desk.db.prepare('SELECT count(*) AS n, min(n) AS first FROM edit_step').get() as {
    n: number
    first: number
  }
  expect([n, first]).toEqual([KEPT_STEPS, 6])
})
