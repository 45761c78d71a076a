import type { ReadDb, WriteTx } from '../types.ts'

/** How far the first load of one table of one bucket has come. */
export type LoadState = {
  bucket: string
  tbl: string
  resume: string | null
  loaded: number
  total: number | null
  /** 0: rows are missing; 1: all rows are in; 2: indexes and derived rows are made too. */
  done: 0 | 1 | 2
}

export function planLoad(tx: WriteTx, bucket: string, tables: readonly string[]): void {
  const insert = tx.prepare('INSERT INTO load_state (bucket, tbl) VALUES (?, ?) ON CONFLICT DO NOTHING')
  for (const tbl of tables) insert.run(bucket, tbl)
}

export function loadStates(db: ReadDb): LoadState[] {
  return db.prepare<[], LoadState>('SELECT * FROM load_state').all()
}

export function writeLoadState(tx: WriteTx, state: LoadState): void {
  tx.prepare(
    `UPDATE load_state SET resume = @resume, loaded = @loaded, total = @total, done = @done
     WHERE bucket = @bucket AND tbl = @tbl`,
  ).run(state)
}

/** Notes that a table is ready in every bucket; in the transaction that made it so. */
export function finishLoad(tx: WriteTx, tbl: string): void {
  tx.prepare('UPDATE load_state SET done = 2 WHERE tbl = ?').run(tbl)
}

/** Rows that came and rows expected in all; tables not begun yet count with what is known, so the total may grow. */
export function loadProgress(db: ReadDb): { done: number; total: number } {
  const row = db
    .prepare<[], { done: number | null; total: number | null }>(
      'SELECT sum(loaded) AS done, sum(max(coalesce(total, 0), loaded)) AS total FROM load_state',
    )
    .get()
  return { done: row?.done ?? 0, total: row?.total ?? 0 }
}

export function endLoad(tx: WriteTx): void {
  tx.prepare('DELETE FROM load_state').run()
}
