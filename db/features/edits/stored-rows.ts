import type { SyncedTable } from '../../../shared/sync/table.ts'
import { type Cell, decodeRow, encodeRow } from '../../../shared/sync/table.ts'
import { prepared } from '../../prepared.ts'
import type { ReadDb, WriteTx } from '../../types.ts'

/** A row of a synced table by the keys of its model. */
export type Model = Readonly<Record<string, unknown>>

/** A model with what the feed keeps beside it. Version 0: a row that head office does not have yet; no sum counts it. */
export type StoredRow = { model: Model; bucket: string; ver: number; digest: Uint8Array }

/** Stands in `sync_digest` of rows that never arrived. */
export const NO_DIGEST = Buffer.alloc(0)

type Raw = Record<string, unknown> & { sync_bucket: string; sync_ver: number; sync_digest: Uint8Array }

/** Reads one row of any synced table as its model; null where it is not held. */
export function readStored(db: ReadDb, table: SyncedTable, id: string): StoredRow | null {
  const raw = prepared<Raw>(db, `SELECT * FROM ${table.name} WHERE id = ?`).get(id)
  if (!raw) return null
  const cells = table.columns.map(({ sql, kind }): Cell => {
    const value = (raw[sql] ?? null) as Cell
    return kind === 'bool' && value !== null ? value === 1 : value
  })
  return {
    model: decodeRow(table, cells),
    bucket: raw.sync_bucket,
    ver: raw.sync_ver,
    digest: raw.sync_digest,
  }
}

/** Writes one row over whatever stands there. The bucket's sum is the caller's. */
export function writeStored(tx: WriteTx, table: SyncedTable, row: StoredRow): void {
  const names = [...table.columns.map(({ sql }) => sql), 'sync_bucket', 'sync_ver', 'sync_digest']
  const updates = names.slice(1).map((name) => `${name} = excluded.${name}`)
  const cells = encodeRow(table, row.model).map((cell) => (typeof cell === 'boolean' ? Number(cell) : cell))
  prepared(
    tx,
    `INSERT INTO ${table.name} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})
     ON CONFLICT (id) DO UPDATE SET ${updates.join(', ')}`,
  ).run(...cells, row.bucket, row.ver, row.digest)
}

export function deleteStored(tx: WriteTx, table: SyncedTable, id: string): void {
  prepared(tx, `DELETE FROM ${table.name} WHERE id = ?`).run(id)
}
