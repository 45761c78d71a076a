import { findPolicy } from '../../../shared/sync/edit-policies.ts'
import type { Editing } from './author.ts'
import { type DeletedRow, forgetDeleted, readDeletedWith } from './deleted.ts'
import { referencesOf } from './references.ts'
import { type Row, readRow, tableOf } from './rows.ts'

/**
 * Brings back a row together with what was removed with it. What it leads to may be gone meanwhile: such a link is emptied, and a
 * row that cannot be without it stays away. Returns the row; null when it cannot come back.
 */
export async function bringBack(editing: Editing, deleted: DeletedRow): Promise<Row | null> {
  const { change, author } = editing
  const all = await readDeletedWith(change.client, author.agencyId, deleted.mutationId)
  const coming = new Map(all.map((one) => [`${one.tbl}|${one.row.id}`, one]))
  let settled = false
  while (!settled) {
    settled = true
    for (const [key, one] of coming) {
      const whole = await withLivingLinks(editing, one, coming)
      if (whole) continue
      coming.delete(key)
      settled = false
    }
  }
  let back: Row | null = null
  for (const one of coming.values()) {
    const table = tableOf(one.tbl)
    const row = await withLivingLinks(editing, one, coming)
    if (!row) continue
    await change.put(table, row)
    await forgetDeleted(editing, table, row.id)
    if (one.tbl === deleted.tbl && row.id === deleted.row.id) back = row
  }
  return back
}

async function withLivingLinks(
  { change, author, now }: Editing,
  { tbl, row }: DeletedRow,
  coming: ReadonlyMap<string, DeletedRow>,
): Promise<Row | null> {
  const table = tableOf(tbl)
  const changed: Record<string, unknown> = tbl === 'customer' ? { updatedAt: now } : {}
  let { portfolio } = row
  const parent = tbl === 'quote' ? { table: 'customer', field: 'customerId' } : findPolicy(tbl)?.parent
  for (const [field, target] of referencesOf(tbl)) {
    const id = row[field]
    if (typeof id !== 'string' || coming.has(`${target}|${id}`)) continue
    const there = await readRow(change.client, tableOf(target), author.agencyId, id, 'KEY SHARE')
    if (there) {
      if (parent?.field === field) portfolio = there.portfolio
      continue
    }
    if (!table.columns.find((column) => column.key === field)?.nullable) return null
    changed[field] = null
  }
  return { ...row, ...changed, portfolio }
}
