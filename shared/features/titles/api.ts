import { syncedTable } from '../../sync/table.ts'
import { title } from './model.ts'

export const titleTables = [syncedTable('title', title, { scope: 'portfolio', loadOrder: 22 })] as const
