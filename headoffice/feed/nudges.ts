import { Client, type ClientBase, type Pool } from 'pg'
import type { Logger } from 'pino'
import type { CommitListener } from './change.ts'

// Server processes tell each other by NOTIFY what was committed and whose rights changed. A lost message does no harm:
// the desks poll, and rights are read again after a second.
const FEED_CHANNEL = 'scrivania_feed'
const ACCESS_CHANNEL = 'scrivania_access'
/** Versions of one agency within this time become one message: NOTIFY makes commits wait for each other. */
const GATHER_MS = 40
const RECONNECT_MS = 1000

export type Nudges = CommitListener & {
  /** Calls back for every version committed by any process; returns how to stop. */
  onVersion(listener: (feed: number, ver: number) => void): () => void
  /** Calls back when the rights of a user changed anywhere. */
  onAccess(listener: (userId: string) => void): () => void
  /** Tells every process that a user's rights changed: disabled, signed out, a device revoked, an agency given. */
  accessChanged(userId: string): Promise<void>
  close(): Promise<void>
}

/** For programs beside the server, such as the command line. */
export async function notifyAccess(client: Pick<ClientBase, 'query'>, userId: string): Promise<void> {
  await client.query('SELECT pg_notify($1, $2)', [ACCESS_CHANNEL, userId])
}

/** The same for what such a program committed. */
export async function notifyVersions(
  client: Pick<ClientBase, 'query'>,
  versions: ReadonlyMap<number, number>,
): Promise<void> {
  await client.query('SELECT pg_notify($1, message) FROM unnest($2::text[]) AS message', [
    FEED_CHANNEL,
    [...versions].map(([feed, ver]) => `${feed}:${ver}`),
  ])
}

/** Starts listening on a connection of its own, and keeps doing so when it breaks. */
export async function openNudges(url: string, pool: Pool, log: Logger): Promise<Nudges> {
  const versionListeners = new Set<(feed: number, ver: number) => void>()
  const accessListeners = new Set<(userId: string) => void>()
  const gathered = new Map<number, number>()
  let timer: NodeJS.Timeout | undefined
  let reconnectTimer: NodeJS.Timeout | undefined
  let closed = false
  let client: Client | undefined

  async function connect(): Promise<void> {
    const fresh = new Client({
      connectionString: url,
      application_name: 'scrivania-headoffice-listen',
      keepAlive: true,
    })
    client = fresh
    fresh.on('error', (error) => log.warn({ err: error }, 'listening connection broke'))
    fresh.on('end', () => {
      if (client === fresh) reconnectLater()
    })
    fresh.on('notification', ({ channel, payload = '' }) => {
      if (channel === ACCESS_CHANNEL) for (const listener of accessListeners) listener(payload)
      const match = /^(\d+):(\d+)$/.exec(payload)
      if (channel === FEED_CHANNEL && match)
        for (const listener of versionListeners) listener(Number(match[1]), Number(match[2]))
    })
    await fresh.connect()
    await fresh.query(`LISTEN ${FEED_CHANNEL}`)
    await fresh.query(`LISTEN ${ACCESS_CHANNEL}`)
  }

  // A connection that cannot be made both ends and fails: one timer serves both.
  function reconnectLater(): void {
    if (closed) return
    reconnectTimer ??= setTimeout(() => {
      reconnectTimer = undefined
      connect().catch((error) => {
        log.warn({ err: error }, 'cannot listen')
        reconnectLater()
      })
    }, RECONNECT_MS)
  }

  async function flush(): Promise<void> {
    timer = undefined
    const versions = new Map(gathered)
    gathered.clear()
    try {
      await notifyVersions(pool, versions)
    } catch (error) {
      log.warn({ err: error }, 'cannot notify')
    }
  }

  await connect()
  return {
    committed(feed, ver) {
      gathered.set(feed, Math.max(ver, gathered.get(feed) ?? 0))
      timer ??= setTimeout(flush, GATHER_MS)
    },
    onVersion(listener) {
      versionListeners.add(listener)
      return () => versionListeners.delete(listener)
    },
    onAccess(listener) {
      accessListeners.add(listener)
      return () => accessListeners.delete(listener)
    },
    async accessChanged(userId) {
      await notifyAccess(pool, userId)
    },
    async close() {
      closed = true
      clearTimeout(timer)
      clearTimeout(reconnectTimer)
      await client?.end().catch(() => {})
    },
  }
}
