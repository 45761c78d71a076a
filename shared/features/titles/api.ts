import { syncedTable } from '../../sync/table.ts'
import { title } from './model.ts'

/** After consents: with the titles in, what lists show of a customer is derived once and whole. */
export const titleTables = [syncedTable('title', title, { scope: 'portfolio', loadOrder: 33 })] as const
