// A head office for end-to-end tests: a server over the sample data that a test can ask, change, stop and start again.
import { drizzle } from 'drizzle-orm/node-postgres'
import type { Pool } from 'pg'
import { pino } from 'pino'
import type { z } from 'zod'
import { revokeDevice } from '../../headoffice/cli/devices.ts'
import { type Change, inTransaction } from '../../headoffice/feed/change.ts'
import { type RunningHeadOffice, startHeadOffice } from '../../headoffice/server.ts'
import { customerTables } from '../../shared/features/customers/api.ts'
import { type Customer, displayName } from '../../shared/features/customers/model.ts'
import { CATALOGUE_FEED } from '../../shared/sync/buckets.ts'
import { type Cell, decodeRow, type SyncedTable } from '../../shared/sync/table.ts'
import { addTestUser, TEST_PASSWORD } from '../world/head-office.ts'

/** The agency of the sample data. */
const agencyId = 42

const [customerTable] = customerTables

export interface OfficeData {
  readonly url: string
  readonly pool: Pool
}

/** A customer with the name as the desk shows it. */
export type NamedCustomer = Customer & { readonly name: string }

/** One server of head office. Several may stand before the same data. */
export class Office {
  readonly #data: OfficeData
  #running: RunningHeadOffice | undefined
  #port = 0

  constructor(data: OfficeData) {
    this.#data = data
  }

  /** Its address, the same after every start. */
  get url(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  async start(): Promise<void> {
    this.#running = await startHeadOffice({
      databaseUrl: this.#data.url,
      port: this.#port,
      log: pino({ level: 'silent' }),
      callsPerMinute: 1_000_000,
    })
    this.#port = Number(new URL(this.#running.url).port)
  }

  async stop(): Promise<void> {
    await this.#running?.close()
    this.#running = undefined
  }

  async rows<Row extends object>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.#data.pool.query<Row>(sql, [...values])).rows
  }

  /** The first row of a question; there must be one. */
  async row<Row extends object>(sql: string, values: readonly unknown[] = []): Promise<Row> {
    const [first] = await this.rows<Row>(sql, values)
    if (!first) throw new Error(`the sample data have nothing for: ${sql}`)
    return first
  }

  /** The first customer that a condition over `c` holds for. */
  async customer(condition: string, values: readonly unknown[] = []): Promise<NamedCustomer> {
    const customer = await this.model(customerTable, condition, values)
    return { ...customer, name: displayName(customer) }
  }

  /** The first row of a synced table, called `c`, that a condition holds for. */
  async model<M extends z.ZodObject>(
    table: SyncedTable<M>,
    condition: string,
    values: readonly unknown[] = [],
  ): Promise<z.output<M>> {
    const columns = table.columns.map(({ sql }) => `c."${sql}"`).join(', ')
    const row = await this.row<Record<string, Cell>>(
      `SELECT ${columns} FROM ${table.name} AS c WHERE ${condition} ORDER BY c.id LIMIT 1`,
      values,
    )
    const cells = table.columns.map(({ sql }) => row[sql] ?? null)
    return table.model.parse(decodeRow(table, cells))
  }

  /** A change of the agency's rows or of a catalogue, told to every desk. */
  async change(work: (change: Change) => Promise<void>): Promise<void> {
    const nudges = this.#running?.office.nudges
    await inTransaction(
      { pool: this.#data.pool, ...(nudges ? { nudges } : {}) },
      [CATALOGUE_FEED, agencyId],
      work,
    )
  }

  /** Writes a customer with some fields changed. */
  async changeCustomer(
    { name: _shown, ...customer }: NamedCustomer,
    fields: Partial<Customer>,
  ): Promise<void> {
    await this.change(({ put }) => put(customerTable, { ...customer, ...fields }))
  }

  /** A user of the office that no other test signs in as. */
  async addUser(username: string): Promise<{ username: string; password: string }> {
    await addTestUser(this.#data.pool, { username, role: 'IMPIEGATO_BACK', agencies: [agencyId] })
    return { username, password: TEST_PASSWORD }
  }

  /** Closes or opens a user's access for the next sign-in. */
  async setDisabled(username: string, disabled: boolean): Promise<void> {
    await this.#data.pool.query('UPDATE app_user SET disabled_at = $2 WHERE username = $1', [
      username,
      disabled ? new Date() : null,
    ])
  }
  /** `headoffice device revoke`: the device is ordered to destroy what it holds. */
  async revokeDevice(id: string): Promise<void> {
    const { pool } = this.#data
    const { write: say } = process.stdout
    process.stdout.write = () => true
    await revokeDevice({ pool, db: drizzle(pool) }, { id }).finally(() => {
      process.stdout.write = say
    })
  }
}
