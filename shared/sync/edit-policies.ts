import { attachmentEdits } from '../features/attachments/edits.ts'
import { consentEdits } from '../features/consents/edits.ts'
import { customerEdits } from '../features/customers/edits.ts'
import { householdEdits } from '../features/households/edits.ts'
import { interactionEdits } from '../features/interactions/edits.ts'
import type { EditPolicy } from './edit-policy.ts'

/** What a desk may write, one line per feature. A synced table that is not named here is read only. */
const editPolicies: readonly EditPolicy[] = [
  ...customerEdits,
  ...householdEdits,
  ...consentEdits,
  ...interactionEdits,
  ...attachmentEdits,
]

const byTable = new Map(editPolicies.map((policy) => [policy.table.name, policy]))

/** The policy of a table; undefined for one that a desk may not write. */
export function findPolicy(table: string): EditPolicy | undefined {
  return byTable.get(table)
}
