import type { PoolClient } from 'pg'
import { type Cell, decodeRow, type SyncedTable } from '../../../shared/sync/table.ts'
import { findTable } from '../../../shared/sync/tables.ts'

/** A row of a portfolio as its model has it. */
export type Row = Readonly<Record<string, unknown>> & {
  readonly id: string
  readonly agencyId: number
  readonly portfolio: number
}

/** How a row is kept from others until the commit: to be changed, to be deleted, or to be referred to. */
export type RowLock = 'NO KEY UPDATE' | 'UPDATE' | 'KEY SHARE'

/** A declared table; throws for a name that this program made up. */
export function tableOf(name: string): SyncedTable {
  const table = findTable(name)
  if (!table) throw new Error(`no table ${name}`)
  return table
}

/** Column of a model's property. */
function columnOf(table: SyncedTable, key: string): string {
  const column = table.columns.find((one) => one.key === key)
  if (!column) throw new Error(`${table.name} has no ${key}`)
  return column.sql
}

/** The rows of a table whose property `key` has one of these values; locked in ascending order of their ids. */
export async function readRows(
  client: PoolClient,
  table: SyncedTable,
  agencyId: number,
  key: string,
  values: readonly string[],
  lock?: RowLock,
): Promise<Row[]> {
  if (values.length === 0) return []
  const columns = table.columns.map((column) => `"${column.sql}"`).join(', ')
  const { rows } = await client.query<Cell[], unknown[]>({
    name: `edit_rows_${table.name}_${key}_${values.length === 1 ? 'one' : 'many'}_${(lock ?? 'no').replaceAll(' ', '')}`,
    // For one value PostgreSQL keeps the plan; for a list it would plan anew each time, longer than it looks the row up.
    text: `SELECT ${columns} FROM "${table.name}"
      WHERE agency_id = $1 AND "${columnOf(table, key)}" = ${values.length === 1 ? '$2' : 'ANY ($2::text[])'}
      ORDER BY id ${lock ? `FOR ${lock}` : ''}`,
    values: [agencyId, values.length === 1 ? values[0] : values],
    rowMode: 'array',
  })
  return rows.map((row) => decodeRow(table, row) as Row)
}

/** One row by its id; null when it is not there. */
export async function readRow(
  client: PoolClient,
  table: SyncedTable,
  agencyId: number,
  id: string,
  lock?: RowLock,
): Promise<Row | null> {
  const [row] = await readRows(client, table, agencyId, 'id', [id], lock)
  return row ?? null
}
