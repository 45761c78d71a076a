import { z } from 'zod'
import { bucketName } from './buckets.ts'

/** Ranges and rows that one question may hold. */
export const AUDIT_RANGES = 512
export const AUDIT_ROWS = 4000

const rowId = z.string().max(100)
const tableName = z.string().regex(/^[a-z_]{1,40}$/)
/** 128 bits as hex. */
const digest = z.string().regex(/^[0-9a-f]{32}$/)

/**
 * A stretch of one table of a bucket by ascending id (bytes compared), from `from` up to but without `to`; null is the end. What the desk
 * holds there: the number of rows, the XOR of their version digests (shared/sync/sums.ts) and the XOR of the first 128 bits of
 * SHA-256 over each row's JSON text. With `rows` the desk names them one by one and asks for what differs.
 */
export const auditRange = z.object({
  tbl: tableName,
  from: rowId,
  to: rowId.nullable(),
  count: z.int().nonnegative(),
  versions: digest,
  contents: digest,
  rows: z
    .array(z.tuple([rowId, z.int().nonnegative(), digest]))
    .max(AUDIT_ROWS)
    .optional(),
})
export type AuditRange = z.infer<typeof auditRange>

export const auditRequest = z.object({
  bucket: bucketName,
  ranges: z.array(auditRange).min(1).max(AUDIT_RANGES),
})
export type AuditRequest = z.infer<typeof auditRequest>

/** What head office found in one range. */
export const auditFinding = z.object({
  same: z.boolean(),
  /** Rows here that the desk lacks or holds otherwise, with the very text that travels in a page. */
  put: z.array(z.object({ ver: z.int().nonnegative(), row: z.string() })),
  /** Ids that the desk named and this bucket does not hold. */
  gone: z.array(rowId),
  /** The answer was full: from this id on nothing was compared; ask again. */
  next: rowId.nullable(),
})
export type AuditFinding = z.infer<typeof auditFinding>

/** One finding for each range asked for, all of them read at one point in time: that of `ver` and `mark`. */
export const auditAnswer = z.object({
  epoch: z.uuid(),
  ver: z.int().nonnegative(),
  mark: z.string().max(64),
  bucketSetId: z.int(),
  findings: z.array(auditFinding),
})
export type AuditAnswer = z.infer<typeof auditAnswer>
