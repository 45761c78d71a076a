import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Title } from '../../../shared/features/titles/model.ts'
import { syncColumns } from '../../sync-columns.ts'

export const title = sqliteTable('title', {
  id: text('id').primaryKey(),
  agencyId: integer('agency_id').notNull(),
  portfolio: integer('portfolio').notNull(),
  policyId: text('policy_id').notNull(),
  customerId: text('customer_id').notNull(),
  number: text('number').notNull(),
  type: text('type').$type<Title['type']>().notNull(),
  state: text('state').$type<Title['state']>().notNull(),
  dueOn: text('due_on').notNull(),
  coverFrom: text('cover_from').notNull(),
  coverTo: text('cover_to').notNull(),
  taxable: integer('taxable').notNull(),
  tax: integer('tax').notNull(),
  gross: integer('gross').notNull(),
  commission: integer('commission').notNull(),
  collectedOn: text('collected_on'),
  collectedAt: text('collected_at'),
  means: text('means').$type<NonNullable<Title['means']>>(),
  debitReturned: integer('debit_returned', { mode: 'boolean' }).notNull(),
  remittedOn: text('remitted_on'),
  ...syncColumns(),
})
