import type { HeadOffice } from './context.ts'
import { forgetOrphans } from './features/attachments/store.ts'
import { expireFeeds } from './feed/retention.ts'

const DAY_MS = 24 * 3600 * 1000

/** Once at the start and then daily: forgets what is past its time. Returns how to stop. */
export function startHousekeeping(office: HeadOffice): () => void {
  function run(): void {
    tidy(office).catch((error) => office.log.error({ err: error }, 'housekeeping failed'))
  }
  const first = setTimeout(run, 60_000)
  const daily = setInterval(run, DAY_MS)
  first.unref()
  daily.unref()
  return () => {
    clearTimeout(first)
    clearInterval(daily)
  }
}

async function tidy({ pool }: HeadOffice): Promise<void> {
  await expireFeeds(pool)
  await forgetOrphans(pool)
  await pool.query("DELETE FROM refresh_token WHERE expires_at < now() - interval '1 day'")
  await pool.query(
    `DELETE FROM session_family f WHERE created_at < now() - interval '1 day'
     AND NOT EXISTS (SELECT FROM refresh_token t WHERE t.family_id = f.id)`,
  )
  await pool.query("DELETE FROM sign_in_try WHERE since < now() - interval '1 hour'")
  // sync.md section 1: a desk offers its outcomes again for 35 days, and head office must still know them.
  await pool.query("DELETE FROM mutation_log WHERE at < now() - interval '180 days'")
}
