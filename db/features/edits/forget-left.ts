import type { BucketName } from '../../../shared/sync/buckets.ts'
import { prepared } from '../../prepared.ts'
import type { ReadDb, WriteTx } from '../../types.ts'
import type { RowKey } from './outbox.ts'

const SUBJECT_IN =
  '(row_id IN (SELECT value FROM json_each(@ids)) OR customer_id IN (SELECT value FROM json_each(@ids)))'

/** Rows and customers on which something is marked as left: asked once per page, so that a page of other rows stays fast. */
export function leftSubjects(db: ReadDb): ReadonlySet<string> {
  const rows = prepared<{ id: string }>(
    db,
    `SELECT row_id AS id FROM mutation WHERE row_left = 1
     UNION SELECT customer_id FROM mutation WHERE row_left = 1 AND customer_id IS NOT NULL`,
  ).all()
  return new Set(rows.map(({ id }) => id))
}

/** Rows that had left are here again: what was typed on them is kept. */
export function noteBack(tx: WriteTx, back: ReadonlySet<string>): void {
  if (back.size === 0) return
  prepared(tx, `UPDATE mutation SET row_left = 0 WHERE row_left = 1 AND ${SUBJECT_IN}`).run({
    ids: JSON.stringify([...back]),
  })
}

/**
 * Notes where rows lay that head office deleted (bucket by id), for what was typed on them: they may have moved since. That bucket is held
 * here, so they had not left, whatever became of the one in which this desk had made them.
 */
export function noteDeleted(tx: WriteTx, deleted: ReadonlyMap<string, BucketName>): void {
  if (deleted.size === 0) return
  const lines = prepared<{ id: string; rowId: string }>(tx, 'SELECT id, row_id AS rowId FROM mutation').all()
  for (const { id, rowId } of lines) {
    const bucket = deleted.get(rowId)
    if (bucket !== undefined)
      prepared(tx, 'UPDATE mutation SET bucket = ?, row_left = 0 WHERE id = ?').run(bucket, id)
  }
}

/**
 * Rows on which something was typed and which lay in one of these buckets, also those that were deleted there; without those that head
 * office has in a bucket that is held, though the user's own deletion hides them.
 */
export function typedRowsOf(db: ReadDb, buckets: ReadonlySet<BucketName>): RowKey[] {
  if (buckets.size === 0) return []
  return prepared<RowKey>(
    db,
    `SELECT DISTINCT tbl, row_id AS rowId FROM mutation
     WHERE row_left = 0 AND bucket IN (SELECT value FROM json_each(@buckets))
       AND NOT EXISTS (SELECT 1 FROM server_row AS s WHERE s.tbl = mutation.tbl AND s.id = mutation.row_id)`,
  ).all({ buckets: JSON.stringify([...buckets]) })
}

/**
 * What was typed on rows that left the user's scope, and was taken by head office, is kept here no longer: it would only be offered
 * again for rows that this user does not hold. What has no answer or no checkpoint yet goes with its checkpoint; what was refused
 * stays in his inbox. Steps of undo go with their edits. Returns whether anything went.
 */
export function forgetTakenOf(tx: WriteTx, left: ReadonlySet<string>): boolean {
  if (left.size > 0)
    prepared(tx, `UPDATE mutation SET row_left = 1 WHERE row_left = 0 AND ${SUBJECT_IN}`).run({
      ids: JSON.stringify([...left]),
    })
  const { changes } = prepared(
    tx,
    `DELETE FROM mutation WHERE row_left = 1 AND state = 'done' AND outcome ->> 'result' <> 'rejected'`,
  ).run()
  if (changes === 0) return false
  prepared(tx, 'DELETE FROM edit_step WHERE id NOT IN (SELECT step FROM mutation)').run()
  return true
}
