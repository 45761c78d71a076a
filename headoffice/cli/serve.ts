import { Client } from 'pg'
import { createLog } from '../log.ts'
import { migrate } from '../migrate.ts'
import { type OpenDatabase, openDatabase } from '../open-database.ts'
import { UsageError } from './options.ts'

const PRESETS = ['demo', 'agency', 'network'] as const
/** The same demonstration on every machine. */
const DEMO_SEED = 1

type ServeOptions = {
  readonly port?: string | undefined
  readonly 'database-url'?: string | undefined
  readonly 'seed-if-empty'?: string | undefined
}

/** Serves until it is told to stop; then says goodbye, closes, and stops the database it started. */
export async function serve(options: ServeOptions): Promise<void> {
  const port = Number(options.port ?? 0)
  if (!(Number.isInteger(port) && port >= 0 && port < 65_536))
    throw new UsageError(`not a port: ${options.port}`)
  const preset = PRESETS.find((name) => name === options['seed-if-empty'])
  if (options['seed-if-empty'] !== undefined && !preset)
    throw new UsageError(`not a preset: ${options['seed-if-empty']}`)
  const log = createLog(process.env.SCRIVANIA_LOG_LEVEL ?? 'warn')
  const stopped = stopSignal()
  const database = await openDatabase({
    databaseUrl: options['database-url'],
    onLog: (line) => log.debug({ postgres: line }, 'database'),
  })
  try {
    if (preset) await seedIfEmpty(database, preset)
    const { startHeadOffice } = await import('../server.ts')
    const office = await startHeadOffice({
      databaseUrl: database.url,
      port,
      log,
    })
    process.stdout.write(`headoffice listening on ${office.url}\n`)
    await stopped
    await office.close()
  } finally {
    await database.close()
  }
}

/** Fulfilled by the first SIGTERM or SIGINT; the second one ends the process where it stands. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      process.on(signal, () => {
        if (asked) process.exit(130)
        asked = true
        resolve()
      })
  })
}

async function seedIfEmpty(database: OpenDatabase, preset: (typeof PRESETS)[number]): Promise<void> {
  const client = new Client({ connectionString: database.url })
  await client.connect()
  try {
    await migrate(client)
    const { rowCount } = await client.query('SELECT 1 FROM sync_row LIMIT 1')
    if (rowCount) return
  } finally {
    await client.end()
  }
  // Loaded only when needed: a real head office carries no demonstration data in memory.
  const { seedDatabase } = await import('../demo/seed.ts')
  process.stderr.write(`headoffice: loading demonstration data (${preset})\n`)
  await seedDatabase(database.url, { preset, seed: DEMO_SEED })
}
