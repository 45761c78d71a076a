import type { Pool } from 'pg'
import { longTransaction } from '../database.ts'

/** How long a desk may be away and still be told what was deleted (sync.md section 2). */
const KEPT_DAYS = 180

/**
 * Forgets tombstones with the bodies kept for them, exits and marks that are older: cursors behind them get `cursor_expired` from then on. The limit is
 * committed before anything is deleted, and the counter is not held while rows go.
 */
export async function expireFeeds(pool: Pool, keptDays = KEPT_DAYS): Promise<void> {
  const { rows } = await pool.query<{ agency_id: number; ver: number }>(
    `SELECT agency_id, max(ver) AS ver FROM feed_mark
     WHERE at < now() - make_interval(days => $1) GROUP BY agency_id`,
    [keptDays],
  )
  for (const { agency_id, ver } of rows) {
    await pool.query('UPDATE feed SET min_ver = greatest(min_ver, $2) WHERE agency_id = $1', [agency_id, ver])
    await longTransaction(pool, async (client) => {
      await client.query('DELETE FROM sync_exit WHERE agency_id = $1 AND ver <= $2', [agency_id, ver])
      await client.query(
        `DELETE FROM deleted_row d USING sync_row r WHERE d.agency_id = $1 AND r.agency_id = $1 AND r.tbl = d.tbl
         AND r.id = d.id AND r.deleted AND r.ver <= $2`,
        [agency_id, ver],
      )
      await client.query('DELETE FROM sync_row WHERE agency_id = $1 AND deleted AND ver <= $2', [
        agency_id,
        ver,
      ])
      await client.query('DELETE FROM feed_mark WHERE agency_id = $1 AND ver < $2', [agency_id, ver])
    })
  }
}
