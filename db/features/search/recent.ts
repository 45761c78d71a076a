import type { ReadDb, WriteTx } from '../../types.ts'

const KEPT = 20

/** Customers opened last on this desk, newest first. */
export function readRecent(db: ReadDb, limit: number): string[] {
  return db
    .prepare<[number], { id: string }>('SELECT id FROM recent_customer ORDER BY opened_at DESC LIMIT ?')
    .all(limit)
    .map((row) => row.id)
}

export function writeRecent(tx: WriteTx, id: string, at: string): void {
  tx.prepare(
    'INSERT INTO recent_customer (id, opened_at) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET opened_at = excluded.opened_at',
  ).run(id, at)
  tx.prepare(
    'DELETE FROM recent_customer WHERE id NOT IN (SELECT id FROM recent_customer ORDER BY opened_at DESC LIMIT ?)',
  ).run(KEPT)
}
