import { z } from 'zod'
import { type SavedView, savedView } from '../../../shared/features/customers/contract.ts'
import type { ReadDb, WriteTx } from '../../types.ts'

const stored = z.object({ id: z.string(), name: z.string(), query: z.string(), columns: z.string() })

/** Views saved on this desk. One that an older program wrote and that no longer parses is left out, not destroyed. */
export function readSavedViews(db: ReadDb): SavedView[] {
  const rows = db
    .prepare("SELECT id, name, query, columns FROM saved_view WHERE list = 'customers' ORDER BY position, id")
    .all()
  return z
    .array(stored)
    .parse(rows)
    .flatMap((row) => {
      const view = savedView.safeParse({
        ...row,
        builtIn: false,
        query: JSON.parse(row.query),
        columns: JSON.parse(row.columns),
      })
      return view.success ? [view.data] : []
    })
}

export function writeSavedView(tx: WriteTx, view: Omit<SavedView, 'builtIn'>): void {
  tx.prepare(
    `INSERT INTO saved_view (id, list, name, position, query, columns)
     VALUES (@id, 'customers', @name, (SELECT coalesce(max(position), 0) + 1 FROM saved_view), @query, @columns)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, query = excluded.query, columns = excluded.columns`,
  ).run({ ...view, query: JSON.stringify(view.query), columns: JSON.stringify(view.columns) })
}

export function removeSavedView(tx: WriteTx, id: string): void {
  tx.prepare('DELETE FROM saved_view WHERE id = ?').run(id)
}
