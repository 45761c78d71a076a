import { syncedTable } from '../../sync/table.ts'
import { claim } from './model.ts'

export const claimTables = [syncedTable('claim', claim, { scope: 'portfolio', loadOrder: 41 })] as const
