import { describe, expect, it } from 'vitest'
import type { Edit } from '../../../shared/features/edits/contract.ts'
import type { Relative } from '../../../shared/features/households/contract.ts'
import { relationId } from '../../../shared/features/households/relations.ts'
import { changeEdits, dissolveEdits, foundEdits, partEdits, relateEdits } from './family-edits.ts'

const [davide, anna, home] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()]
const child = { kind: 'FIGLIO', reverse: 'GENITORE' } as const

function relative(fields: Partial<Relative>): Relative {
  return {
    customerId: anna,
    name: 'Cerutti Anna',
    age: 18,
    policies: 0,
    premium: 0,
    kind: 'FIGLIO',
    inHousehold: false,
    personKind: 'PF',
    householdId: null,
    relationId: crypto.randomUUID(),
    reverse: { id: crypto.randomUUID(), kind: 'GENITORE' },
    ...fields,
  }
}

const told = (edits: readonly Edit[]) =>
  edits.map(({ tbl, id, op, fields }) => ({
    tbl,
    id,
    op,
    ...Object.fromEntries(Object.entries(fields).map(([field, { to }]) => [field, to])),
  }))

describe('what is written of a family', () => {
  it('a relation is two rows, each from the side of its customer', () => {
    expect(told(relateEdits(davide, anna, child))).toEqual([
      {
        tbl: 'relation',
        id: relationId(davide, anna),
        op: 'create',
        customerId: davide,
        otherCustomerId: anna,
        kind: 'FIGLIO',
      },
      {
        tbl: 'relation',
        id: relationId(anna, davide),
        op: 'create',
        customerId: anna,
        otherCustomerId: davide,
        kind: 'GENITORE',
      },
    ])
  })

  it('another kind changes both rows, and makes the one that was missing', () => {
    const person = relative({})
    const other = { kind: 'ALTRO_PARENTE', reverse: 'ALTRO_PARENTE' } as const
    expect(told(changeEdits(davide, person, other))).toEqual([
      { tbl: 'relation', id: person.relationId, op: 'patch', kind: 'ALTRO_PARENTE' },
      { tbl: 'relation', id: person.reverse?.id, op: 'patch', kind: 'ALTRO_PARENTE' },
    ])
    expect(changeEdits(davide, person, child)).toEqual([])
    const [back] = told(changeEdits(davide, relative({ reverse: null }), child))
    expect(back).toMatchObject({ op: 'create', customerId: anna, otherCustomerId: davide, kind: 'GENITORE' })
  })

  it('both rows go together', () => {
    const person = relative({})
    expect(partEdits(person).map(({ id, op }) => [id, op])).toEqual([
      [person.relationId, 'delete'],
      [person.reverse?.id, 'delete'],
    ])
  })

  it('a household is made before anybody names it, and nobody names it when it goes', () => {
    const self = { customerId: davide, householdId: null }
    const member = { customerId: anna, householdId: null }
    expect(told(foundEdits(home, 'Famiglia Cerutti', self, [member]))).toEqual([
      { tbl: 'household', id: home, op: 'create', name: 'Famiglia Cerutti', headCustomerId: davide },
      { tbl: 'customer', id: davide, op: 'patch', householdId: home },
      { tbl: 'customer', id: anna, op: 'patch', householdId: home },
    ])
    const household = {
      id: home,
      agencyId: 42,
      portfolio: 0,
      name: 'Famiglia Cerutti',
      headCustomerId: davide,
    }
    const members = [self, member].map((one) => ({ ...one, householdId: home }))
    expect(told(dissolveEdits(household, members)).map(({ tbl, op }) => `${op} ${tbl}`)).toEqual([
      'patch customer',
      'patch customer',
      'delete household',
    ])
  })
})
