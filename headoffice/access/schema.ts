import { bigint, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { Role } from '../../shared/features/network/model.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const appUser = pgTable('app_user', {
  id: text().primaryKey(),
  username: text().notNull(),
  displayName: text('display_name').notNull(),
  role: text().$type<Role>().notNull(),
  passwordHash: text('password_hash').notNull(),
  createdAt: instant('created_at').notNull().defaultNow(),
  disabledAt: instant('disabled_at'),
})

export const userAgency = pgTable(
  'user_agency',
  {
    userId: text('user_id').notNull(),
    agencyId: bigint('agency_id', { mode: 'number' }).notNull(),
    collaboratorId: text('collaborator_id'),
  },
  (table) => [primaryKey({ columns: [table.userId, table.agencyId] })],
)

export const demoUser = pgTable('demo_user', {
  userId: text('user_id').primaryKey(),
  password: text().notNull(),
  position: integer().notNull(),
})

export const device = pgTable('device', {
  id: text().primaryKey(),
  userId: text('user_id').notNull(),
  name: text().notNull(),
  publicKey: text('public_key').notNull(),
  keySecret: text('key_secret').notNull(),
  receiptKey: text('receipt_key'),
  status: text({ enum: ['active', 'revoked'] })
    .notNull()
    .default('active'),
  flaggedAt: instant('flagged_at'),
  appVersion: text('app_version').notNull(),
  protocol: integer().notNull(),
  schema: integer().notNull(),
  bucketSetId: integer('bucket_set_id').notNull().default(1),
  createdAt: instant('created_at').notNull().defaultNow(),
  lastSeen: instant('last_seen').notNull().defaultNow(),
})

export const sessionFamily = pgTable('session_family', {
  id: text().primaryKey(),
  userId: text('user_id').notNull(),
  deviceId: text('device_id'),
  createdAt: instant('created_at').notNull().defaultNow(),
  revokedAt: instant('revoked_at'),
  endReason: text('end_reason', {
    enum: ['signed-out', 'enrolled', 'reused', 'disabled', 'revoked', 'password'],
  }),
})

export const refreshToken = pgTable('refresh_token', {
  hash: text().primaryKey(),
  familyId: text('family_id').notNull(),
  expiresAt: instant('expires_at').notNull(),
  replacedAt: instant('replaced_at'),
})
