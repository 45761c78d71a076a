import type { ClientBase } from 'pg'
import { feedOf } from '../../shared/sync/buckets.ts'
import { MAX_INFLATED_BYTES, type PagePosition, type PullRequest } from '../../shared/sync/wire.ts'
import { Refusal } from '../refusal.ts'
import { type BucketSet, earlierSet } from './bucket-set.ts'
import { bucketLine, goneLine, headerOf, pageText, putLine } from './page.ts'
import { PAGE_LIMITS, PageFill, type PageLimits } from './page-fill.ts'
import { sumsOf } from './sums.ts'

export type FeedPage = { readonly text: string; readonly rows: number; readonly complete: boolean }

/** A checkpoint that would need more pages than this gets larger ones: under constant writing it must still catch up. */
const MAX_PAGES = 10
/** Far enough below what a desk accepts that one more row cannot cross it. */
const LARGEST_PAGE_BYTES = MAX_INFLATED_BYTES / 2

/**
 * One page of a feed's changes after the desk's cursor, all of it read in the caller's transaction, which must be one
 * snapshot. `held` is the device's set of buckets in that same snapshot.
 */
export async function readPull(
  client: ClientBase,
  device: { readonly id: string },
  held: BucketSet,
  request: PullRequest,
  limits: PageLimits = PAGE_LIMITS,
): Promise<FeedPage> {
  const before = await setOf(client, device.id, held, request)
  const ofFeed = (buckets: readonly string[]) => buckets.filter((bucket) => feedOf(bucket) === request.feed)
  const buckets = ofFeed(held.buckets)
  const hadBuckets = ofFeed(before.buckets)
  // A feed of somebody else answers like one that does not exist (fault 35).
  if (buckets.length === 0 && hadBuckets.length === 0)
    throw new Refusal('not_found', { why: `feed ${request.feed} is not of this user` })
  const head = await headOf(client, device.id, request)

  // Only the first page names them: `after` stands for rows behind it.
  const moved = request.after
    ? []
    : [
        ...hadBuckets.filter((bucket) => !buckets.includes(bucket)).map((b) => bucketLine('drop_bucket', b)),
        ...buckets.filter((bucket) => !hadBuckets.includes(bucket)).map((b) => bucketLine('add_bucket', b)),
      ]
  let page = await readChanges(client, request, buckets, limits)
  if (!page.complete) {
    const larger = await grownLimits(client, request, buckets, page, limits)
    if (larger) page = await readChanges(client, request, buckets, larger)
  }
  const header = headerOf(request.feed, {
    epoch: head.epoch,
    from: request.ver,
    to: head.ver,
    mark: head.mark,
    from_set: before.id,
    bucket_set_id: held.id,
    ack_seq: head.ack_seq,
    ...(request.after ? { after: request.after } : {}),
  })
  const lines = [...moved, ...page.changes.map(lineOf)]
  const last = page.changes.at(-1)
  if (page.complete || !last) {
    const sums = await sumsOf(client, request.feed, buckets)
    return { text: pageText(header, lines, { complete: true, sums }), rows: lines.length, complete: true }
  }
  const [kind, ver, tbl, id] = last
  const next: PagePosition = { ver, tbl, id, kind }
  return { text: pageText(header, lines, { complete: false, next }), rows: lines.length, complete: false }
}

/** The set the desk has; it must still be known, and must not change while a delta is read in pages. */
async function setOf(
  client: ClientBase,
  deviceId: string,
  held: BucketSet,
  request: PullRequest,
): Promise<BucketSet> {
  if (request.bucket_set_id === held.id) return held
  const before = request.after ? null : await earlierSet(client, deviceId, request.bucket_set_id)
  if (!before) throw new Refusal('bucket_set_changed', { details: { bucket_set_id: held.id } })
  return before
}

type Head = {
  ver: number
  mark: string
  epoch: string
  min_ver: number
  known_mark: string | null
  ack_seq: number
}

/** The feed's head, after the desk's cursor was found to be one of this feed's past. */
async function headOf(client: ClientBase, deviceId: string, request: PullRequest): Promise<Head> {
  const { rows } = await client.query<Head>({
    name: 'pull_head',
    text: `SELECT f.ver, f.mark, f.epoch, f.min_ver, m.mark AS known_mark, coalesce(a.last_ack_seq, 0) AS ack_seq
      FROM feed f LEFT JOIN feed_mark m ON m.agency_id = f.agency_id AND m.ver = $2
      LEFT JOIN device_ack a ON a.agency_id = f.agency_id AND a.device_id = $3
      WHERE f.agency_id = $1`,
    values: [request.feed, request.ver, deviceId],
  })
  const head = rows[0]
  if (!head) throw new Refusal('not_found', { why: `no feed ${request.feed}` })
  if (head.epoch !== request.epoch) throw new Refusal('epoch_changed')
  if (request.ver > head.ver) throw new Refusal('cursor_ahead', { details: { ver: head.ver } })
  if (request.ver < head.min_ver) throw new Refusal('cursor_expired')
  // Same epoch, same number, other history: a database put back from a copy without saying so (fault 25).
  if (head.known_mark !== request.mark) throw new Refusal('epoch_changed', { why: 'unknown mark' })
  return head
}

type ChangeRow = [
  kind: 'row' | 'exit',
  ver: number,
  tbl: string,
  id: string,
  bucket: string,
  body: string | null,
]
type Changes = { readonly changes: readonly ChangeRow[]; readonly complete: boolean; readonly bytes: number }

function lineOf([kind, ver, tbl, id, bucket, body]: ChangeRow): string {
  if (kind === 'exit') return goneLine('exit', bucket, tbl, id, ver)
  return body === null ? goneLine('del', bucket, tbl, id, ver) : putLine(bucket, tbl, ver, body)
}

// The order (ver, tbl, id, kind) is unique: a row stands once in sync_row and leaves at most one bucket in one
// version. An exit comes before the row itself, which may have entered another bucket that this desk holds.
const CHANGES = `
  SELECT kind, ver, tbl, id, bucket, body FROM (
    (SELECT 'row' AS kind, ver, tbl, id, bucket, body FROM sync_row
     WHERE agency_id = $1 AND bucket = ANY ($2::text[]) AND (ver, tbl, id) >= ($3, $4, $5)
       AND ((ver, tbl, id) > ($3, $4, $5) OR 'row' > $6)
     ORDER BY ver, tbl, id LIMIT $7)
    UNION ALL
    (SELECT 'exit', ver, tbl, id, bucket, NULL FROM sync_exit
     WHERE agency_id = $1 AND bucket = ANY ($2::text[]) AND (ver, tbl, id) >= ($3, $4, $5)
       AND ((ver, tbl, id) > ($3, $4, $5) OR 'exit' > $6)
     ORDER BY ver, tbl, id LIMIT $7)
  ) change ORDER BY ver, tbl, id, kind COLLATE "C" LIMIT $7`

async function readChanges(
  client: ClientBase,
  { feed, ver, after }: PullRequest,
  buckets: readonly string[],
  limits: PageLimits,
): Promise<Changes> {
  const page = new PageFill<ChangeRow>(limits, (row) => row[5]?.length ?? 0)
  let [at, tbl, id, kind]: [number, string, string, string] = after
    ? [after.ver, after.tbl, after.id, after.kind]
    : [ver + 1, '', '', '']
  while (page.wanted > 0) {
    const { rows } = await client.query<ChangeRow>({
      name: 'pull_changes',
      text: CHANGES,
      values: [feed, buckets, at, tbl, id, kind, page.wanted + 1],
      rowMode: 'array',
    })
    const last = page.add(rows)
    if (last) [kind, at, tbl, id] = last
  }
  return { changes: page.rows, complete: page.complete, bytes: page.bytes }
}

/** Larger limits when the whole delta since the cursor, not only what is left of it, is more than ten pages. */
async function grownLimits(
  client: ClientBase,
  { feed, ver }: PullRequest,
  buckets: readonly string[],
  page: Changes,
  limits: PageLimits,
): Promise<PageLimits | null> {
  const { rows } = await client.query<{ changes: number }>({
    name: 'pull_count',
    text: `SELECT (SELECT count(*) FROM sync_row WHERE agency_id = $1 AND bucket = ANY ($2::text[]) AND ver > $3)
      + (SELECT count(*) FROM sync_exit WHERE agency_id = $1 AND bucket = ANY ($2::text[]) AND ver > $3) AS changes`,
    values: [feed, buckets, ver],
  })
  const total = Number(rows[0]?.changes ?? 0)
  const bytes = total * (page.bytes / Math.max(1, page.changes.length))
  const factor = Math.max(total / (limits.rows * MAX_PAGES), bytes / (limits.bytes * MAX_PAGES))
  if (factor <= 1) return null
  return {
    rows: Math.ceil(limits.rows * factor),
    bytes: Math.min(LARGEST_PAGE_BYTES, Math.ceil(limits.bytes * factor)),
  }
}
