import { randomBytes, randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { longTransaction } from '../database.ts'

/** More than a head office gives in its life: no version that a lost day gave is given again. */
const LEAP = 2 ** 32

/**
 * After the database was put back from a copy: every feed gets a new epoch and all its versions leap, in one transaction (fault 25). The
 * rows stay the same rows: desks know the leap and compare before they fetch (sync.md section 7). Returns how many feeds there are.
 */
export function leapFeeds(pool: Pool): Promise<number> {
  return longTransaction(pool, async (client) => {
    // Whoever writes waits for its counter; nobody takes one of before.
    const { rows } = await client.query<{ agency_id: number }>(
      'SELECT agency_id FROM feed ORDER BY agency_id FOR UPDATE',
    )
    await client.query('UPDATE sync_row SET ver = ver + $1', [LEAP])
    await client.query('UPDATE sync_exit SET ver = ver + $1', [LEAP])
    await client.query('UPDATE feed_mark SET ver = ver + $1', [LEAP])
    for (const { agency_id } of rows) {
      const mark = randomBytes(16).toString('hex')
      await client.query(
        'UPDATE feed SET ver = ver + $2, min_ver = min_ver + $2, epoch = $3, mark = $4 WHERE agency_id = $1',
        [agency_id, LEAP, randomUUID(), mark],
      )
      await client.query(
        'UPDATE feed_mark SET mark = $2 WHERE agency_id = $1 AND ver = (SELECT ver FROM feed WHERE agency_id = $1)',
        [agency_id, mark],
      )
    }
    await client.query('DELETE FROM bucket_sum')
    await client.query(
      `INSERT INTO bucket_sum (agency_id, bucket, count, xor64a, xor64b)
       SELECT agency_id, bucket, count(*), bit_xor(digest_half(digest, 0)), bit_xor(digest_half(digest, 1))
       FROM (SELECT agency_id, bucket, row_digest(tbl, id, ver) AS digest FROM sync_row WHERE NOT deleted OFFSET 0) d
       GROUP BY agency_id, bucket`,
    )
    return rows.length
  })
}
