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

/** Rows that came and rows expected in all: head office said at `hello` how many each bucket holds. */
export function loadProgress(
  db: ReadDb,
  rowsOfBucket: ReadonlyMap<string, number>,
): { done: number; total: number } {
  const loading = db
    .prepare<[], { bucket: string; done: number }>(
      'SELECT bucket, sum(loaded) AS done FROM load_state GROUP BY bucket',
    )
    .all()
  const done = loading.reduce((sum, row) => sum + row.done, 0)
  const expected = loading.reduce(
    (sum, row) => sum + Math.max(rowsOfBucket.get(row.bucket) ?? 0, row.done),
    0,
  )
  return { done, total: expected }
}

export function endLoad(tx: WriteTx): void {
  tx.prepare('DELETE FROM load_state').run()
}
