import type { ReadDb, WriteTx } from '../types.ts'

export type LogKind =
  | 'connected'
  | 'lost'
  | 'checkpoint'
  | 'first-sync'
  | 'torn-page'
  | 'repaired'
  | 'watchdog'
  | 'refused'

const KEPT = 200

/** One line for the sync log that the user can open; figures only, no data of persons. */
export function writeLog(tx: WriteTx, at: string, kind: LogKind, count: number): void {
  const { lastInsertRowid } = tx
    .prepare('INSERT INTO sync_log (at, kind, count) VALUES (?, ?, ?)')
    .run(at, kind, count)
  tx.prepare('DELETE FROM sync_log WHERE n <= ?').run(Number(lastInsertRowid) - KEPT)
}

/** Whether the last that the log tells of the link is that it was lost. */
export function tellsLost(db: ReadDb): boolean {
  const last = db
    .prepare<[], { kind: LogKind }>(
      "SELECT kind FROM sync_log WHERE kind IN ('connected', 'lost') ORDER BY n DESC LIMIT 1",
    )
    .get()
  return last?.kind === 'lost'
}

export function readLog(db: ReadDb, limit: number): { at: string; kind: LogKind; count: number }[] {
  return db
    .prepare<[number], { at: string; kind: LogKind; count: number }>(
      'SELECT at, kind, count FROM sync_log ORDER BY n DESC LIMIT ?',
    )
    .all(limit)
}
