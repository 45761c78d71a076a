import { syncedTable } from '../../sync/table.ts'
import { product } from './model.ts'

export const productTables = [syncedTable('product', product, { scope: 'catalogue', loadOrder: 18 })] as const
