import type { ReadDb, WriteTx } from '../types.ts'

/** Keeps the lines of a page of a long delta until its checkpoint is complete. */
export function stageLines(tx: WriteTx, lines: readonly string[]): void {
  const insert = tx.prepare('INSERT INTO stage (line) VALUES (?)')
  for (const line of lines) insert.run(line)
}

/** So many are held at a time: a delta of fifty thousand rows need not lie in memory whole. */
const LINES_AT_ONCE = 1000

/** The staged lines in the order in which they came. Others may read and write between two of them. */
export function* stagedLines(db: ReadDb): Iterable<string> {
  const part = db.prepare<[number], { n: number; line: string }>(
    `SELECT n, line FROM stage WHERE n > ? ORDER BY n LIMIT ${LINES_AT_ONCE}`,
  )
  for (let rows = part.all(0); rows.length > 0; rows = part.all(rows.at(-1)?.n ?? 0))
    for (const { line } of rows) yield line
}

export function clearStage(tx: WriteTx): void {
  tx.prepare('DELETE FROM stage').run()
}
