import type { ClientBase } from 'pg'
import type { WireSum } from '../../shared/sync/sums.ts'

const EMPTY: WireSum = [0, '0000000000000000', '0000000000000000']

/** The sums of these buckets of one feed, as they travel; a bucket without rows has the empty one. */
export async function sumsOf(
  client: ClientBase,
  feed: number,
  buckets: readonly string[],
): Promise<Record<string, WireSum>> {
  const { rows } = await client.query<{ bucket: string; count: number; a: string; b: string }>({
    name: 'sums_of',
    text: `SELECT bucket, count, lpad(to_hex(xor64a), 16, '0') AS a, lpad(to_hex(xor64b), 16, '0') AS b
      FROM bucket_sum WHERE agency_id = $1 AND bucket = ANY ($2::text[])`,
    values: [feed, buckets],
  })
  const sums: Record<string, WireSum> = Object.fromEntries(buckets.map((bucket) => [bucket, EMPTY]))
  for (const { bucket, count, a, b } of rows) sums[bucket] = [Number(count), a, b]
  return sums
}
