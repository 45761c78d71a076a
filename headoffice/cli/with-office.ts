import { drizzle } from 'drizzle-orm/node-postgres'
import { createPool } from '../database.ts'
import { migrate } from '../migrate.ts'
import { joinDatabase } from '../open-database.ts'
import type { Office } from './options.ts'

/** Runs work on the database of a head office, running or not, which is brought to its schema first. */
export async function withOffice(
  databaseUrl: string | undefined,
  work: (office: Office) => Promise<void>,
): Promise<void> {
  const database = await joinDatabase({ databaseUrl })
  const pool = createPool(database.url, 2, () => {})
  try {
    const client = await pool.connect()
    try {
      await migrate(client)
    } finally {
      client.release()
    }
    await work({ pool, db: drizzle(pool) })
  } finally {
    await pool.end()
    await database.close()
  }
}
