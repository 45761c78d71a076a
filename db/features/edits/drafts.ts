import type { Instant } from '../../../shared/lib/dates.ts'
import { prepared } from '../../prepared.ts'
import type { ReadDb, WriteTx } from '../../types.ts'

/** What stood in a form when its window went away; nulls when nothing did. */
export function readDraft(db: ReadDb, key: string): { value: string | null; savedAt: Instant | null } {
  const row = prepared<{ value: string; saved_at: string }>(
    db,
    'SELECT value, saved_at FROM draft WHERE key = ?',
  ).get(key)
  return { value: row?.value ?? null, savedAt: row?.saved_at ?? null }
}

/** Keeps the newest text of a form. Drafts never travel, and are no step of undo. */
export function writeDraft(tx: WriteTx, draft: { key: string; value: string }, at: Instant): void {
  tx.prepare(
    `INSERT INTO draft (key, value, saved_at) VALUES (?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value, saved_at = excluded.saved_at`,
  ).run(draft.key, draft.value, at)
}

export function removeDraft(tx: WriteTx, key: string): void {
  tx.prepare('DELETE FROM draft WHERE key = ?').run(key)
}
