import type { Editing } from './author.ts'

/**
 * Whether an undo puts back exactly what history says stood there before the mutation that it takes back. Only then is it not asked
 * the stricter checks: what came from an older system may not fit them, and a desk's word alone must not lift them.
 */
export async function putsBack({ change, author, mutation }: Editing): Promise<boolean> {
  const { op, tbl, id, fields, undo_of: undone } = mutation
  if (undone === undefined) return false
  if (op === 'create') {
    const { rowCount } = await change.client.query({
      name: 'puts_back_row',
      text: 'SELECT FROM deleted_row WHERE agency_id = $1 AND tbl = $2 AND id = $3 AND mutation_id = $4',
      values: [author.agencyId, tbl, id, undone],
    })
    return rowCount === 1
  }
  const { rows } = await change.client.query<{ field: string; old_value: string | null }>({
    name: 'puts_back_fields',
    text: `SELECT field, old_value FROM change
      WHERE agency_id = $1 AND tbl = $2 AND row_id = $3 AND mutation_id = $4`,
    values: [author.agencyId, tbl, id, undone],
  })
  const before = new Map(rows.map(({ field, old_value }) => [field, old_value]))
  return Object.entries(fields).every(
    ([field, { to }]) => before.has(field) && before.get(field) === (to === null ? null : JSON.stringify(to)),
  )
}
