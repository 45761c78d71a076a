import { createIndexes } from '../../db/indexes.ts'
import { Applier } from '../../db/sync/apply.ts'
import type { MirrorConnection } from '../../db/types.ts'
import { WriteGate } from '../../db/write.ts'
import { finishTable } from '../../electron/core/sync/first-sync.ts'
import { checkColumns, parseLine, provePage } from '../../electron/core/sync/page-reader.ts'
import type { TablePages } from './pages.ts'

/** Does with pages exactly what a first sync does after receiving them. Calls `onTable` with the milliseconds of each. */
export function loadPages(
  db: MirrorConnection,
  tables: readonly TablePages[],
  onTable: (table: string, rows: number, loadMs: number, finishMs: number) => void = () => {},
): void {
  const gate = new WriteGate(db, () => {})
  const applier = new Applier(db)
  for (const { table, pages, rows } of tables) {
    const started = performance.now()
    for (const bytes of pages) {
      const page = provePage(bytes)
      checkColumns(page.header)
      const acts = page.lines.map(parseLine)
      gate.run((tx) => applier.load(tx, acts))
    }
    const loaded = performance.now()
    finishTable({ gate, applier, now: Date.now }, table.name)
    onTable(table.name, rows, loaded - started, performance.now() - loaded)
  }
  createIndexes(db, 'customer_list')
}
