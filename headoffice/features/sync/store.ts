import type { Pool, PoolClient } from 'pg'
import type { DeviceCaller } from '../../access/access.ts'
import type { HeadOffice } from '../../context.ts'
import { snapshotOf } from '../../database.ts'
import { type BucketSet, bucketsOf, knownSet, refreshBucketSet, sameBuckets } from '../../feed/bucket-set.ts'
import { Refusal } from '../../refusal.ts'

/** Where these feeds stand now. */
export async function headsOf(
  pool: Pool,
  feeds: readonly number[],
): Promise<{ feed: number; epoch: string; ver: number }[]> {
  const { rows } = await pool.query<{ feed: number; epoch: string; ver: number }>({
    name: 'heads_of',
    text: 'SELECT agency_id AS feed, epoch, ver FROM feed WHERE agency_id = ANY ($1::bigint[]) ORDER BY agency_id',
    values: [feeds],
  })
  return rows
}

/** How many rows each bucket holds. */
export async function rowsOf(pool: Pool, buckets: readonly string[]): Promise<Record<string, number>> {
  const { rows } = await pool.query<{ bucket: string; count: number }>({
    name: 'rows_of_buckets',
    text: 'SELECT bucket, count FROM bucket_sum WHERE bucket = ANY ($1::text[])',
    values: [buckets],
  })
  return Object.fromEntries(rows.map(({ bucket, count }) => [bucket, count]))
}

/**
 * Reads a page in one snapshot together with the buckets that the caller holds in that same snapshot. The set of a device is
 * numbered outside of it, so when the rights changed in between the page is read again.
 */
export async function readPage<T>(
  office: HeadOffice,
  caller: DeviceCaller,
  read: (client: PoolClient, held: BucketSet) => Promise<T>,
): Promise<T> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const page = await snapshotOf(office.pool, async (client) => {
      const buckets = await bucketsOf(client, caller.userId)
      const known = await knownSet(client, caller.device.id)
      if (!known || !sameBuckets(known.buckets, buckets)) return null
      return { value: await read(client, known) }
    })
    if (page) return page.value
    await refreshBucketSet(office.pool, caller.userId, caller.device.id)
  }
  throw new Refusal('unavailable', { retryAfterMs: 1000, why: 'the rights of this user keep changing' })
}
