import { syncedTable } from '../../sync/table.ts'
import { change } from './model.ts'

export const historyTables = [syncedTable('change', change, { scope: 'portfolio', loadOrder: 90 })] as const
