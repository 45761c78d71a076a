import { type EditProblem, editPolicy } from '../../sync/edit-policy.ts'
import { householdTables } from './api.ts'
import type { Relation } from './model.ts'

const [householdTable, relationTable] = householdTables

function selfProblems(row: Relation): EditProblem[] {
  return row.customerId === row.otherCustomerId ? [{ code: 'invalid_value', field: 'otherCustomerId' }] : []
}

/** A relation is two directed rows, made and deleted in one group; a household lives where its head does. */
export const householdEdits = [
  editPolicy(householdTable, {
    fields: { name: { class: 'low' }, headCustomerId: { class: 'guarded' } },
    ops: ['create', 'patch', 'delete'],
    parent: { table: 'customer', field: 'headCustomerId' },
  }),
  editPolicy(relationTable, {
    fields: {
      customerId: { class: 'guarded', createOnly: true },
      otherCustomerId: { class: 'guarded', createOnly: true },
      kind: { class: 'low' },
    },
    ops: ['create', 'patch', 'delete'],
    parent: { table: 'customer', field: 'customerId' },
    check: selfProblems,
  }),
]
