import type { Cell, SyncedTable } from '../../shared/sync/table.ts'
import { AT_MOST, prepared } from '../prepared.ts'
import type { ReadDb } from '../types.ts'
import { rowDigest, versionDigest } from './digest.ts'

/** A row of head office as this mirror holds it: 16 bytes for "this row at this version", 16 for what stands in it now. */
export type HeldDigest = { id: string; ver: number; version: Buffer; content: Buffer }

type Kept = { id: string; ver: number; row: string }

/**
 * What the mirror holds of one table of a bucket, ascending by id from `from`, at most `limit` rows. Where something open lies on top of
 * a row, the server's row beside it counts; a row that this desk alone has made does not. Contents are told from the columns
 * as they stand, not from the digest that was stored when the row came: a value that changed in the file must show.
 */
export function heldDigests(
  db: ReadDb,
  table: SyncedTable,
  bucket: string,
  from = '',
  limit = Number.MAX_SAFE_INTEGER,
): HeldDigest[] {
  const columns = table.columns.map(({ sql }) => `t.${sql}`).join(', ')
  const rows = prepared<Record<string, Cell> & { sync_ver: number }>(
    db,
    `SELECT ${columns}, t.sync_ver FROM ${table.name} AS t WHERE t.sync_bucket = ? AND t.sync_ver > 0 AND t.id >= ?
     AND NOT EXISTS (SELECT 1 FROM server_row AS s WHERE s.tbl = ? AND s.id = t.id) ORDER BY t.id ${AT_MOST}`,
  )
  const held: HeldDigest[] = []
  for (const row of rows.iterate(bucket, from, table.name, limit)) {
    const cells = table.columns.map(({ sql, kind }) => {
      const value = row[sql] ?? null
      return kind === 'bool' && value !== null ? value === 1 : value
    })
    held.push(digestOf(table, String(row.id), row.sync_ver, JSON.stringify(cells)))
  }
  const kept = prepared<Kept>(
    db,
    `SELECT id, ver, row FROM server_row WHERE tbl = ? AND bucket = ? AND id >= ? ORDER BY id ${AT_MOST}`,
  ).all(table.name, bucket, from, limit)
  if (kept.length === 0) return held
  for (const { id, ver, row } of kept) held.push(digestOf(table, id, ver, row))
  return held.sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, limit)
}

function digestOf(table: SyncedTable, id: string, ver: number, text: string): HeldDigest {
  return { id, ver, version: versionDigest(table.name, id, ver).subarray(0, 16), content: rowDigest(text) }
}
