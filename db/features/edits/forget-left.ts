import type { WriteTx } from '../../types.ts'

/**
 * What was typed on rows that left the user's scope, and was taken by head office, is kept here no longer: it would only be offered
 * again for rows that this user does not hold. What was refused stays in his inbox. Steps of undo go with their edits.
 * Returns whether anything went.
 */
export function forgetTakenOf(tx: WriteTx, gone: ReadonlySet<string>): boolean {
  if (gone.size === 0) return false
  const ids = JSON.stringify([...gone])
  const { changes } = tx
    .prepare(
      `DELETE FROM mutation WHERE state = 'done' AND json_extract(outcome, '$.result') <> 'rejected'
       AND (row_id IN (SELECT value FROM json_each(?)) OR customer_id IN (SELECT value FROM json_each(?)))`,
    )
    .run(ids, ids)
  if (changes === 0) return false
  tx.prepare('DELETE FROM edit_step WHERE id NOT IN (SELECT step FROM mutation)').run()
  return true
}
