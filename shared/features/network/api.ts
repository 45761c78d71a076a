import { syncedTable } from '../../sync/table.ts'
import { agency, collaborator, collaboratorFile, district, portfolio, salePoint, salesArea } from './model.ts'

export const networkTables = [
  syncedTable('sales_area', salesArea, { scope: 'catalogue', loadOrder: 10 }),
  syncedTable('district', district, { scope: 'catalogue', loadOrder: 11 }),
  syncedTable('agency', agency, { scope: 'roster', loadOrder: 12 }),
  syncedTable('sale_point', salePoint, { scope: 'roster', loadOrder: 13 }),
  syncedTable('collaborator', collaborator, { scope: 'roster', loadOrder: 14 }),
  syncedTable('portfolio', portfolio, { scope: 'roster', loadOrder: 15 }),
  syncedTable('collaborator_file', collaboratorFile, { scope: 'office', loadOrder: 16 }),
] as const
