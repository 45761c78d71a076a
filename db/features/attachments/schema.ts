import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { syncColumns } from '../../sync-columns.ts'

export const attachment = sqliteTable('attachment', {
  id: text('id').primaryKey(),
  agencyId: integer('agency_id').notNull(),
  portfolio: integer('portfolio').notNull(),
  customerId: text('customer_id').notNull(),
  policyId: text('policy_id'),
  claimId: text('claim_id'),
  name: text('name').notNull(),
  mediaType: text('media_type').notNull(),
  size: integer('size').notNull(),
  sha256: text('sha256').notNull(),
  addedById: text('added_by_id'),
  addedAt: text('added_at').notNull(),
  ...syncColumns(),
})
