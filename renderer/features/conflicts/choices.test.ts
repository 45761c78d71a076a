import { expect, test } from 'vitest'
import type { ConflictToSolve } from '../../../shared/features/conflicts/contract.ts'
import type { Conflict } from '../../../shared/features/conflicts/model.ts'
import { translate } from '../../lib/i18n.ts'
import { allAs, askedOf, byField, groupsOfConflict, missingOf, shownOf } from './choices.ts'

function toSolve(kind: Conflict['kind'], fields: readonly string[]): ConflictToSolve {
  const id = crypto.randomUUID()
  const at = '2026-11-21T09:12:00.000Z'
  return {
    conflict: {
      id,
      agencyId: 1,
      portfolio: 1,
      kind,
      tbl: 'customer',
      rowId: id,
      customerId: id,
      label: 'Cerutti Davide',
      mineById: id,
      mineBy: 'Rinaldi Marta',
      mineAt: at,
      theirsBy: null,
      theirsById: null,
      theirsAt: null,
      mutationId: id,
      openedAt: at,
      closedAt: null,
      closedBy: null,
    },
    fields: fields.map((field) => ({ field, mine: 'a', theirs: 'b', before: null })),
    pending: false,
  }
}

const address = ['street', 'postcode', 'municipality', 'province']

test('fault 30: an address is one choice, told to head office for each of its fields', () => {
  const conflict = toSolve('FIELDS', ['iban', ...address])
  const groups = groupsOfConflict(conflict, translate)
  const asked = askedOf(conflict, translate)
  expect(asked).toEqual(['street', 'iban'])
  expect(missingOf(asked, { iban: 'theirs' })).toBe(1)
  expect(byField(groups, { street: 'mine', iban: 'theirs' })).toEqual({
    street: 'mine',
    postcode: 'mine',
    municipality: 'mine',
    province: 'mine',
    iban: 'theirs',
  })
})

test('fault 31: of a row that was deleted there is one choice, however many fields were typed', () => {
  const conflict = toSolve('DELETED', ['iban', 'notes'])
  const asked = askedOf(conflict, translate)
  expect(asked).toEqual(['row'])
  expect(byField(groupsOfConflict(conflict, translate), allAs(asked, 'theirs'))).toEqual({ row: 'theirs' })
})

test('fault 31: of what was added to a deleted card is told what was typed, not whose it is', () => {
  const asked = toSolve('PARENT_DELETED', ['customerId', 'outcome'])
  const called = { ...asked, conflict: { ...asked.conflict, tbl: 'interaction' } }
  const shown = shownOf(called, groupsOfConflict(called, translate))
  expect(shown.map(({ label }) => label)).toEqual(['Esito'])
})

test('what has no choice yet is not told', () => {
  const conflict = toSolve('HANDOVER', ['mobile', 'email'])
  expect(byField(groupsOfConflict(conflict, translate), { mobile: 'mine' })).toEqual({ mobile: 'mine' })
})
