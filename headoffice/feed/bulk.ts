import { randomBytes } from 'node:crypto'
import type { ClientBase } from 'pg'
import { bucketOf, feedOf } from '../../shared/sync/buckets.ts'
import { encodeRow, type SyncedTable } from '../../shared/sync/table.ts'
import { syncedTables } from '../../shared/sync/tables.ts'

// Loading many rows into an EMPTY head office without a stamp per transaction. Inside one transaction:
//
//   await bulkLoad(client, agencyIds, async () => {
//     for each row:  COPY <table.name> (columns[].sql)   FROM STDIN   the values of encodeRow(table, model)
//                    COPY sync_row (SYNC_ROW_COLUMNS)    FROM STDIN   the values of syncRowOf(table, model)
//     app_user, user_agency and demo_user as plain rows (feed rows of `agencyIds` exist by then)
//   })
//
// bulkLoad itself makes the feeds, switches off what checks row by row, and afterwards writes bucket_sum, feed
// (ver 1) and feed_mark, builds indexes, checks every foreign key and analyses. The order of the tables is free.

export const SYNC_ROW_COLUMNS = [
  'agency_id',
  'tbl',
  'id',
  'bucket',
  'ver',
  'first_ver',
  'body',
  'deleted',
] as const

/** The feed's line of a bulk-loaded row, in the order of SYNC_ROW_COLUMNS. */
export function syncRowOf(
  table: SyncedTable,
  model: Readonly<Record<string, unknown>>,
): [
  agencyId: number,
  tbl: string,
  id: string,
  bucket: string,
  ver: number,
  firstVer: number,
  body: string,
  deleted: boolean,
] {
  const bucket = bucketOf(table, model)
  return [
    feedOf(bucket),
    table.name,
    String(model.id),
    bucket,
    1,
    1,
    JSON.stringify(encodeRow(table, model)),
    false,
  ]
}

/**
 * Runs `load` in a transaction of its own with row-by-row checks off, then makes the feed of what was loaded:
 * everything has version 1. Only for a database without a single synced row; throws otherwise.
 */
export async function bulkLoad(
  client: ClientBase,
  agencyIds: readonly number[],
  load: () => Promise<void>,
): Promise<void> {
  await client.query('BEGIN')
  try {
    const { rows } = await client.query('SELECT 1 FROM sync_row LIMIT 1')
    if (rows.length > 0) throw new Error('A bulk load needs an empty head office')
    for (const agencyId of agencyIds) await client.query('SELECT feed_open($1)', [agencyId])
    const restore = await dropRowChecks(client)
    await load()
    await sumUp(client)
    await restore()
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
  await client.query('ANALYZE')
}

/** Foreign keys and secondary indexes are dropped and made again: several times faster than keeping them. */
async function dropRowChecks(client: ClientBase): Promise<() => Promise<void>> {
  const tables = [...syncedTables.map((table) => table.name), 'sync_row']
  const constraints = await client.query<{ tbl: string; name: string; definition: string }>(
    `SELECT conrelid::regclass::text AS tbl, conname AS name, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE contype = 'f' AND conrelid = ANY ($1::regclass[])`,
    [tables],
  )
  const indexes = await client.query<{ name: string; definition: string }>(
    `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition
     FROM pg_index i WHERE indrelid = ANY ($1::regclass[]) AND NOT EXISTS
       (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)`,
    [tables],
  )
  const name = (text: string) => client.escapeIdentifier(text)
  await client.query("SET LOCAL maintenance_work_mem = '256MB'")
  for (const row of constraints.rows)
    await client.query(`ALTER TABLE ${row.tbl} DROP CONSTRAINT ${name(row.name)}`)
  for (const row of indexes.rows) await client.query(`DROP INDEX ${row.name}`)
  for (const table of syncedTables) await client.query(`ALTER TABLE ${name(table.name)} DISABLE TRIGGER USER`)
  return async () => {
    for (const row of indexes.rows) await client.query(row.definition)
    for (const row of constraints.rows)
      await client.query(`ALTER TABLE ${row.tbl} ADD CONSTRAINT ${name(row.name)} ${row.definition}`)
    for (const table of syncedTables)
      await client.query(`ALTER TABLE ${name(table.name)} ENABLE TRIGGER USER`)
  }
}

async function sumUp(client: ClientBase): Promise<void> {
  await client.query(
    `INSERT INTO bucket_sum (agency_id, bucket, count, xor64a, xor64b)
     SELECT agency_id, bucket, count(*), bit_xor(digest_half(digest, 0)), bit_xor(digest_half(digest, 1))
     FROM (SELECT agency_id, bucket, row_digest(tbl, id, ver) AS digest FROM sync_row OFFSET 0) d
     GROUP BY agency_id, bucket`,
  )
  const { rows } = await client.query<{ agency_id: string }>('SELECT agency_id FROM feed')
  for (const { agency_id } of rows) {
    const mark = randomBytes(16).toString('hex')
    await client.query('UPDATE feed SET ver = 1, mark = $2 WHERE agency_id = $1', [agency_id, mark])
    await client.query('INSERT INTO feed_mark (agency_id, ver, mark) VALUES ($1, 1, $2)', [agency_id, mark])
  }
}
