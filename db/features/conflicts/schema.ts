import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Conflict } from '../../../shared/features/conflicts/model.ts'
import { syncColumns } from '../../sync-columns.ts'

export const conflict = sqliteTable('conflict', {
  id: text('id').primaryKey(),
  agencyId: integer('agency_id').notNull(),
  portfolio: integer('portfolio').notNull(),
  kind: text('kind').$type<Conflict['kind']>().notNull(),
  tbl: text('tbl').notNull(),
  rowId: text('row_id').notNull(),
  customerId: text('customer_id'),
  label: text('label').notNull(),
  mine: text('mine').notNull(),
  theirs: text('theirs').notNull(),
  before: text('before').notNull(),
  mineById: text('mine_by_id'),
  mineBy: text('mine_by').notNull(),
  mineAt: text('mine_at').notNull(),
  theirsBy: text('theirs_by'),
  theirsAt: text('theirs_at'),
  mutationId: text('mutation_id').notNull(),
  openedAt: text('opened_at').notNull(),
  closedAt: text('closed_at'),
  closedBy: text('closed_by'),
  choice: text('choice'),
  ...syncColumns(),
})
