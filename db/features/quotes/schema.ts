import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Quote } from '../../../shared/features/quotes/model.ts'
import { syncColumns } from '../../sync-columns.ts'

export const quote = sqliteTable('quote', {
  id: text('id').primaryKey(),
  agencyId: integer('agency_id').notNull(),
  portfolio: integer('portfolio').notNull(),
  customerId: text('customer_id').notNull(),
  productId: text('product_id').notNull(),
  number: text('number').notNull(),
  state: text('state').$type<Quote['state']>().notNull(),
  lossCause: text('loss_cause').$type<NonNullable<Quote['lossCause']>>(),
  createdOn: text('created_on').notNull(),
  validTo: text('valid_to').notNull(),
  versions: integer('versions').notNull(),
  annualGross: integer('annual_gross').notNull(),
  collaboratorId: text('collaborator_id'),
  policyId: text('policy_id'),
  ...syncColumns(),
})
