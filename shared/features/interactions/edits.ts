import { editPolicy } from '../../sync/edit-policy.ts'
import { interactionTables } from './api.ts'

const [interactionTable] = interactionTables

/** What was logged stays as it was logged; subject, outcome and follow-up may be corrected, notes keep both texts. */
export const interactionEdits = [
  editPolicy(interactionTable, {
    fields: {
      customerId: { class: 'guarded', createOnly: true },
      at: { class: 'low' },
      channel: { class: 'low' },
      direction: { class: 'low' },
      kind: { class: 'guarded', createOnly: true },
      subject: { class: 'low', max: 300 },
      outcome: { class: 'low', max: 300 },
      note: { class: 'append', max: 20_000 },
      collaboratorId: { class: 'guarded', createOnly: true },
      policyId: { class: 'guarded', createOnly: true },
      claimId: { class: 'guarded', createOnly: true },
      followUpOn: { class: 'low' },
    },
    ops: ['create', 'patch', 'delete'],
    parent: { table: 'customer', field: 'customerId' },
  }),
]
