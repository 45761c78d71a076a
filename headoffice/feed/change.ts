import { setTimeout as sleep } from 'node:timers/promises'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Pool, PoolClient } from 'pg'
import type { z } from 'zod'
import { bucketOf, CATALOGUE_FEED, feedOf } from '../../shared/sync/buckets.ts'
import { type Column, decodeRow, encodeRow, type SyncedTable } from '../../shared/sync/table.ts'
import { transaction } from '../database.ts'
import { type RowChange, stamp } from './stamp.ts'

/** A row's JSON as it travels may not be longer: a page must stay a page. */
const MAX_BODY_CHARS = 1024 * 1024

/** The business side of a transaction: what it writes through these reaches the tables and the feed alike. */
export type Change = {
  /** For reads and for writes to tables that are not synced; a synced table written here is refused at commit. */
  readonly db: NodePgDatabase
  readonly client: PoolClient
  /** Writes one row, new or not; the model is checked on the way in. */
  put<M extends z.ZodObject>(table: SyncedTable<M>, model: z.input<M>): Promise<void>
  putMany<M extends z.ZodObject>(table: SyncedTable<M>, models: readonly z.input<M>[]): Promise<void>
  /** Deletes one row; false when it was not there. `agencyId` is left out for a catalogue. */
  remove(table: SyncedTable, id: string, agencyId?: number): Promise<boolean>
}

export type Changed<T> = {
  readonly result: T /** New version by feed. */
  readonly versions: ReadonlyMap<number, number>
}

/** Where committed versions are told to the live connections. */
export type CommitListener = { committed(feed: number, ver: number): void }

/**
 * A business transaction over the rows of these agencies (0 = the catalogues): what `work` puts and removes is written to
 * the tables at once and stamped in the feed at the end. Run again from the start after a deadlock, so `work` must not
 * have other effects.
 */
export async function inTransaction<T>(
  { pool, nudges }: { readonly pool: Pool; readonly nudges?: CommitListener },
  agencyIds: readonly number[],
  work: (change: Change) => Promise<T>,
): Promise<Changed<T>> {
  for (let attempt = 1; ; attempt++) {
    try {
      const changed = await transaction(pool, async (client) => {
        const touched = new Map(agencyIds.map((id): [number, Map<string, RowChange>] => [id, new Map()]))
        const result = await work(changeOf(client, touched))
        const changes = new Map([...touched].map(([id, rows]) => [id, [...rows.values()]]))
        return { result, versions: await stamp(client, changes) }
      })
      for (const [feed, ver] of changed.versions) nudges?.committed(feed, ver)
      return changed
    } catch (error) {
      if (attempt >= 5 || !isTransient(error)) throw error
      await sleep(Math.random() * 20 * 2 ** attempt)
    }
  }
}

/** Deadlock or serialisation failure: nothing happened, and trying again is right. */
function isTransient(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === '40P01' || code === '40001'
}

function changeOf(client: PoolClient, touched: Map<number, Map<string, RowChange>>): Change {
  function remember(feed: number, change: RowChange): void {
    const rows = touched.get(feed)
    if (!rows) throw new Error(`${change.table}: feed ${feed} is not of this transaction`)
    rows.set(`${change.table}|${change.id}`, change)
  }
  async function putMany<M extends z.ZodObject>(
    table: SyncedTable<M>,
    models: readonly z.input<M>[],
  ): Promise<void> {
    if (models.length === 0) return
    const rows = models.map((model) => {
      const valid = table.model.parse(model) as Record<string, unknown>
      const row = encodeRow(table, valid)
      const body = JSON.stringify(row)
      if (body.length > MAX_BODY_CHARS) throw new Error(`${table.name}: a row of ${body.length} characters`)
      const bucket = bucketOf(table, valid)
      remember(feedOf(bucket), { table: table.name, id: String(valid.id), bucket, body })
      return row
    })
    const [only] = rows
    if (rows.length === 1 && only) {
      await client.query({ name: `put_${table.name}`, text: upsertsOf(table).one, values: only })
      return
    }
    const values = table.columns.map((_, index) => rows.map((row) => row[index] ?? null))
    await client.query({ name: `put_many_${table.name}`, text: upsertsOf(table).many, values })
  }
  let db: NodePgDatabase | undefined
  return {
    client,
    get db() {
      db ??= drizzle(client)
      return db
    },
    putMany,
    put: (table, model) => putMany(table, [model]),
    async remove(table, id, agencyId = CATALOGUE_FEED) {
      const where = table.scope === 'catalogue' ? 'id = $1' : 'id = $1 AND agency_id = $2'
      const columns = table.columns.map((column) => quoted(column.sql)).join(', ')
      const answer = await client.query<unknown[], unknown[]>({
        name: `remove_${table.name}`,
        text: `DELETE FROM ${quoted(table.name)} WHERE ${where} RETURNING ${columns}`,
        values: table.scope === 'catalogue' ? [id] : [id, agencyId],
        rowMode: 'array',
      })
      const row = answer.rows[0]
      if (!row) return false
      const bucket = bucketOf(table, decodeRow(table, row as Parameters<typeof decodeRow>[1]))
      remember(feedOf(bucket), { table: table.name, id, bucket, body: null })
      return true
    },
  }
}

type Upserts = { readonly one: string; readonly many: string }
const upserts = new Map<string, Upserts>()

/**
 * The two statements that write rows of a table: one row by its values, whose plan PostgreSQL keeps, and any number of rows
 * with each column as one array.
 */
function upsertsOf(table: SyncedTable): Upserts {
  const known = upserts.get(table.name)
  if (known) return known
  const key = table.scope === 'catalogue' ? ['id'] : ['agency_id', 'id']
  const names = table.columns.map((column) => quoted(column.sql)).join(', ')
  const values = table.columns.map((_, index) => `$${index + 1}`).join(', ')
  const arrays = table.columns.map((column, index) => `$${index + 1}::${pgType(column)}[]`).join(', ')
  const updates = table.columns
    .filter((column) => !key.includes(column.sql))
    .map((column) => `${quoted(column.sql)} = excluded.${quoted(column.sql)}`)
    .join(', ')
  const into = `INSERT INTO ${quoted(table.name)} (${names})`
  const onConflict = `ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${updates}`
  const made: Upserts = {
    one: `${into} VALUES (${values}) ${onConflict}`,
    many: `${into} SELECT * FROM unnest(${arrays}) ${onConflict}`,
  }
  upserts.set(table.name, made)
  return made
}

/** PostgreSQL's type of a synced column. */
export function pgType({ kind }: Column): 'text' | 'bigint' | 'boolean' {
  if (kind === 'int') return 'bigint'
  return kind === 'bool' ? 'boolean' : 'text'
}

/** Names come from the declared tables alone; quoted because some are words of SQL. */
function quoted(name: string): string {
  return `"${name}"`
}
