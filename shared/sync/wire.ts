import { z } from 'zod'
import { bucketName } from './buckets.ts'

/** Protocol of the feed; a desk with another one is answered 426. */
export const PROTOCOL = 1
/** Schema of the synced tables; grows with every change of a column. */
export const SCHEMA = 2

/** Limits of one page (sync.md section 5): whichever is reached first closes it. */
export const PAGE_ROWS = 5000
export const PAGE_BYTES = 2 * 1024 * 1024
/** A page may not inflate beyond this; more is a broken or hostile answer. */
export const MAX_INFLATED_BYTES = 64 * 1024 * 1024

export const NDJSON = 'application/x-ndjson'

const tableName = z.string().regex(/^[a-z_]{1,40}$/)
const wireSum = z.tuple([
  z.number().int().nonnegative(),
  z.string().regex(/^[0-9a-f]{16}$/),
  z.string().regex(/^[0-9a-f]{16}$/),
])

/** Position inside a long delta: unique, or a row could fall between two pages (fault 34). */
export const pagePosition = z.object({
  ver: z.number().int().nonnegative(),
  tbl: z.string(),
  id: z.string(),
  kind: z.string(),
})
export type PagePosition = z.infer<typeof pagePosition>

/** First line of a page. A snapshot page has `from` = `to` = V0. */
export const pageHeader = z.object({
  t: z.literal('h'),
  feed: z.number().int().nonnegative(),
  epoch: z.uuid(),
  from: z.number().int().nonnegative(),
  to: z.number().int().nonnegative(),
  mark: z.string().max(64),
  /** Pages of a pull name the set of buckets that the desk had: `add_bucket`, `drop_bucket` and the sums follow on it (fault 13). */
  from_set: z.number().int().optional(),
  bucket_set_id: z.number().int(),
  schema: z.number().int(),
  ack_seq: z.number().int().nonnegative(),
  /** Snapshot pages name what was asked for: a page without rows has nothing else to tell it from another scan's (fault 13). */
  scan: z.object({ bucket: bucketName, tbl: tableName, resume: z.string().nullable() }).optional(),
  /** Pages of a long delta behind its first name the position that they follow on, for the same reason. */
  after: pagePosition.optional(),
  columns: z.record(tableName, z.array(z.string().regex(/^[a-z0-9_]{1,40}$/))),
})
export type PageHeader = z.infer<typeof pageHeader>

/**
 * Last line of a page. `sha256` is over all lines before it, each with its newline; `n` counts the lines between
 * header and trailer. Only a page with `complete: true` of a pull makes a checkpoint; its `sums` hold every bucket of the feed.
 * Snapshot pages carry `resume` (the next token) or null when the table of this bucket is done.
 */
export const pageTrailer = z.object({
  t: z.literal('e'),
  n: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  complete: z.boolean(),
  sums: z.record(bucketName, wireSum).optional(),
  next: pagePosition.optional(),
  resume: z.string().nullable().optional(),
  /** Snapshot pages: rows of this table in this bucket when its first page was read, for "x of y". */
  total: z.number().int().nonnegative().optional(),
})
export type PageTrailer = z.infer<typeof pageTrailer>

/** The lines between header and trailer; rows are checked by `misfit`, not by zod (sync.md section 4). */
export type PutLine = { t: 'put'; b: string; tbl: string; ver: number; row: unknown[] }
export type DelLine = { t: 'del'; b: string; tbl: string; id: string; ver: number }
export type ExitLine = { t: 'exit'; b: string; tbl: string; id: string; ver: number }
export type DropBucketLine = { t: 'drop_bucket'; b: string }
export type AddBucketLine = { t: 'add_bucket'; b: string }
export type PageLine = PutLine | DelLine | ExitLine | DropBucketLine | AddBucketLine

/**
 * `POST /v1/pull`. `bucket_set_id` is that of the feed's last checkpoint: the first page names what was dropped and added
 * since. When the set changes while a delta is read in pages, or the number is one that head office does not know, the
 * answer is `bucket_set_changed`: ask `hello`, and pull again from the checkpoint.
 */
export const pullRequest = z.object({
  feed: z.number().int().nonnegative(),
  epoch: z.uuid(),
  ver: z.number().int().nonnegative(),
  mark: z.string().max(64),
  bucket_set_id: z.number().int(),
  after: pagePosition.optional(),
})
export type PullRequest = z.infer<typeof pullRequest>

/**
 * `GET /v1/snapshot?bucket=&tbl=&resume=`: one table of one bucket, in pages. The desk asks table by table in `loadOrder`,
 * so that customers of every portfolio are there before anybody's history. The first call of a pair has no `resume`.
 * `from` and `to` of the header are the feed's `ver` when the page was read; the desk keeps the first page's as V0.
 */
export const snapshotQuery = z.object({
  bucket: bucketName,
  tbl: tableName,
  resume: z.string().max(2000).optional(),
})

/** Events of `GET /v1/live` (SSE); the data of each as JSON. */
export const nudgeEvent = z.object({ feed: z.number().int().nonnegative(), ver: z.number().int() })
export const byeEvent = z.object({ retry_ms: z.number().int().nonnegative() })
