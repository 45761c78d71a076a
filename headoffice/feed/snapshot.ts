import type { ClientBase } from 'pg'
import { feedOf } from '../../shared/sync/buckets.ts'
import { findTable } from '../../shared/sync/tables.ts'
import { SCHEMA } from '../../shared/sync/wire.ts'
import { Refusal } from '../refusal.ts'
import type { BucketSet } from './bucket-set.ts'
import { headerOf, pageText, putLine } from './page.ts'
import { PAGE_LIMITS, PageFill, type PageLimits } from './page-fill.ts'
import type { FeedPage } from './pull.ts'
import { readResume, writeResume } from './resume.ts'

/**
 * One page of a table of a bucket, by ascending id. The caller's transaction must be one snapshot, and `held` the
 * device's set of buckets in it. Rows that change while the scan runs come again with the first pull from V0.
 */
export async function readSnapshot(
  client: ClientBase,
  device: { readonly id: string },
  held: BucketSet,
  query: { bucket: string; tbl: string; resume?: string | undefined },
  secret: Buffer,
  limits: PageLimits = PAGE_LIMITS,
): Promise<FeedPage> {
  const { bucket, tbl } = query
  if (!held.buckets.includes(bucket))
    throw new Refusal('not_found', { why: `bucket ${bucket} is not of this device` })
  if (!findTable(tbl)) throw new Refusal('not_found', { why: `no table ${tbl}` })
  const feed = feedOf(bucket)
  const head = await headOf(client, feed, device.id)
  const point = query.resume === undefined ? null : readResume(query.resume, secret)
  if (point) {
    if (point.bucket !== bucket || point.tbl !== tbl)
      throw new Refusal('bad_request', { why: 'resume of another scan' })
    if (point.epoch !== head.epoch) throw new Refusal('epoch_changed')
    // The pull that must follow could not start there any more; with other columns the pages would not fit together.
    if (point.v0 < head.min_ver || point.schema !== SCHEMA) throw new Refusal('cursor_expired')
  }
  const { rows, complete } = await readRows(
    client,
    { feed, bucket, tbl, lastId: point?.lastId ?? '' },
    limits,
  )
  const last = rows.at(-1)
  const v0 = point?.v0 ?? head.ver
  const resume =
    !complete && last
      ? writeResume({ epoch: head.epoch, v0, bucket, tbl, lastId: last[0], schema: SCHEMA }, secret)
      : null
  const header = headerOf(feed, {
    epoch: head.epoch,
    from: head.ver,
    to: head.ver,
    mark: head.mark,
    bucket_set_id: held.id,
    ack_seq: head.ack_seq,
    scan: { bucket, tbl, resume: query.resume ?? null },
  })
  const total = point
    ? {}
    : { total: resume === null ? rows.length : await countRows(client, feed, bucket, tbl) }
  const lines = rows.map(([, ver, body]) => putLine(bucket, tbl, ver, body))
  const text = pageText(header, lines, { complete: resume === null, resume, ...total })
  return { text, rows: rows.length, complete: resume === null }
}

async function headOf(client: ClientBase, feed: number, deviceId: string) {
  const { rows } = await client.query<{
    ver: number
    mark: string
    epoch: string
    min_ver: number
    ack_seq: number
  }>({
    name: 'snapshot_head',
    text: `SELECT f.ver, f.mark, f.epoch, f.min_ver, coalesce(a.last_ack_seq, 0) AS ack_seq
      FROM feed f LEFT JOIN device_ack a ON a.agency_id = f.agency_id AND a.device_id = $2 WHERE f.agency_id = $1`,
    values: [feed, deviceId],
  })
  const head = rows[0]
  if (!head) throw new Refusal('not_found', { why: `no feed ${feed}` })
  return head
}

type SnapshotRow = [id: string, ver: number, body: string]

async function readRows(
  client: ClientBase,
  { feed, bucket, tbl, lastId }: { feed: number; bucket: string; tbl: string; lastId: string },
  limits: PageLimits,
): Promise<PageFill<SnapshotRow>> {
  const page = new PageFill<SnapshotRow>(limits, (row) => row[2].length)
  let after = lastId
  while (page.wanted > 0) {
    const { rows } = await client.query<SnapshotRow>({
      name: 'snapshot_rows',
      text: `SELECT id, ver, body FROM sync_row
        WHERE agency_id = $1 AND bucket = $2 AND tbl = $3 AND id > $4 AND NOT deleted ORDER BY id LIMIT $5`,
      values: [feed, bucket, tbl, after, page.wanted + 1],
      rowMode: 'array',
    })
    const last = page.add(rows)
    if (last) after = last[0]
  }
  return page
}

async function countRows(client: ClientBase, feed: number, bucket: string, tbl: string): Promise<number> {
  const { rows } = await client.query<{ count: number }>({
    name: 'snapshot_count',
    text: 'SELECT count(*) AS count FROM sync_row WHERE agency_id = $1 AND bucket = $2 AND tbl = $3 AND NOT deleted',
    values: [feed, bucket, tbl],
  })
  return Number(rows[0]?.count ?? 0)
}
