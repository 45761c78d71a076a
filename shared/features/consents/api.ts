import { syncedTable } from '../../sync/table.ts'
import { consent } from './model.ts'

export const consentTables = [syncedTable('consent', consent, { scope: 'portfolio', loadOrder: 32 })] as const
