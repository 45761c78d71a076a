import { syncedTable } from '../../sync/table.ts'
import { guarantee, policy } from './model.ts'

export const policyTables = [
  syncedTable('policy', policy, { scope: 'portfolio', loadOrder: 21 }),
  syncedTable('guarantee', guarantee, { scope: 'portfolio', loadOrder: 40 }),
] as const
