import type { Pool } from 'pg'
import type { HeadOffice } from './context.ts'
import { longTransaction } from './database.ts'
import { forgetOrphans } from './features/attachments/store.ts'
import { expireFeeds } from './feed/retention.ts'

const DAY_MS = 24 * 3600 * 1000

/** Once at the start and then daily: forgets what is past its time. Returns how to stop: it ends with the task under way. */
export function startHousekeeping(office: HeadOffice): () => Promise<void> {
  const stop = new AbortController()
  let underWay = Promise.resolve()
  function run(): void {
    underWay = underWay.then(() => tidy(office, stop.signal))
  }
  const first = setTimeout(run, 60_000)
  const daily = setInterval(run, DAY_MS)
  first.unref()
  daily.unref()
  return () => {
    clearTimeout(first)
    clearInterval(daily)
    stop.abort()
    return underWay
  }
}

type Task = { what: string; act: (pool: Pool) => Promise<unknown> }

const TASKS: readonly Task[] = [
  { what: 'feeds', act: expireFeeds },
  { what: 'files without a row', act: forgetOrphans },
  deleting('tokens', "refresh_token WHERE expires_at < now() - interval '1 day'"),
  deleting(
    'sessions without a token',
    `session_family f WHERE created_at < now() - interval '1 day'
     AND NOT EXISTS (SELECT FROM refresh_token t WHERE t.family_id = f.id)`,
  ),
  deleting('sign-in tries', "sign_in_try WHERE since < now() - interval '1 hour'"),
  // sync.md section 1: a desk offers its outcomes again for 35 days, and head office must still know them.
  deleting('mutations', "mutation_log WHERE at < now() - interval '180 days'"),
]

function deleting(what: string, rows: string): Task {
  return { what, act: (pool) => longTransaction(pool, (client) => client.query(`DELETE FROM ${rows}`)) }
}

/** Does each task, whatever became of the one before it, until it is told to stop. */
export async function tidy(
  { pool, log }: Pick<HeadOffice, 'pool' | 'log'>,
  stop?: AbortSignal,
): Promise<void> {
  for (const { what, act } of TASKS) {
    if (stop?.aborted) return
    await act(pool).catch((error) => log.error({ err: error, what }, 'housekeeping failed'))
  }
}
