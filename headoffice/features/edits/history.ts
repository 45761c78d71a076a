import { historyTables } from '../../../shared/features/history/api.ts'
import { type Change as ChangeLine, changeId } from '../../../shared/features/history/model.ts'
import { type Editing, typedAt } from './author.ts'
import type { Row } from './rows.ts'

const [changeTable] = historyTables

/** Whose line it is and where it stands. */
export type Subject = { readonly tbl: string; readonly row: Row; readonly customerId: string | null }

function jsonOf(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value)
}

function lineOf(
  editing: Editing,
  { tbl, row, customerId }: Subject,
  line: Pick<ChangeLine, 'kind' | 'field' | 'oldValue' | 'newValue' | 'source'>,
): ChangeLine {
  const { author, mutation } = editing
  return {
    id: changeId(mutation.mutation_id, line.field),
    agencyId: row.agencyId,
    portfolio: row.portfolio,
    customerId,
    tbl,
    rowId: row.id,
    ...line,
    actorId: author.userId,
    actorName: author.name,
    deviceId: author.deviceId,
    at: typedAt(editing),
    mutationId: mutation.mutation_id,
  }
}

/** One line for each of `fields`, from the row before to the row as it is; `laidOver` were decided by the merge. */
export async function writePatchLines(
  editing: Editing,
  subject: Subject,
  before: Readonly<Record<string, unknown>>,
  fields: readonly string[],
  laidOver: readonly string[],
): Promise<void> {
  await editing.change.putMany(
    changeTable,
    fields.map((field) =>
      lineOf(editing, subject, {
        kind: 'PATCH',
        field,
        oldValue: jsonOf(before[field]),
        newValue: jsonOf(subject.row[field]),
        source: laidOver.includes(field) ? 'SYNC' : 'DESK',
      }),
    ),
  )
}

/** The one line of a row that was made or deleted. */
export async function writeRowLine(
  editing: Editing,
  subject: Subject,
  kind: 'CREATE' | 'DELETE',
): Promise<void> {
  const line = { kind, field: '', oldValue: null, newValue: null, source: 'DESK' } as const
  await editing.change.put(changeTable, lineOf(editing, subject, line))
}

/** A line of somebody else about a row. */
export type ForeignLine = {
  readonly row_id: string
  readonly kind: ChangeLine['kind']
  readonly field: string
  readonly old_value: string | null
  readonly actor_name: string
  readonly at: string
}

/** What other devices wrote about a row, or about all that stands on a customer's card, since a version; oldest first. */
export async function foreignLinesSince(
  { change, author }: Editing,
  of: { readonly tbl: string; readonly rowId: string } | { readonly customerId: string },
  ver: number,
): Promise<ForeignLine[]> {
  const oneRow = 'rowId' in of
  const { rows } = await change.client.query<ForeignLine>({
    name: oneRow ? 'foreign_lines_row' : 'foreign_lines_customer',
    text: `SELECT c.row_id, c.kind, c.field, c.old_value, c.actor_name, c.at
      FROM change c JOIN sync_row s ON s.agency_id = c.agency_id AND s.tbl = 'change' AND s.id = c.id
      WHERE c.agency_id = $1 AND s.first_ver > $2 AND c.device_id IS DISTINCT FROM $3
        AND ${oneRow ? 'c.tbl = $4 AND c.row_id = $5' : 'c.customer_id = $4'}
      ORDER BY s.first_ver, c.id`,
    values: [author.agencyId, ver, author.deviceId, ...(oneRow ? [of.tbl, of.rowId] : [of.customerId])],
  })
  return rows
}

/** Who last wrote one of these fields of a row, and when; null when nobody is on record. */
export async function lastWriter(
  { change, author }: Editing,
  { tbl, row }: Pick<Subject, 'tbl' | 'row'>,
  fields: readonly string[],
): Promise<{ readonly actor_name: string; readonly at: string } | null> {
  const { rows } = await change.client.query<{ actor_name: string; at: string }>({
    name: 'last_writer',
    text: `SELECT c.actor_name, c.at
      FROM change c LEFT JOIN sync_row s ON s.agency_id = c.agency_id AND s.tbl = 'change' AND s.id = c.id
      WHERE c.agency_id = $1 AND c.tbl = $2 AND c.row_id = $3 AND c.field = ANY ($4::text[])
      ORDER BY s.first_ver DESC NULLS FIRST, c.at DESC LIMIT 1`,
    values: [author.agencyId, tbl, row.id, fields],
  })
  return rows[0] ?? null
}
