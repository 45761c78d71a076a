import { createHmac } from 'node:crypto'
import type { HeadOffice } from '../../context.ts'
import { Refusal } from '../../refusal.ts'

const TRIES = 5
const WINDOW_MS = 60_000

/**
 * Counts a try to sign in under a name from an address before the password is looked at; the sixth within a minute is
 * refused. Counted in the database, so that several server processes count together.
 */
export async function countTry(
  office: HeadOffice,
  username: string,
  address: string,
): Promise<() => Promise<void>> {
  const key = createHmac('sha256', office.keys.secret)
    .update(`try|${username}|${address}`)
    .digest('base64url')
  const now = office.now()
  const { rows } = await office.pool.query<{ tries: number; since: Date }>(
    `INSERT INTO sign_in_try AS t (key, since) VALUES ($1, $2)
     ON CONFLICT (key) DO UPDATE SET
       tries = CASE WHEN t.since <= $3 THEN 1 ELSE t.tries + 1 END,
       since = CASE WHEN t.since <= $3 THEN excluded.since ELSE t.since END
     RETURNING tries, since`,
    [key, new Date(now), new Date(now - WINDOW_MS)],
  )
  const found = rows[0]
  if (found && found.tries > TRIES) {
    const retryAfterMs = Math.max(1000, found.since.getTime() + WINDOW_MS - now)
    throw new Refusal('too_many_requests', { retryAfterMs, why: 'tries to sign in' })
  }
  // The right password wipes the slate: only wrong ones in a row count.
  return async () => {
    await office.pool.query('DELETE FROM sign_in_try WHERE key = $1 OR since < $2', [
      key,
      new Date(now - 10 * WINDOW_MS),
    ])
  }
}
