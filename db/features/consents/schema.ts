import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Consent } from '../../../shared/features/consents/model.ts'
import { syncColumns } from '../../sync-columns.ts'

export const consent = sqliteTable('consent', {
  id: text('id').primaryKey(),
  agencyId: integer('agency_id').notNull(),
  portfolio: integer('portfolio').notNull(),
  customerId: text('customer_id').notNull(),
  purpose: text('purpose').$type<Consent['purpose']>().notNull(),
  controller: text('controller').$type<Consent['controller']>().notNull(),
  value: text('value').$type<Consent['value']>().notNull(),
  givenOn: text('given_on'),
  source: text('source').$type<NonNullable<Consent['source']>>(),
  takenById: text('taken_by_id'),
  channels: text('channels', { mode: 'json' }).$type<Consent['channels']>().notNull(),
  document: text('document'),
  ...syncColumns(),
})
