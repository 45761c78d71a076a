import { syncedTable } from '../../sync/table.ts'
import { attachment } from './model.ts'

export const attachmentTables = [
  syncedTable('attachment', attachment, { scope: 'portfolio', loadOrder: 60 }),
] as const
