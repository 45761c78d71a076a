import { type Uuid, uuidV5 } from '../../lib/ids.ts'
import { type EditProblem, editPolicy } from '../../sync/edit-policy.ts'
import { consentTables } from './api.ts'
import type { Consent } from './model.ts'

const [consentTable] = consentTables

/** One answer with its date, channel and taker: they change together or not at all. */
const answer = ['value', 'givenOn', 'source', 'takenById', 'channels', 'document'] as const

/** an answer needs the day on which it was given and the channel through which it came. */
function answerProblems(row: Consent): EditProblem[] {
  if (row.value === 'UNKNOWN') return []
  return (['givenOn', 'source'] as const)
    .filter((field) => row[field] === null)
    .map((field) => ({ code: 'required', field }))
}

export const consentEdits = [
  editPolicy(consentTable, {
    fields: {
      customerId: { class: 'guarded', createOnly: true },
      purpose: { class: 'guarded', createOnly: true },
      controller: { class: 'guarded', createOnly: true },
      value: { class: 'guarded' },
      givenOn: { class: 'guarded' },
      source: { class: 'guarded' },
      takenById: { class: 'guarded' },
      channels: { class: 'guarded' },
      document: { class: 'guarded' },
    },
    units: [answer],
    ops: ['create', 'patch', 'delete'],
    parent: { table: 'customer', field: 'customerId' },
    check: answerProblems,
  }),
]

/** The id of a consent: two desks that record the same one offline make one row, and a question where they differ. */
export function consentId(
  customerId: Uuid,
  purpose: Consent['purpose'],
  controller: Consent['controller'],
): Uuid {
  return uuidV5(customerId, `consent:${purpose}:${controller}`)
}
