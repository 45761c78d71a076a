import { syncedTable } from '../../sync/table.ts'
import { interaction } from './model.ts'

export const interactionTables = [
  syncedTable('interaction', interaction, { scope: 'portfolio', loadOrder: 50 }),
] as const
