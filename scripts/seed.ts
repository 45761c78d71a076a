// npm run seed: fills an empty head office with demonstration data.
import { parseArgs } from 'node:util'
import { Client } from 'pg'
import { SeedRefused, seedDatabase } from '../headoffice/demo/seed.ts'
import { MigrationRefused, migrate } from '../headoffice/migrate.ts'
import { joinDatabase } from '../headoffice/open-database.ts'
import { DatabaseUnavailable } from '../headoffice/postgres.ts'
import { isoDay } from '../shared/lib/dates.ts'

const usage = `Usage: npm run seed -- --preset demo|agency|network [--seed N] [--today YYYY-MM-DD] [--database-url U]
  demo     2 agencies with 2,500 customers in all
  agency   one agency with 6,000 customers
  network  one agency with 100,000 customers, 260,000 policies, 600,000 titles
The same preset, seed and day give the same data. Without --database-url the embedded database is filled.
`

/** Typed wrongly; the message says how. */
class UsageError extends Error {}

const presetNames = ['demo', 'agency', 'network', 'sample'] as const

function readArguments() {
  const { values } = parseArgs({
    options: {
      preset: { type: 'string', default: 'demo' },
      seed: { type: 'string', default: '1' },
      today: { type: 'string' },
      'database-url': { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  const preset = presetNames.find((name) => name === values.preset)
  if (!preset) throw new UsageError(`not a preset: ${values.preset}`)
  const seed = Number(values.seed)
  if (!Number.isSafeInteger(seed)) throw new UsageError(`not a whole number: ${values.seed}`)
  if (values.today !== undefined && !isoDay.safeParse(values.today).success)
    throw new UsageError(`not a day: ${values.today}`)
  return { preset, seed, today: values.today, databaseUrl: values['database-url'], help: values.help }
}

async function main(): Promise<void> {
  const { preset, seed, today, databaseUrl, help } = readArguments()
  if (help) {
    console.log(usage)
    return
  }
  const database = await joinDatabase({ databaseUrl })
  try {
    await bringUpToDate(database.url)
    const begun = performance.now()
    await seedDatabase(database.url, { preset, seed, today, onProgress: progressLine() })
    const seconds = ((performance.now() - begun) / 1000).toFixed(1)
    console.log(`\nseed: ${preset} with seed ${seed} loaded in ${seconds} s`)
    await printCounts(database.url)
  } finally {
    await database.close()
  }
}

async function bringUpToDate(url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await migrate(client)
  } finally {
    await client.end()
  }
}

/** A line that is written over on a terminal, and one line per tenth elsewhere. */
function progressLine(): (done: number, total: number, what: string) => void {
  let shown = -1
  return (done, total, what) => {
    const percent = total === 0 ? 100 : Math.floor((done * 100) / total)
    if (process.stdout.isTTY) process.stdout.write(`\rseed: ${percent} % of the customers, ${what}        `)
    else if (Math.floor(percent / 10) > shown) {
      shown = Math.floor(percent / 10)
      console.log(`seed: ${percent} % of the customers`)
    }
  }
}

async function printCounts(url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const inPortfolio = `EXISTS (SELECT FROM policy p WHERE p.agency_id = c.agency_id AND p.holder_id = c.id
      AND p.state IN ('IN_VIGORE', 'SOSPESA', 'DISDETTATA'))`
    const { rows } = await client.query<Record<string, string>>(`SELECT
      (SELECT count(*) FROM customer c WHERE ${inPortfolio}) AS "customers",
      (SELECT count(*) FROM customer c WHERE NOT ${inPortfolio}) AS "prospects and former customers",
      (SELECT count(*) FROM policy WHERE state IN ('IN_VIGORE', 'SOSPESA', 'DISDETTATA')) AS "policies in portfolio",
      (SELECT count(*) FROM policy WHERE state NOT IN ('IN_VIGORE', 'SOSPESA', 'DISDETTATA')) AS "other policies",
      (SELECT count(*) FROM title) AS "titles",
      (SELECT count(*) FROM claim) AS "claims",
      (SELECT count(*) FROM interaction) AS "contacts",
      (SELECT count(*) FROM sync_row) AS "synced rows in all"`)
    for (const [what, count] of Object.entries(rows[0] ?? {})) console.log(`  ${count.padStart(9)} ${what}`)
  } finally {
    await client.end()
  }
}

try {
  await main()
} catch (error) {
  const meant =
    error instanceof UsageError ||
    error instanceof SeedRefused ||
    error instanceof MigrationRefused ||
    error instanceof DatabaseUnavailable ||
    (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
  console.error(meant ? `seed: ${(error as Error).message}` : error)
  if (error instanceof UsageError) console.error(usage)
  process.exitCode = 1
}
