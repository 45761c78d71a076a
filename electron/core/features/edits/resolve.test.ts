import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readOpenConflicts } from '../../../../db/features/conflicts/reader.ts'
import type { Conflict } from '../../../../shared/features/conflicts/model.ts'
import { conflictRow, customerRow, EditDesk } from './edit-desk.fixtures.ts'

let desk: EditDesk

beforeEach(() => {
  desk = new EditDesk()
})
afterEach(() => desk.dispose())

const MINE = 'IT60X0542811101000000123456'
const THEIRS = 'IT28W8000000292100645211208'

function customerInConflict(more: Partial<Conflict> = {}, held = true) {
  const customer = customerRow({ iban: THEIRS, lastName: 'Verdi' })
  if (held) desk.put('customer', customer)
  const conflict = conflictRow(customer, {
    mine: JSON.stringify({ iban: MINE, lastName: 'Bianchi' }),
    theirs: JSON.stringify({ iban: THEIRS, lastName: 'Verdi' }),
    before: JSON.stringify({ iban: null, lastName: 'Rossi' }),
    ...more,
  })
  desk.put('conflict', conflict)
  return { customer, conflict }
}

const ops = () => desk.mutations().map((line) => line.op)

describe('open conflicts', () => {
  test('are told first to last, of all or of one customer, field by field', () => {
    const { conflict, customer } = customerInConflict()
    const { conflict: older } = customerInConflict({ openedAt: '2026-02-01T10:00:00.000Z' })
    customerInConflict({ closedAt: '2026-03-01T11:00:00.000Z', closedBy: 'Direzione', choice: '{}' })
    expect(readOpenConflicts(desk.db, null).map((one) => one.conflict.id)).toEqual([older.id, conflict.id])
    const [one, ...others] = readOpenConflicts(desk.db, customer.id)
    expect(others).toEqual([])
    expect(one).toMatchObject({ pending: false, conflict: { id: conflict.id, mineBy: 'Marta Rinaldi' } })
    expect(one?.fields).toEqual([
      { field: 'iban', mine: MINE, theirs: THEIRS, before: null },
      { field: 'lastName', mine: 'Bianchi', theirs: 'Verdi', before: 'Rossi' },
    ])
  })

  test('one that was answered here is pending until head office has closed it, and open again when it refused', () => {
    const { conflict } = customerInConflict()
    desk.run('resolve', { id: conflict.id, choices: { iban: 'mine', lastName: 'theirs' } })
    expect(readOpenConflicts(desk.db, null)).toMatchObject([{ pending: true }])
    for (const { id } of desk.mutations()) desk.answer(id, { result: 'rejected', code: 'group' })
    expect(readOpenConflicts(desk.db, null)).toMatchObject([{ pending: false, conflict: { closedAt: null } }])
  })
})

describe('an answer', () => {
  test('about fields is a patch from what stands here now, and the command, in one group', () => {
    const { conflict, customer } = customerInConflict()
    expect(desk.run('resolve', { id: conflict.id, choices: { iban: 'mine', lastName: 'before' } })).toBe(true)
    const [patch, command] = desk.mutations()
    expect(patch).toMatchObject({
      op: 'patch',
      tbl: 'customer',
      fields: { iban: { from: THEIRS, to: MINE }, lastName: { from: 'Verdi', to: 'Rossi' } },
    })
    expect(command).toMatchObject({
      op: 'command',
      tbl: 'conflict',
      fields: { iban: { from: null, to: 'mine' }, lastName: { from: null, to: 'before' } },
    })
    expect(patch?.grp).toBe(command?.grp)
    expect(patch?.grp).not.toBeNull()
    expect(desk.row('customer', customer.id)).toMatchObject({ iban: MINE, lastName: 'Rossi' })
  })

  test('that leaves the record as it is is the command alone, and can be taken back too', () => {
    const { conflict } = customerInConflict()
    desk.run('resolve', { id: conflict.id, choices: { iban: 'theirs', lastName: 'theirs' } })
    expect(ops()).toEqual(['command'])
    const [answer] = desk.mutations()
    desk.run('undo', null)
    expect(desk.lastMutation()).toMatchObject({ op: 'command', undo_of: answer?.id, fields: answer?.fields })
    expect(readOpenConflicts(desk.db, null)).toMatchObject([{ conflict: { closedAt: null } }])
  })

  test('is taken back and given again, with what it changed of the record', () => {
    const { conflict, customer } = customerInConflict()
    desk.run('resolve', { id: conflict.id, choices: { iban: 'mine', lastName: 'theirs' } })
    for (let round = 0; round < 3; round++) {
      // By name it is the choice that is taken back, whatever it changed besides.
      expect(desk.run('undo', null)).toMatchObject({
        words: { op: 'command', name: expect.stringMatching(/\w/) },
      })
      expect(desk.row('customer', customer.id)?.iban).toBe(THEIRS)
      expect(desk.row('conflict', conflict.id)?.closedAt).toBeNull()
      desk.run('redo', null)
      expect(desk.row('customer', customer.id)?.iban).toBe(MINE)
      expect(desk.row('conflict', conflict.id)?.closedAt).not.toBeNull()
    }
    expect(ops().filter((op) => op === 'command')).toHaveLength(7)
    const again = desk.mutations().findLast((line) => line.op === 'command')
    expect(again?.undo_of).toBeNull()
  })

  test('about a record that is not here is the command alone', () => {
    const { conflict } = customerInConflict({}, false)
    desk.run('resolve', { id: conflict.id, choices: { iban: 'mine', lastName: 'mine' } })
    expect(ops()).toEqual(['command'])
  })

  test('that deletes a row all the same deletes it; what was deleted comes back by the command', () => {
    const edited = customerInConflict({ kind: 'EDITED', mine: '{}' })
    desk.run('resolve', { id: edited.conflict.id, choices: { row: 'mine' } })
    expect(ops()).toEqual(['delete', 'command'])
    expect(desk.row('customer', edited.customer.id)).toBeNull()
    const kept = customerInConflict({ kind: 'EDITED', mine: '{}' })
    desk.run('resolve', { id: kept.conflict.id, choices: { row: 'theirs' } })
    const deleted = customerInConflict({ kind: 'DELETED', theirs: '{}' }, false)
    desk.run('resolve', { id: deleted.conflict.id, choices: { row: 'mine' } })
    const parked = customerInConflict({ kind: 'PARENT_DELETED', theirs: '{}' }, false)
    desk.run('resolve', { id: parked.conflict.id, choices: { row: 'mine' } })
    expect(ops()).toEqual(['delete', 'command', 'command', 'command', 'command'])
    // What head office brings back stays: only the two answers about rows that are here are steps.
    desk.run('undo', null)
    desk.run('undo', null)
    expect(desk.row('customer', edited.customer.id)).not.toBeNull()
    expect(desk.run('undo', null)).toBeNull()
  })

  test('that was handed over is accepted and declined field by field', () => {
    const { conflict, customer } = customerInConflict({ kind: 'HANDOVER' })
    desk.run('resolve', { id: conflict.id, choices: { iban: 'mine', lastName: 'theirs' } })
    expect(desk.row('customer', customer.id)).toMatchObject({ iban: MINE, lastName: 'Verdi' })
  })
})

describe('an answer is refused', () => {
  const problemsOf = (id: string, choices: Record<string, 'mine' | 'theirs' | 'before'>) => {
    const answer = desk.run('resolve', { id, choices })
    return typeof answer === 'object' ? answer.refused : answer
  }

  test('that does not choose once for every field asked about', () => {
    const { conflict } = customerInConflict()
    expect(problemsOf(conflict.id, { iban: 'mine' })).toEqual([{ code: 'required', field: 'lastName' }])
    expect(problemsOf(conflict.id, { iban: 'mine', lastName: 'mine', row: 'mine' })).toEqual([
      { code: 'not_editable', field: 'row' },
    ])
    const whole = customerInConflict({ kind: 'DELETED' })
    expect(problemsOf(whole.conflict.id, { row: 'before' })).toEqual([
      { code: 'invalid_value', field: 'row' },
    ])
    expect(ops()).toEqual([])
  })

  test('fault 30: that would mix two addresses', () => {
    const address = { street: 'Via Po 2', postcode: '10123' }
    const { conflict } = customerInConflict({
      mine: JSON.stringify({ street: 'Corso Francia 1', postcode: '10138' }),
      theirs: JSON.stringify(address),
    })
    expect(problemsOf(conflict.id, { street: 'mine', postcode: 'theirs' })).toMatchObject([
      { code: 'invalid_value', field: 'street' },
      { code: 'invalid_value', field: 'postcode' },
    ])
    expect(problemsOf(conflict.id, { street: 'mine', postcode: 'mine' })).toBe(true)
  })

  test('to a conflict that is closed, or not here', () => {
    const { conflict } = customerInConflict({ closedAt: '2026-03-01T11:00:00.000Z' })
    expect(problemsOf(conflict.id, { iban: 'mine', lastName: 'mine' })).toEqual([{ code: 'conflict_closed' }])
    expect(problemsOf('00000000-0000-4000-8000-000000000001', { row: 'mine' })).toBe(false)
  })
})
