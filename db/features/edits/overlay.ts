import { bucketOf } from '../../../shared/sync/buckets.ts'
import { findPolicy } from '../../../shared/sync/edit-policies.ts'
import type { FieldChanges } from '../../../shared/sync/mutations.ts'
import { decodeRow, encodeRow, type SyncedTable } from '../../../shared/sync/table.ts'
import { prepared } from '../../prepared.ts'
import type { ReadDb, WriteTx } from '../../types.ts'
import { type OutboxLine, openLinesOf } from './outbox.ts'
import { withPending } from './pending.ts'
import { newRow, placeOf, readAuthor } from './placement.ts'
import {
  deleteStored,
  type Model,
  NO_DIGEST,
  readStored,
  type StoredRow,
  writeStored,
} from './stored-rows.ts'

type Kept = { bucket: string; ver: number; row: string; digest: Uint8Array }

/** The server's own row, whatever a desk has laid on top of it; null where head office has none in this mirror. */
export function readServerRow(db: ReadDb, table: SyncedTable, id: string): StoredRow | null {
  const kept = prepared<Kept>(
    db,
    'SELECT bucket, ver, row, digest FROM server_row WHERE tbl = ? AND id = ?',
  ).get(table.name, id)
  if (kept) return { ...kept, model: decodeRow(table, JSON.parse(kept.row)) }
  const row = readStored(db, table, id)
  return row && row.ver > 0 ? row : null
}

/** Puts the server's row back into its table and takes away one that only this desk has. No sum changes by it. */
export function takeOff(tx: WriteTx, table: SyncedTable, id: string): void {
  const server = readServerRow(tx, table, id)
  if (server) writeStored(tx, table, server)
  else deleteStored(tx, table, id)
  prepared(tx, 'DELETE FROM server_row WHERE tbl = ? AND id = ?').run(table.name, id)
}

/** Lays what is open on top of the server's row, which stands in its table, and keeps that one beside it (sync.md section 1). */
export function layOn(tx: WriteTx, table: SyncedTable, id: string): void {
  const lines = openLinesOf(tx, table.name, id)
  if (lines.length === 0) return
  const server = readStored(tx, table, id)
  const before = server?.model ?? null
  const shown = withPending(before, lines, (line, fields) => made(tx, line, fields))
  if (shown === before) return
  if (server)
    prepared(tx, 'INSERT INTO server_row (tbl, id, bucket, ver, row, digest) VALUES (?, ?, ?, ?, ?, ?)').run(
      table.name,
      id,
      server.bucket,
      server.ver,
      JSON.stringify(encodeRow(table, server.model)),
      server.digest,
    )
  if (shown) writeStored(tx, table, server ? { ...server, model: shown } : localRow(table, shown))
  else deleteStored(tx, table, id)
}

function localRow(table: SyncedTable, model: Model): StoredRow {
  return { model, bucket: bucketOf(table, model), ver: 0, digest: NO_DIGEST }
}

/** The row of a `create` while head office does not have it; null where it would lie in a bucket that is not held here. */
function made(tx: WriteTx, line: OutboxLine, fields: FieldChanges): Model | null {
  const policy = findPolicy(line.tbl)
  if (!policy) return null
  const values = Object.fromEntries(Object.entries(fields).map(([field, { to }]) => [field, to]))
  const author = readAuthor(tx)
  const place = placeOf(tx, policy, values, author)
  if (!place) return null
  const row = newRow(policy, { id: line.rowId, fields, at: line.createdAt }, place, author)
  const held = prepared(tx, 'SELECT 1 FROM bucket WHERE name = ?').get(bucketOf(policy.table, row))
  return held ? row : null
}
