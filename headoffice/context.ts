import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import type { Access } from './access/access.ts'
import type { LiveHub } from './feed/live.ts'
import type { Nudges } from './feed/nudges.ts'
import type { PageLimits } from './feed/page-fill.ts'
import type { ServerKeys } from './keys.ts'
import type { Metrics } from './metrics.ts'

/** The parts of a running head office, handed to every feature. */
export type HeadOffice = {
  readonly pool: Pool
  readonly db: NodePgDatabase
  readonly log: Logger
  readonly keys: ServerKeys
  /** Who calls, and whether they still may. */
  readonly access: Access
  readonly nudges: Nudges
  readonly live: LiveHub
  readonly metrics: Metrics
  readonly limits: PageLimits
  /** Milliseconds since 1970; tests move it. */
  readonly now: () => number
}
