import { attachmentIndexes } from './features/attachments/indexes.ts'
import { claimIndexes } from './features/claims/indexes.ts'
import { conflictIndexes } from './features/conflicts/indexes.ts'
import { consentIndexes } from './features/consents/indexes.ts'
import { customerIndexes } from './features/customers/indexes.ts'
import { historyIndexes } from './features/history/indexes.ts'
import { householdIndexes } from './features/households/indexes.ts'
import { interactionIndexes } from './features/interactions/indexes.ts'
import { policyIndexes } from './features/policies/indexes.ts'
import { quoteIndexes } from './features/quotes/indexes.ts'
import { titleIndexes } from './features/titles/indexes.ts'
import type { MirrorConnection } from './types.ts'

const indexes: Readonly<Record<string, readonly string[]>> = {
  ...customerIndexes,
  ...householdIndexes,
  ...consentIndexes,
  ...policyIndexes,
  ...titleIndexes,
  ...claimIndexes,
  ...quoteIndexes,
  ...interactionIndexes,
  ...attachmentIndexes,
  ...conflictIndexes,
  ...historyIndexes,
}

/** Makes what is missing in a mirror that is loaded: a version of the program may want indexes that the one before did not make. */
export function createAllIndexes(db: MirrorConnection): void {
  for (const table of Object.keys(indexes)) createIndexes(db, table)
}

/** Makes the secondary indexes of a table; nothing where they stand already. One line per feature above. */
export function createIndexes(db: MirrorConnection, table: string): void {
  for (const sql of indexes[table] ?? []) db.exec(sql)
}
