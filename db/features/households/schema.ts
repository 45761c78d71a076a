import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Relation } from '../../../shared/features/households/model.ts'
import { syncColumns } from '../../sync-columns.ts'

export const household = sqliteTable('household', {
  id: text('id').primaryKey(),
  agencyId: integer('agency_id').notNull(),
  portfolio: integer('portfolio').notNull(),
  name: text('name').notNull(),
  headCustomerId: text('head_customer_id').notNull(),
  ...syncColumns(),
})

export const relation = sqliteTable('relation', {
  id: text('id').primaryKey(),
  agencyId: integer('agency_id').notNull(),
  portfolio: integer('portfolio').notNull(),
  customerId: text('customer_id').notNull(),
  otherCustomerId: text('other_customer_id').notNull(),
  kind: text('kind').$type<Relation['kind']>().notNull(),
  ...syncColumns(),
})
