import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { instant } from '../../lib/dates.ts'
import { desk } from '../../rpc/errors.ts'

/** The honest sign of the top bar (interface.md, Ten interactions, 4). */
export const syncStatus = z.object({
  /** `connecting` until head office was reached, or not, for the first time. */
  link: z.enum(['connecting', 'online', 'syncing', 'offline', 'paused']),
  /** Since when the link is as it is. */
  since: instant,
  /** Time of the last complete checkpoint: the age of the data. Null before the first. */
  checkpointAt: instant.nullable(),
  /** False until the first sync is complete: figures carry a remark until then. */
  complete: z.boolean(),
  /** Rows of the running first sync or pull. */
  progress: z.object({ done: z.int(), total: z.int() }).nullable(),
  /** Edits made here that head office has not answered yet. */
  waiting: z.int(),
  /** Why it is paused or offline, when there is more to say than "no network". */
  problem: z
    .enum([
      'not-head-office',
      'too-old',
      'signed-out',
      'disk-full',
      'diverged',
      'clock',
      'certificate',
      'server-busy',
      'unexpected',
    ])
    .nullable(),
})
export type SyncStatus = z.infer<typeof syncStatus>

export const syncLogEntry = z.object({
  at: instant,
  kind: z.enum([
    'connected',
    'lost',
    'checkpoint',
    'first-sync',
    'torn-page',
    'repaired',
    'watchdog',
    'refused',
  ]),
  /** Rows that came, or milliseconds, by kind. */
  count: z.int(),
})

export const syncContract = {
  watch: desk.output(eventIterator(syncStatus)),
  /** Tries now instead of at the end of the back-off. */
  now: desk.output(z.object({})),
  log: desk.output(z.array(syncLogEntry)),
  /** Names of the mirror's tables that changed, at most ten messages a second; never rows. */
  changes: desk.output(eventIterator(z.object({ tables: z.array(z.string()) }))),
}
