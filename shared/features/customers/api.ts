import { syncedTable } from '../../sync/table.ts'
import { customer } from './model.ts'

export const customerTables = [
  syncedTable('customer', customer, { scope: 'portfolio', loadOrder: 20 }),
] as const
