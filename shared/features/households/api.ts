import { syncedTable } from '../../sync/table.ts'
import { household, relation } from './model.ts'

export const householdTables = [
  syncedTable('household', household, { scope: 'portfolio', loadOrder: 30 }),
  syncedTable('relation', relation, { scope: 'portfolio', loadOrder: 31 }),
] as const
