import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Interaction } from '../../../shared/features/interactions/model.ts'
import { syncColumns } from '../../sync-columns.ts'

export const interaction = sqliteTable('interaction', {
  id: text('id').primaryKey(),
  agencyId: integer('agency_id').notNull(),
  portfolio: integer('portfolio').notNull(),
  customerId: text('customer_id').notNull(),
  at: text('at').notNull(),
  channel: text('channel').$type<Interaction['channel']>().notNull(),
  direction: text('direction').$type<Interaction['direction']>().notNull(),
  kind: text('kind').$type<Interaction['kind']>().notNull(),
  subject: text('subject').notNull(),
  outcome: text('outcome'),
  note: text('note'),
  collaboratorId: text('collaborator_id'),
  policyId: text('policy_id'),
  claimId: text('claim_id'),
  followUpOn: text('follow_up_on'),
  ...syncColumns(),
})
