import type { PoolClient } from 'pg'
import type { SyncedTable } from '../../../shared/sync/table.ts'
import { type Editing, typedAt } from './author.ts'
import type { Row } from './rows.ts'

/** A row that was deleted, as it was last. */
export type DeletedRow = {
  readonly tbl: string
  readonly row: Row
  readonly deletedBy: string
  readonly deletedAt: string
  readonly mutationId: string
}

type Stored = { tbl: string; body: string; deleted_by: string; deleted_at: string; mutation_id: string }

function deletedRow(stored: Stored): DeletedRow {
  return {
    tbl: stored.tbl,
    row: JSON.parse(stored.body) as Row,
    deletedBy: stored.deleted_by,
    deletedAt: stored.deleted_at,
    mutationId: stored.mutation_id,
  }
}

export async function readDeleted(
  client: PoolClient,
  agencyId: number,
  tbl: string,
  id: string,
): Promise<DeletedRow | null> {
  const { rows } = await client.query<Stored>({
    name: 'deleted_read',
    text: `SELECT tbl, body, deleted_by, deleted_at, mutation_id FROM deleted_row
      WHERE agency_id = $1 AND tbl = $2 AND id = $3`,
    values: [agencyId, tbl, id],
  })
  return rows[0] ? deletedRow(rows[0]) : null
}

/** Everything that one mutation removed. */
export async function readDeletedWith(
  client: PoolClient,
  agencyId: number,
  mutationId: string,
): Promise<DeletedRow[]> {
  const { rows } = await client.query<Stored>({
    name: 'deleted_read_with',
    text: `SELECT tbl, body, deleted_by, deleted_at, mutation_id FROM deleted_row
      WHERE agency_id = $1 AND mutation_id = $2 ORDER BY tbl, id`,
    values: [agencyId, mutationId],
  })
  return rows.map(deletedRow)
}

/** Removes a row and keeps its body, so that an edit that comes too late can bring it back. */
export async function removeKept(editing: Editing, table: SyncedTable, row: Row): Promise<void> {
  const { change, author, mutation } = editing
  await change.client.query({
    name: 'deleted_write',
    text: `INSERT INTO deleted_row (agency_id, tbl, id, portfolio, body, deleted_by, deleted_at, mutation_id)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      ON CONFLICT (agency_id, tbl, id) DO UPDATE SET portfolio = excluded.portfolio, body = excluded.body,
        deleted_by = excluded.deleted_by, deleted_at = excluded.deleted_at, mutation_id = excluded.mutation_id`,
    values: [
      author.agencyId,
      table.name,
      row.id,
      row.portfolio,
      JSON.stringify(row),
      author.name,
      typedAt(editing),
      mutation.mutation_id,
    ],
  })
  await change.remove(table, row.id, author.agencyId)
}

/** The row is there again. */
export async function forgetDeleted(
  { change, author }: Editing,
  table: SyncedTable,
  id: string,
): Promise<void> {
  await change.client.query({
    name: 'deleted_forget',
    text: 'DELETE FROM deleted_row WHERE agency_id = $1 AND tbl = $2 AND id = $3',
    values: [author.agencyId, table.name, id],
  })
}
