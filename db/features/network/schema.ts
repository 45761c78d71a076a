import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Agency, Collaborator, SalePoint } from '../../../shared/features/network/model.ts'
import { syncColumns } from '../../sync-columns.ts'

export const agency = sqliteTable('agency', {
  id: text('id').primaryKey(),
  agencyId: integer('agency_id').notNull(),
  code: text('code').notNull(),
  name: text('name').notNull(),
  foundedOn: text('founded_on').notNull(),
  street: text('street').notNull(),
  postcode: text('postcode').notNull(),
  municipality: text('municipality').notNull(),
  province: text('province').notNull(),
  phone: text('phone').notNull(),
  email: text('email').notNull(),
  pec: text('pec').notNull(),
  openingHours: text('opening_hours').notNull(),
  ruiSection: text('rui_section').$type<Agency['ruiSection']>().notNull(),
  ruiNumber: text('rui_number').notNull(),
  ruiSince: text('rui_since').notNull(),
  districtId: text('district_id').notNull(),
  lifeSpecialist: text('life_specialist'),
  nonLifeSpecialist: text('non_life_specialist'),
  territorySince: text('territory_since').notNull(),
  ...syncColumns(),
})

export const salePoint = sqliteTable('sale_point', {
  id: text('id').primaryKey(),
  agencyId: integer('agency_id').notNull(),
  code: text('code').notNull(),
  name: text('name').notNull(),
  channel: text('channel').$type<SalePoint['channel']>().notNull(),
  street: text('street').notNull(),
  postcode: text('postcode').notNull(),
  municipality: text('municipality').notNull(),
  province: text('province').notNull(),
  phone: text('phone'),
  managerId: text('manager_id'),
  openedOn: text('opened_on').notNull(),
  closedOn: text('closed_on'),
  ...syncColumns(),
})

export const collaborator = sqliteTable('collaborator', {
  id: text('id').primaryKey(),
  agencyId: integer('agency_id').notNull(),
  staffNumber: text('staff_number').notNull(),
  lastName: text('last_name').notNull(),
  firstName: text('first_name').notNull(),
  role: text('role').$type<Collaborator['role']>().notNull(),
  jobCode: text('job_code').notNull(),
  ruiSection: text('rui_section').$type<NonNullable<Collaborator['ruiSection']>>(),
  ruiNumber: text('rui_number'),
  ruiSince: text('rui_since'),
  worksOutside: integer('works_outside', { mode: 'boolean' }).notNull(),
  salePointId: text('sale_point_id'),
  email: text('email'),
  phone: text('phone'),
  startedOn: text('started_on').notNull(),
  endedOn: text('ended_on'),
  ...syncColumns(),
})

export const portfolio = sqliteTable('portfolio', {
  id: text('id').primaryKey(),
  agencyId: integer('agency_id').notNull(),
  number: integer('number').notNull(),
  name: text('name').notNull(),
  collaboratorId: text('collaborator_id'),
  ...syncColumns(),
})
