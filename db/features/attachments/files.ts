import { prepared } from '../../prepared.ts'
import type { ReadDb, WriteTx } from '../../types.ts'

/** A file that has to travel: of which agency, by its hash, with its size in bytes. */
export type FileToMove = {
  readonly agencyId: number
  readonly sha256: string
  readonly size: number
  /** Newest version of an attachment that names it: head office raises it when the bytes have come. */
  readonly ver: number
}

/** An attachment that was made here and, before head office had it, went over to who holds its customer now (fault 32). */
const HANDED_OVER = `m.tbl = 'attachment' AND m.op = 'create' AND m.outcome ->> 'code' = 'scope_lost'`

/** Files that were added here, whose attachment head office has accepted, or offers to somebody else, and whose bytes it has not. */
export function filesToSend(db: ReadDb): FileToMove[] {
  return prepared<FileToMove>(
    db,
    `SELECT agencyId, sha256, max(size) AS size, max(ver) AS ver FROM (
       SELECT a.agency_id AS agencyId, a.sha256, a.size, a.sync_ver AS ver, b.added_at
       FROM blob b JOIN attachment a ON a.sha256 = b.sha256 WHERE b.sent = 0 AND a.sync_ver > 0
       UNION ALL
       SELECT m.agency_id, b.sha256, m.fields ->> '$.size.to', 0, b.added_at
       FROM mutation m JOIN blob b ON b.sha256 = m.fields ->> '$.sha256.to' WHERE b.sent = 0 AND ${HANDED_OVER})
     GROUP BY agencyId, sha256 ORDER BY min(added_at)`,
  ).all()
}

/** Files whose bytes are not here, newest first, at most `limit`. */
export function filesToFetch(db: ReadDb, limit: number): FileToMove[] {
  return prepared<FileToMove>(
    db,
    `SELECT a.agency_id AS agencyId, a.sha256, max(a.size) AS size, max(a.sync_ver) AS ver
     FROM attachment a WHERE a.sync_ver > 0 AND NOT EXISTS (SELECT 1 FROM blob b WHERE b.sha256 = a.sha256)
     GROUP BY a.agency_id, a.sha256 ORDER BY max(a.added_at) DESC LIMIT ?`,
  ).all(limit)
}

/** The bytes of a file are here; `sent` tells whether head office has them too. */
export function noteFileHere(tx: WriteTx, sha256: string, sent: boolean, at: string): void {
  tx.prepare(
    `INSERT INTO blob (sha256, sent, added_at) VALUES (?, ?, ?)
     ON CONFLICT (sha256) DO UPDATE SET sent = max(sent, excluded.sent)`,
  ).run(sha256, sent ? 1 : 0, at)
}

/** The bytes of a file were found damaged here: they come again from head office, where it has them. */
export function forgetFile(tx: WriteTx, sha256: string): void {
  tx.prepare('DELETE FROM blob WHERE sha256 = ?').run(sha256)
}

/** Head office was put back to an older state: what this agency's attachments name is offered again. */
export function offerFilesAgain(tx: WriteTx, agencyId: number): void {
  tx.prepare(
    'UPDATE blob SET sent = 0 WHERE sent = 1 AND sha256 IN (SELECT sha256 FROM attachment WHERE agency_id = ?)',
  ).run(agencyId)
}

/** The user adds a file: whether head office has it for this agency too, it says when it is offered. */
export function noteFileAdded(tx: WriteTx, sha256: string, at: string): void {
  tx.prepare(
    'INSERT INTO blob (sha256, sent, added_at) VALUES (?, 0, ?) ON CONFLICT (sha256) DO UPDATE SET sent = 0',
  ).run(sha256, at)
}

/** Head office has a file whole, for each agency that names it; not while it has not accepted an attachment yet that names it too. */
export function noteFileSent(tx: WriteTx, sha256: string): void {
  tx.prepare(
    `UPDATE blob SET sent = 1 WHERE sha256 = @sha256
       AND NOT EXISTS (SELECT 1 FROM attachment a WHERE a.sha256 = @sha256 AND a.sync_ver = 0)`,
  ).run({ sha256 })
}

/**
 * Hashes whose bytes must stay: those that an attachment names, those of a deleted one that undo could bring back while its
 * customer is still this user's, those that wait for head office, or were refused and can be sent again, in a mirror whose rows have
 * not come yet, those of which somebody is asked, and those that only this desk has of what it made for a customer who left.
 */
export function namedHashes(db: ReadDb): string[] {
  const rows = prepared<{ sha256: string }>(
    db,
    `SELECT sha256 FROM attachment
     UNION SELECT json_extract(m.fields, '$.sha256.from') FROM mutation m JOIN edit_step s ON s.id = m.step
       WHERE m.tbl = 'attachment' AND m.op = 'delete' AND m.customer_id IN (SELECT id FROM customer)
     UNION SELECT json_extract(m.fields, '$.sha256.to') FROM mutation m JOIN edit_step s ON s.id = m.step
       WHERE m.tbl = 'attachment' AND m.op = 'create' AND m.customer_id IN (SELECT id FROM customer)
     UNION SELECT json_extract(fields, '$.sha256.to') FROM mutation
       WHERE tbl = 'attachment' AND op = 'create' AND row_left = 0 AND (state = 'queued'
         OR (dismissed = 0 AND outcome ->> 'result' IN ('rejected', 'voided'))
         OR (outcome ->> 'result' = 'conflict' AND NOT EXISTS
           (SELECT 1 FROM conflict c WHERE c.row_id = mutation.row_id AND c.closed_at IS NOT NULL)))
     UNION SELECT b.sha256 FROM mutation m JOIN blob b ON b.sha256 = m.fields ->> '$.sha256.to'
       WHERE b.sent = 0 AND (${HANDED_OVER} OR m.tbl = 'attachment' AND m.op = 'create' AND m.state = 'queued')`,
  ).all()
  return rows.flatMap(({ sha256 }) => sha256 ?? [])
}

/** Forgets which files are here, but for those named. Returns the hashes of the forgotten. */
export function forgetFiles(tx: WriteTx, named: readonly string[]): string[] {
  return tx
    .prepare('DELETE FROM blob WHERE sha256 NOT IN (SELECT value FROM json_each(?)) RETURNING sha256')
    .pluck()
    .all(JSON.stringify(named)) as string[]
}

/** Whether the table of files has anything that no attachment names: asked before files are looked through. */
export function hasOrphanFiles(db: ReadDb): boolean {
  return (
    prepared<{ n: number }>(
      db,
      'SELECT 1 AS n FROM blob b WHERE NOT EXISTS (SELECT 1 FROM attachment a WHERE a.sha256 = b.sha256) LIMIT 1',
    ).get() !== undefined
  )
}
