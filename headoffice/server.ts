import { setTimeout as sleep } from 'node:timers/promises'
import compress from '@fastify/compress'
import rateLimit from '@fastify/rate-limit'
import { drizzle } from 'drizzle-orm/node-postgres'
import { fastify } from 'fastify'
import { Client, type Pool } from 'pg'
import type { Logger } from 'pino'
import { createAccess } from './access/access.ts'
import type { HeadOffice } from './context.ts'
import { createPool } from './database.ts'
import { blobRoutes } from './features/attachments/blobs.ts'
import { createRouter } from './features/index.ts'
import { streamRoutes } from './features/sync/streams.ts'
import { openLiveHub } from './feed/live.ts'
import { openNudges } from './feed/nudges.ts'
import { PAGE_LIMITS, type PageLimits } from './feed/page-fill.ts'
import { startHousekeeping } from './housekeeping.ts'
import { handleErrors } from './http/errors.ts'
import { serveJsonCalls } from './http/json-calls.ts'
import { openApiDocument } from './http/openapi.ts'
import { loadKeys } from './keys.ts'
import { createLog } from './log.ts'
import { createMetrics } from './metrics.ts'
import { migrate } from './migrate.ts'
import { Refusal } from './refusal.ts'

export type HeadOfficeOptions = {
  readonly databaseUrl: string
  readonly version?: string
  /** 0 takes a free port. */
  readonly port?: number
  readonly log?: Logger
  readonly now?: () => number
  readonly limits?: PageLimits
  readonly poolSize?: number
  /** Calls a minute from one address. A desk makes a few; an agency's desks may share one address. */
  readonly callsPerMinute?: number
}

export type RunningHeadOffice = {
  readonly url: string
  readonly pool: Pool
  readonly office: HeadOffice
  /** Says goodbye to live clients, lets calls under way end, and closes. Takes a few seconds at most. */
  close(): Promise<void>
}

const BODY_LIMIT = 2 * 1024 * 1024
const CLOSE_LIMIT_MS = 3000

/** Starts a server process on a database, which it first brings to its schema. Several may run on one database. */
export async function startHeadOffice(options: HeadOfficeOptions): Promise<RunningHeadOffice> {
  const log = options.log ?? createLog(process.env.SCRIVANIA_LOG_LEVEL ?? 'warn')
  await migrateDatabase(options.databaseUrl)
  const pool = createPool(options.databaseUrl, options.poolSize ?? 20, (error) =>
    log.warn({ err: error }, 'database connection broke'),
  )
  const nudges = await openNudges(options.databaseUrl, pool, log)
  const parts = { pool, keys: await loadKeys(pool), now: options.now ?? Date.now }
  const access = createAccess(parts)
  // Before the live hub, which asks it anew when it hears the same.
  nudges.onAccess((userId) => access.forget(userId))
  const office: HeadOffice = {
    ...parts,
    db: drizzle(pool),
    log,
    access,
    nudges,
    live: openLiveHub(nudges),
    metrics: createMetrics(),
    limits: options.limits ?? PAGE_LIMITS,
  }
  office.metrics.gauge('live_clients', office.live.size)
  office.metrics.gauge('database_connections', () => pool.totalCount)
  office.metrics.gauge('database_waiting', () => pool.waitingCount)

  const stopHousekeeping = startHousekeeping(office)
  const server = await createServer(office, options)
  // Plain http goes no further than the loopback address; what serves a network ends TLS in front of it.
  const url = await server.listen({ port: options.port ?? 0, host: '127.0.0.1' })
  let closing: Promise<void> | undefined
  async function close(): Promise<void> {
    const tidied = stopHousekeeping()
    office.live.close()
    const closed = server.close()
    const inTime = await Promise.race([closed.then(() => true), sleep(CLOSE_LIMIT_MS, false, { ref: false })])
    if (!inTime) server.server.closeAllConnections()
    await nudges.close()
    await Promise.race([tidied, sleep(CLOSE_LIMIT_MS, undefined, { ref: false })])
    await Promise.race([pool.end(), sleep(CLOSE_LIMIT_MS, undefined, { ref: false })])
  }
  return {
    url,
    pool,
    office,
    close() {
      closing ??= close()
      return closing
    },
  }
}

async function migrateDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await migrate(client)
  } finally {
    await client.end()
  }
}

async function createServer(office: HeadOffice, options: HeadOfficeOptions) {
  const server = fastify({
    bodyLimit: BODY_LIMIT,
    // Idle keep-alive connections end at once when it closes (the default waits 70 s for them).
    forceCloseConnections: 'idle',
    requestTimeout: 60_000,
    // Who ends TLS in front of it says for whom it calls; nobody else is heard, as nobody else reaches the loopback address.
    trustProxy: 'loopback',
  })
  handleErrors(server, office.log)
  // JSON is the only body; fastify's reader refuses __proto__ and its kin.
  server.removeContentTypeParser('text/plain')
  await server.register(rateLimit, {
    max: options.callsPerMinute ?? 6000,
    timeWindow: 60_000,
    errorResponseBuilder: (_request, { ttl }) =>
      new Refusal('too_many_requests', { retryAfterMs: ttl, why: 'calls from one address' }),
  })
  await server.register(compress, {
    encodings: ['zstd', 'gzip'],
    customTypes: /^(application\/(x-ndjson|json|openapi\+json)|text\/plain)/,
    globalDecompression: false,
    zlibOptions: { level: 5 },
  })
  server.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff')
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
    // The clock that judges proofs: a desk learns from any answer that it was set right (fault 40).
    reply.header('date', new Date(office.now()).toUTCString())
  })
  server.addHook('onResponse', async (request, reply) => {
    const route = request.callName || request.routeOptions.url || 'none'
    office.metrics.count('calls_total', { route, status: reply.statusCode })
    office.metrics.count('call_milliseconds_total', { route }, Math.round(reply.elapsedTime))
    office.log.debug(
      { route, method: request.method, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'call',
    )
  })

  const document = await openApiDocument(options.version ?? '0')
  server.get('/openapi.json', async () => document)
  server.get('/health', async () => {
    await office.pool.query('SELECT 1')
    return { ok: true }
  })
  server.get('/metrics', async (_request, reply) =>
    reply.type('text/plain; version=0.0.4').send(office.metrics.text()),
  )
  streamRoutes(server, office)
  blobRoutes(server, office)
  serveJsonCalls(server, createRouter(office), office.log)
  return server
}
