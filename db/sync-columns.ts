import { blob, integer, text } from 'drizzle-orm/sqlite-core'

/** What the feed keeps beside each synced row: its bucket, its version and the digest of the row as received. */
export const syncColumns = () => ({
  syncBucket: text('sync_bucket').notNull(),
  syncVer: integer('sync_ver').notNull(),
  syncDigest: blob('sync_digest', { mode: 'buffer' }).notNull(),
})
