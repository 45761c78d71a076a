import { bucketOf } from '../../../shared/sync/buckets.ts'
import { findPolicy } from '../../../shared/sync/edit-policies.ts'
import type { EditPolicy } from '../../../shared/sync/edit-policy.ts'
import type { SyncedTable } from '../../../shared/sync/table.ts'
import type { Editing } from './author.ts'
import { type DeletedRow, readDeleted } from './deleted.ts'
import { type Row, type RowLock, readRow, tableOf } from './rows.ts'

/**
 * Where a row is for the caller. `lost`: a device of his held it and may not any more. `foreign` is answered like `absent`; it is
 * told apart so that nothing is made under an id that is taken. `deleted` without a body cannot be brought back.
 */
export type Place =
  | { readonly is: 'held'; readonly row: Row }
  | { readonly is: 'deleted'; readonly body: DeletedRow | null }
  | { readonly is: 'lost'; readonly row: Row | null; readonly body: DeletedRow | null }
  | { readonly is: 'foreign' }
  | { readonly is: 'absent' }

/** Finds a row for the caller, locked when it is held. */
export async function locate(
  { change, author }: Editing,
  table: SyncedTable,
  id: string,
  lock: RowLock = 'NO KEY UPDATE',
): Promise<Place> {
  const { agencyId, buckets } = author
  await lockCustomerOf({ change, author }, table, id)
  const row = await readRow(change.client, table, agencyId, id, lock)
  if (row && buckets.has(bucketOf(table, row))) return { is: 'held', row }
  // From here on a row of somebody else costs what one costs that is not there (fault 35).
  const trace = await traceOf({ change, author }, table.name, id)
  const body = await readDeleted(change.client, agencyId, table.name, id)
  const bucket = row ? bucketOf(table, row) : body ? bucketOf(table, body.row) : trace?.bucket
  if (bucket === undefined) return { is: 'absent' }
  if (!row && buckets.has(bucket)) return { is: 'deleted', body }
  return trace?.was_held ? { is: 'lost', row, body } : { is: 'foreign' }
}

/**
 * Whoever changes what hangs on a customer holds the customer first: moves and deletions take all of it along. Of a row that is not the
 * caller's nobody else is kept waiting, and no more is asked than of one that is not there (fault 35).
 */
async function lockCustomerOf(
  { change, author }: Pick<Editing, 'change' | 'author'>,
  table: SyncedTable,
  id: string,
): Promise<void> {
  const parent = findPolicy(table.name)?.parent
  if (parent?.table !== 'customer') return
  const row = await readRow(change.client, table, author.agencyId, id)
  const customerId = row && author.buckets.has(bucketOf(table, row)) ? row[parent.field] : null
  if (typeof customerId === 'string')
    await readRow(change.client, tableOf('customer'), author.agencyId, customerId, 'NO KEY UPDATE')
}

type Trace = { bucket: string; was_held: boolean }

/** The feed's memory of a row, and whether a device of this user ever held it. */
async function traceOf(
  { change, author }: Pick<Editing, 'change' | 'author'>,
  tbl: string,
  id: string,
): Promise<Trace | null> {
  const { rows } = await change.client.query<Trace>({
    name: 'edit_trace',
    text: `SELECT r.bucket, EXISTS (
        SELECT FROM device_bucket_set s JOIN device d ON d.id = s.device_id
        WHERE d.user_id = $4 AND (r.bucket = ANY (s.buckets) OR EXISTS (
          SELECT FROM sync_exit x
          WHERE x.agency_id = $1 AND x.tbl = $2 AND x.id = $3 AND x.bucket = ANY (s.buckets)))) AS was_held
      FROM sync_row r WHERE r.agency_id = $1 AND r.tbl = $2 AND r.id = $3`,
    values: [author.agencyId, tbl, id, author.userId],
  })
  return rows[0] ?? null
}

/** Whether a device of this user ever held a portfolio of the agency: who had one may have typed new customers into it. */
export async function hadPortfolio({ change, author }: Editing): Promise<boolean> {
  const { rows } = await change.client.query({
    name: 'edit_had_portfolio',
    text: `SELECT 1 FROM device_bucket_set s JOIN device d ON d.id = s.device_id
      WHERE d.user_id = $1 AND EXISTS (SELECT FROM unnest(s.buckets) b WHERE starts_with(b, $2)) LIMIT 1`,
    values: [author.userId, `p:${author.agencyId}.`],
  })
  return rows.length > 0
}

/** The customer on whose card a row stands; null for a table that hangs on none. */
export function customerIdOf(policy: EditPolicy, row: Readonly<Record<string, unknown>>): string | null {
  if (policy.table.name === 'customer') return String(row.id)
  const id = policy.parent?.table === 'customer' ? row[policy.parent.field] : null
  return typeof id === 'string' ? id : null
}
