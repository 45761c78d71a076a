import { readStored } from '../../../../db/features/edits/stored-rows.ts'
import type { ReadDb } from '../../../../db/types.ts'
import type { RowNow } from '../../../../shared/features/history/contract.ts'
import { fieldValue } from '../../../../shared/sync/mutations.ts'
import { findTable } from '../../../../shared/sync/tables.ts'

/** The rows of these keys that the mirror holds, with what is pending on top; values that are no field's are left out. */
export function readRowsNow(db: ReadDb, keys: readonly Pick<RowNow, 'tbl' | 'id'>[]): RowNow[] {
  return keys.flatMap(({ tbl, id }) => {
    const table = findTable(tbl)
    const row = table && readStored(db, table, id)
    if (!row) return []
    const values: RowNow['values'] = {}
    for (const [field, value] of Object.entries(row.model)) {
      const parsed = fieldValue.safeParse(value)
      if (parsed.success) values[field] = parsed.data
    }
    return [{ tbl, id, values }]
  })
}
