import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Claim } from '../../../shared/features/claims/model.ts'
import { syncColumns } from '../../sync-columns.ts'

export const claim = sqliteTable('claim', {
  id: text('id').primaryKey(),
  agencyId: integer('agency_id').notNull(),
  portfolio: integer('portfolio').notNull(),
  policyId: text('policy_id').notNull(),
  customerId: text('customer_id').notNull(),
  number: text('number').notNull(),
  branch: text('branch').$type<Claim['branch']>().notNull(),
  route: text('route').$type<Claim['route']>().notNull(),
  state: text('state').$type<Claim['state']>().notNull(),
  occurredOn: text('occurred_on').notNull(),
  reportedOn: text('reported_on').notNull(),
  closedOn: text('closed_on'),
  description: text('description').notNull(),
  ourFaultPercent: integer('our_fault_percent'),
  surveyor: text('surveyor'),
  reserve: integer('reserve').notNull(),
  paid: integer('paid').notNull(),
  ...syncColumns(),
})
