import { Client } from 'pg'
import type { Collaborator } from '../../shared/features/network/model.ts'
import type { IsoDay } from '../../shared/lib/dates.ts'
import { encodeRow } from '../../shared/sync/table.ts'
import { hashPassword } from '../features/session/passwords.ts'
import { bulkLoad, SYNC_ROW_COLUMNS, syncRowOf } from '../feed/bulk.ts'
import { copyRows } from './copy.ts'
import { generateBatches } from './generate.ts'
import { type PresetName, perCustomer, presets } from './presets.ts'
import { type DemoUser, demoUserId, demoUsersOf } from './users.ts'
import type { Batch } from './world.ts'

/** The database holds data already: demonstration data never mixes with anything else. */
export class SeedRefused extends Error {}

export type SeedOptions = {
  readonly preset: PresetName
  readonly seed: number
  /** The day that counts as today; without it the present day in Rome. */
  readonly today?: IsoDay | undefined
  /** Customers written so far, of how many, and which table was written last. */
  readonly onProgress?: ((done: number, total: number, what: string) => void) | undefined
}

/**
 * Fills an empty, migrated head office with demonstration data: tables, feed and example users, in one transaction, so
 * that a kill leaves nothing behind. Throws SeedRefused when there are customers or other synced rows already.
 */
export async function seedDatabase(databaseUrl: string, options: SeedOptions): Promise<void> {
  const { preset } = options
  const client = new Client({ connectionString: databaseUrl, application_name: 'scrivania-seed' })
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT 1 FROM sync_row LIMIT 1')
    if (rowCount) throw new SeedRefused('the database holds data already; seeding needs an empty one')
    const agencyIds = presets[preset].map(({ agencyId }) => agencyId)
    await bulkLoad(client, agencyIds, async () => {
      const people = await loadRows(client, options)
      await addUsers(client, demoUsersOf(preset), people)
    })
  } finally {
    await client.end()
  }
}

/** Writes every row with its line in the feed; gives the collaborators, whom the users are. */
async function loadRows(client: Client, options: SeedOptions): Promise<Collaborator[]> {
  const total = expectedCustomers(options.preset)
  const people: Collaborator[] = []
  let done = 0
  for (const { table, rows } of generateBatches(options)) {
    const columns = table.columns.map(({ sql }) => sql)
    await copyRows(
      client,
      table.name,
      columns,
      encoded(rows, (row) => encodeRow(table, row)),
    )
    await copyRows(
      client,
      'sync_row',
      SYNC_ROW_COLUMNS,
      encoded(rows, (row) => syncRowOf(table, row)),
    )
    if (table.name === 'collaborator') people.push(...(rows as readonly Collaborator[]))
    if (table.name === 'customer') done += rows.length
    options.onProgress?.(Math.min(done, total), total, table.name)
  }
  return people
}

function* encoded<T>(rows: Batch['rows'], encode: (row: Batch['rows'][number]) => T): Generator<T> {
  for (const row of rows) yield encode(row)
}

/** Customers, prospects and former customers of a preset. */
function expectedCustomers(preset: PresetName): number {
  const share = 1 + perCustomer.prospects + perCustomer.former
  return Math.round(presets[preset].reduce((sum, { customers }) => sum + customers, 0) * share)
}

async function addUsers(
  client: Client,
  users: readonly DemoUser[],
  people: readonly Collaborator[],
): Promise<void> {
  for (const [position, { username, password, displayName, role, agencyIds, person }] of users.entries()) {
    const id = demoUserId(username)
    await client.query(
      'INSERT INTO app_user (id, username, display_name, role, password_hash) VALUES ($1, $2, $3, $4, $5)',
      [id, username, displayName, role, await hashPassword(password)],
    )
    for (const agencyId of agencyIds) {
      const known = people.find(
        (one) =>
          one.agencyId === agencyId &&
          one.lastName === person?.lastName &&
          one.firstName === person.firstName &&
          one.role === role,
      )
      if (person !== null && known === undefined)
        throw new Error(`${username} is nobody of agency ${agencyId}`)
      await client.query(
        'INSERT INTO user_agency (user_id, agency_id, collaborator_id) VALUES ($1, $2, $3)',
        [id, agencyId, known?.id ?? null],
      )
    }
    await client.query('INSERT INTO demo_user (user_id, password, position) VALUES ($1, $2, $3)', [
      id,
      password,
      position,
    ])
  }
}
