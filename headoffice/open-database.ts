import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { dataFolder } from './data-folder.ts'
import { startEmbeddedPostgres } from './postgres.ts'

export type OpenDatabase = { readonly url: string; close(): Promise<void> }

export type DatabaseChoice = {
  /** Any PostgreSQL; without it the embedded one in the data folder. */
  readonly databaseUrl?: string | undefined
  readonly folder?: string
  readonly onLog?: (line: string) => void
}

/** The database of a head office that is about to serve: the one named, or the embedded one, started for it. */
export async function openDatabase(choice: DatabaseChoice): Promise<OpenDatabase> {
  if (choice.databaseUrl) return { url: choice.databaseUrl, close: async () => {} }
  const folder = choice.folder ?? dataFolder()
  const embedded = await startEmbeddedPostgres(folder, choice.onLog ? { onLog: choice.onLog } : {})
  const file = addressFile(folder)
  // For the commands that manage a running head office; it holds the database's password.
  writeFileSync(file, embedded.url, { mode: 0o600 })
  return {
    url: embedded.url,
    async close() {
      rmSync(file, { force: true })
      await embedded.stop()
    },
  }
}

/** The same for a command beside it: joins a head office that runs, or starts the embedded database for itself. */
export async function joinDatabase(choice: DatabaseChoice): Promise<OpenDatabase> {
  const folder = choice.folder ?? dataFolder()
  const running = choice.databaseUrl ? undefined : await runningAddress(folder)
  if (running) return { url: running, close: async () => {} }
  return openDatabase(choice)
}

function addressFile(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return join(folder, 'address')
}

/** The address file outlives a killed head office, so the database is asked. */
async function runningAddress(folder: string): Promise<string | undefined> {
  const file = addressFile(folder)
  if (!existsSync(file)) return undefined
  const url = readFileSync(file, 'utf8').trim()
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  try {
    await client.connect()
    await client.end()
    return url
  } catch {
    return undefined
  }
}
