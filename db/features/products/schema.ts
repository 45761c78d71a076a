import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Product } from '../../../shared/features/products/model.ts'
import { syncColumns } from '../../sync-columns.ts'

export const product = sqliteTable('product', {
  id: text('id').primaryKey(),
  code: text('code').notNull(),
  name: text('name').notNull(),
  mainBranch: text('main_branch').$type<Product['mainBranch']>().notNull(),
  businessArea: text('business_area').$type<Product['businessArea']>().notNull(),
  needArea: text('need_area').$type<Product['needArea']>().notNull(),
  forBusiness: integer('for_business', { mode: 'boolean' }).notNull(),
  healthQuestions: integer('health_questions', { mode: 'boolean' }).notNull(),
  active: integer('active', { mode: 'boolean' }).notNull(),
  ...syncColumns(),
})
