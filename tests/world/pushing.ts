import type { Pool } from 'pg'
import { inTransaction } from '../../headoffice/feed/change.ts'
import { customerTables } from '../../shared/features/customers/api.ts'
import type { Customer } from '../../shared/features/customers/model.ts'
import { interactionTables } from '../../shared/features/interactions/api.ts'
import type { Interaction } from '../../shared/features/interactions/model.ts'
import type { Mutation, PushOutcome } from '../../shared/sync/mutations.ts'
import { decodeRow, type SyncedTable } from '../../shared/sync/table.ts'
import { findTable } from '../../shared/sync/tables.ts'
import { enrol, json, mutationOf, push, type TestDevice, type TypedMutation } from './head-office-client.ts'
import { customerModel, interactionModel } from './head-office-models.ts'

const [customerTable] = customerTables
const [interactionTable] = interactionTables

/** A device that counts its own numbers, as a desk does. */
export class Pusher {
  readonly device: TestDevice
  seq = 0

  constructor(device: TestDevice) {
    this.device = device
  }

  static async enrol(url: string, username: string): Promise<Pusher> {
    return new Pusher(await enrol(url, username))
  }

  /** Pushes what is typed and returns the outcomes; each that is not `retry_later` uses up a number. */
  async push(...typed: TypedMutation[]): Promise<PushOutcome[]> {
    return this.send(typed.map(mutationOf))
  }

  async send(mutations: readonly Omit<Mutation, 'seq'>[]): Promise<PushOutcome[]> {
    const answer = await push(this.device, this.seq + 1, mutations)
    if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`)
    const { outcomes, ack_seq } = json(answer)
    this.seq = ack_seq
    return outcomes.map((one: { outcome: PushOutcome }) => one.outcome)
  }
}

/** One field as it was and as it shall be. */
export function field(name: string, from: string | null, to: string | null) {
  return { [name]: { from, to } }
}

/** The fields of a row that is made. */
export function made(values: Readonly<Record<string, string | null | string[]>>) {
  return Object.fromEntries(Object.entries(values).map(([name, to]) => [name, { from: null, to }]))
}

export async function addCustomer(
  pool: Pool,
  portfolio = 1,
  more: Partial<Customer> = {},
): Promise<Customer> {
  const customer = customerModel(1, portfolio, more)
  await inTransaction({ pool }, [1], ({ put }) => put(customerTable, customer))
  return customer
}

export async function addInteraction(
  pool: Pool,
  of: Customer,
  more: Partial<Interaction> = {},
): Promise<Interaction> {
  const interaction = interactionModel(of, more)
  await inTransaction({ pool }, [1], ({ put }) => put(interactionTable, interaction))
  return interaction
}

/** A row as the feed carries it: what a desk would be given. Null for one that is deleted or never was. */
export async function fedRow(pool: Pool, tbl: string, id: string) {
  const { rows } = await pool.query<{ body: string | null; bucket: string; ver: number }>(
    'SELECT body, bucket, ver FROM sync_row WHERE agency_id = 1 AND tbl = $1 AND id = $2',
    [tbl, id],
  )
  const [found] = rows
  if (!found?.body) return null
  const model = decodeRow(findTable(tbl) as SyncedTable, JSON.parse(found.body))
  return { ...model, bucket: found.bucket, ver: found.ver }
}

/** All live rows of a table in the feed that fit. */
export async function fedRows(
  pool: Pool,
  tbl: string,
  fits: (row: Record<string, unknown>) => boolean = () => true,
): Promise<Record<string, unknown>[]> {
  const { rows } = await pool.query<{ id: string }>(
    'SELECT id FROM sync_row WHERE agency_id = 1 AND tbl = $1 AND NOT deleted ORDER BY ver, id',
    [tbl],
  )
  const found = await Promise.all(rows.map(({ id }) => fedRow(pool, tbl, id)))
  return found.flatMap((row) => (row && fits(row) ? [row] : []))
}
