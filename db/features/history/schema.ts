import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Change } from '../../../shared/features/history/model.ts'
import { syncColumns } from '../../sync-columns.ts'

export const change = sqliteTable('change', {
  id: text('id').primaryKey(),
  agencyId: integer('agency_id').notNull(),
  portfolio: integer('portfolio').notNull(),
  customerId: text('customer_id'),
  tbl: text('tbl').notNull(),
  rowId: text('row_id').notNull(),
  kind: text('kind').$type<Change['kind']>().notNull(),
  field: text('field').notNull(),
  oldValue: text('old_value'),
  newValue: text('new_value'),
  actorId: text('actor_id'),
  actorName: text('actor_name').notNull(),
  deviceId: text('device_id'),
  at: text('at').notNull(),
  source: text('source').$type<Change['source']>().notNull(),
  mutationId: text('mutation_id'),
  ...syncColumns(),
})
