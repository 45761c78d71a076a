import { drizzle } from 'drizzle-orm/node-postgres'
import { createPool } from '../database.ts'
import { migrate } from '../migrate.ts'
import { joinDatabase } from '../open-database.ts'
import { addAgency, listAgencies } from './agencies.ts'
import { listDevices, revokeDevice } from './devices.ts'
import { type CommandOptions, UsageError } from './options.ts'
import { addUser, disableUser, enableUser, listUsers, setPassword } from './users.ts'

const COMMANDS = {
  'user add': addUser,
  'user list': listUsers,
  'user disable': disableUser,
  'user enable': enableUser,
  'user password': setPassword,
  'agency add': addAgency,
  'agency list': listAgencies,
  'device list': listDevices,
  'device revoke': revokeDevice,
} as const

/** Runs a command that manages a head office, running or not. */
export async function runCommand(words: readonly string[], options: CommandOptions): Promise<void> {
  const name = words.join(' ')
  if (!Object.hasOwn(COMMANDS, name)) throw new UsageError(`unknown command: ${name}`)
  const command = COMMANDS[name as keyof typeof COMMANDS]
  const database = await joinDatabase({ databaseUrl: options['database-url'] })
  const pool = createPool(database.url, 2, () => {})
  try {
    const client = await pool.connect()
    try {
      await migrate(client)
    } finally {
      client.release()
    }
    await command({ pool, db: drizzle(pool) }, options)
  } finally {
    await pool.end()
    await database.close()
  }
}
