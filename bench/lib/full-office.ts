import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { seedDatabase } from '../../headoffice/demo/seed.ts'
import { migrate } from '../../headoffice/migrate.ts'
import { startEmbeddedPostgres } from '../../headoffice/postgres.ts'
import { type RunningHeadOffice, startHeadOffice } from '../../headoffice/server.ts'
import { atEnd } from './at-end.ts'
import { preset } from './preset.ts'

export type FullOffice = { databaseUrl: string; office: RunningHeadOffice }

let opened: Promise<FullOffice> | undefined

/** A head office on the preset's data, one for all benchmarks of a run that leave it nearly as it is: seeding takes minutes. */
export function fullOffice(): Promise<FullOffice> {
  opened ??= openFullOffice()
  return opened
}

/** One of its own, for who writes much. Ends with the run. */
export async function openFullOffice(): Promise<FullOffice> {
  const folder = mkdtempSync(join(tmpdir(), 'scrivania-office-'))
  atEnd(async () => rmSync(folder, { recursive: true, force: true }))
  const postgres = await startEmbeddedPostgres(folder)
  atEnd(() => postgres.stop())
  console.log(`  seeding ${preset}`)
  await migrateDatabase(postgres.url)
  await seedDatabase(postgres.url, { preset, seed: 1 })
  const office = await startHeadOffice({ databaseUrl: postgres.url })
  atEnd(() => office.close())
  return { databaseUrl: postgres.url, office }
}

async function migrateDatabase(connectionString: string): Promise<void> {
  const client = new Client({ connectionString })
  await client.connect()
  await migrate(client).finally(() => client.end())
}
