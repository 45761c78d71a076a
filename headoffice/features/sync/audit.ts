import type { PoolClient } from 'pg'
import type { AuditAnswer, AuditFinding, AuditRange, AuditRequest } from '../../../shared/sync/audit.ts'
import { feedOf } from '../../../shared/sync/buckets.ts'
import { findTable } from '../../../shared/sync/tables.ts'
import type { BucketSet } from '../../feed/bucket-set.ts'
import { Refusal } from '../../refusal.ts'

/** An answer holds about so much row text; what is left is asked for again. */
const ANSWER_CHARS = 512 * 1024
/** Rows of one range that are looked at before the desk must ask again. */
const RANGE_ROWS = 2000
/** Above every id, bytes compared. */
const END = '\u{10ffff}'

/**
 * Compares ranges of a bucket with what the desk says it holds. The caller's transaction must be one snapshot, `held` the device's
 * set of buckets in it.
 */
export async function compareBucket(
  client: PoolClient,
  held: BucketSet,
  { bucket, ranges }: AuditRequest,
): Promise<AuditAnswer> {
  if (!held.buckets.includes(bucket))
    throw new Refusal('not_found', { why: `audit of bucket ${bucket}, which is not of this device` })
  const unknown = ranges.find(({ tbl }) => !findTable(tbl))
  if (unknown) throw new Refusal('not_found', { why: `audit of table ${unknown.tbl}` })
  const feed = feedOf(bucket)
  const head = await headOf(client, feed)
  const same = await sameRanges(client, feed, bucket, ranges)
  const findings: AuditFinding[] = []
  let room = ANSWER_CHARS
  for (const [index, range] of ranges.entries()) {
    if (same[index]) findings.push({ same: true, put: [], gone: [], next: null })
    else if (!range.rows) findings.push({ same: false, put: [], gone: [], next: null })
    else if (room <= 0) findings.push({ same: false, put: [], gone: [], next: range.from })
    else {
      const finding = await compareRows(client, { feed, bucket, range, named: range.rows }, room)
      for (const { row } of finding.put) room -= row.length
      findings.push(finding)
    }
  }
  return { ...head, bucketSetId: held.id, findings }
}

async function headOf(client: PoolClient, feed: number) {
  const { rows } = await client.query<{ epoch: string; ver: number; mark: string }>({
    name: 'audit_head',
    text: 'SELECT epoch, ver, mark FROM feed WHERE agency_id = $1',
    values: [feed],
  })
  const [head] = rows
  if (!head) throw new Refusal('not_found', { why: `no feed ${feed}` })
  return head
}

type Sum = { count: number; versions: string; contents: string }

const hex128 = (half: string) =>
  `lpad(to_hex(coalesce(bit_xor(digest_half(${half}, 0)), 0)), 16, '0') || lpad(to_hex(coalesce(bit_xor(digest_half(${half}, 1)), 0)), 16, '0')`

/** Which ranges hold the same rows at the same versions with the same contents. */
async function sameRanges(
  client: PoolClient,
  feed: number,
  bucket: string,
  ranges: readonly AuditRange[],
): Promise<boolean[]> {
  const { rows } = await client.query<Sum>({
    name: 'audit_ranges',
    text: `SELECT s.count, s.versions, s.contents
      FROM unnest($3::text[], $4::text[], $5::text[]) WITH ORDINALITY AS r (tbl, low, high, n)
      CROSS JOIN LATERAL (
        SELECT count(*) AS count, ${hex128('d.version')} AS versions, ${hex128('d.content')} AS contents
        FROM (
          SELECT row_digest(tbl, id, ver) AS version, sha256(convert_to(body, 'UTF8')) AS content FROM sync_row
          WHERE agency_id = $1 AND bucket = $2 AND tbl = r.tbl AND NOT deleted AND id >= r.low AND id < r.high OFFSET 0
        ) d
      ) s ORDER BY r.n`,
    values: [
      feed,
      bucket,
      ranges.map(({ tbl }) => tbl),
      ranges.map(({ from }) => from),
      ranges.map(({ to }) => to ?? END),
    ],
  })
  return ranges.map((range, index) => {
    const sum = rows[index]
    return (
      sum !== undefined &&
      sum.count === range.count &&
      sum.versions === range.versions &&
      sum.contents === range.contents
    )
  })
}

type Question = {
  readonly feed: number
  readonly bucket: string
  readonly range: AuditRange
  readonly named: NonNullable<AuditRange['rows']>
}
type Row = { id: string; ver: number; content: string; row: string }

/** Row by row, until the answer is full. */
async function compareRows(
  client: PoolClient,
  { feed, bucket, range, named }: Question,
  room: number,
): Promise<AuditFinding> {
  const { rows } = await client.query<Row>({
    name: 'audit_rows',
    text: `SELECT id, ver, encode(substring(sha256(convert_to(body, 'UTF8')) FOR 16), 'hex') AS content, body AS row
      FROM sync_row WHERE agency_id = $1 AND bucket = $2 AND tbl = $3 AND NOT deleted AND id >= $4 AND id < $5
      ORDER BY id LIMIT ${RANGE_ROWS + 1}`,
    values: [feed, bucket, range.tbl, range.from, range.to ?? END],
  })
  const theirs = new Map(named.map(([id, ver, content]) => [id, { ver, content }]))
  const put: AuditFinding['put'] = []
  let left = room
  let next = rows[RANGE_ROWS]?.id ?? null
  for (const { id, ver, content, row } of rows.slice(0, RANGE_ROWS)) {
    const known = theirs.get(id)
    if (known && known.ver === ver && known.content === content) {
      theirs.delete(id)
      continue
    }
    if (left <= 0) {
      next = id
      break
    }
    theirs.delete(id)
    put.push({ ver, row })
    left -= row.length
  }
  // Beyond `next` nothing was looked at: what the desk named there is not gone.
  const gone = [...theirs.keys()].filter((id) => next === null || isBelow(id, next))
  return { same: false, put, gone, next }
}

function isBelow(left: string, right: string): boolean {
  return Buffer.compare(Buffer.from(left), Buffer.from(right)) < 0
}
