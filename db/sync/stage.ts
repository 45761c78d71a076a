import type { ReadDb, WriteTx } from '../types.ts'

/** Keeps the lines of a page of a long delta until its checkpoint is complete. */
export function stageLines(tx: WriteTx, lines: readonly string[]): void {
  const insert = tx.prepare('INSERT INTO stage (line) VALUES (?)')
  for (const line of lines) insert.run(line)
}

/** The staged lines in the order in which they came. */
export function stagedLines(db: ReadDb): string[] {
  return db
    .prepare<[], { line: string }>('SELECT line FROM stage ORDER BY n')
    .all()
    .map((row) => row.line)
}

export function clearStage(tx: WriteTx): void {
  tx.prepare('DELETE FROM stage').run()
}
