import { syncedTable } from '../../sync/table.ts'
import { quote } from './model.ts'

export const quoteTables = [syncedTable('quote', quote, { scope: 'portfolio', loadOrder: 42 })] as const
