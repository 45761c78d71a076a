import { attachmentTables } from '../features/attachments/api.ts'
import { claimTables } from '../features/claims/api.ts'
import { conflictTables } from '../features/conflicts/api.ts'
import { consentTables } from '../features/consents/api.ts'
import { customerTables } from '../features/customers/api.ts'
import { historyTables } from '../features/history/api.ts'
import { householdTables } from '../features/households/api.ts'
import { interactionTables } from '../features/interactions/api.ts'
import { networkTables } from '../features/network/api.ts'
import { policyTables } from '../features/policies/api.ts'
import { productTables } from '../features/products/api.ts'
import { quoteTables } from '../features/quotes/api.ts'
import { titleTables } from '../features/titles/api.ts'
import type { SyncedTable } from './table.ts'

/** Every synced table, in the order in which a first sync loads them. One line per feature. */
export const syncedTables: readonly SyncedTable[] = [
  ...networkTables,
  ...productTables,
  ...customerTables,
  ...householdTables,
  ...consentTables,
  ...policyTables,
  ...titleTables,
  ...claimTables,
  ...quoteTables,
  ...interactionTables,
  ...attachmentTables,
  ...conflictTables,
  ...historyTables,
].toSorted((a, b) => a.loadOrder - b.loadOrder)

const byName = new Map(syncedTables.map((table) => [table.name, table]))

/** The declaration of a table; undefined for a name that no feature declared. */
export function findTable(name: string): SyncedTable | undefined {
  return byName.get(name)
}
