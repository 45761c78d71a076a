import { prepared } from '../../prepared.ts'
import type { ReadDb, WriteTx } from '../../types.ts'
import { writeLastSeq } from './outbox.ts'

/** Beyond every number in use, so that lines can be renumbered one by one without two ever being equal. */
const FAR = 1_000_000_000_000

/**
 * Numbers the queue of an agency anew from `first` on, in the order in which it was typed; ids stay. What has its outcome
 * steps below zero: those numbers were another device's, or are free again.
 */
export function renumberQueue(tx: WriteTx, agencyId: number, first: number): void {
  const lines = tx
    .prepare<[number], { id: string; queued: number }>(
      "SELECT id, state = 'queued' AS queued FROM mutation WHERE agency_id = ? ORDER BY seq",
    )
    .all(agencyId)
  tx.prepare('UPDATE mutation SET seq = seq - ? WHERE agency_id = ?').run(FAR, agencyId)
  const write = tx.prepare<[number, string]>('UPDATE mutation SET seq = ? WHERE id = ?')
  let below = lines.filter(({ queued }) => !queued).length
  let next = first
  for (const { id, queued } of lines) write.run(queued ? next++ : -below--, id)
  writeLastSeq(tx, agencyId, next - 1)
}

/** A new device begins at one, in every agency. */
export function renumberForNewDevice(tx: WriteTx): void {
  const agencies = tx
    .prepare<[], { agencyId: number }>(
      `SELECT agency_id AS agencyId FROM mutation
       UNION SELECT CAST(substr(key, 9) AS INTEGER) FROM meta WHERE key LIKE 'lastSeq:%'`,
    )
    .all()
  for (const { agencyId } of agencies) renumberQueue(tx, agencyId, 1)
}

/**
 * Head office was put back to an older state: what it had taken since `since` is offered to it again, with the queue and in the order
 * in which it was typed, numbered from `first` on. What it still knows it answers as known. Nothing of the former is laid on
 * top again: its author saw it confirmed, and since then others may have written.
 */
export function offerAgain(tx: WriteTx, agencyId: number, first: number, since: string): number {
  const again = prepared(
    tx,
    `UPDATE mutation SET outcome = NULL, failures = 0,
       answered_at = CASE state WHEN 'settled' THEN NULL ELSE answered_at END, state = 'queued'
     WHERE agency_id = ? AND coalesce(answered_at, created_at) >= ? AND state IN ('settled', 'done')
       AND outcome ->> 'result' IN ('applied', 'merged', 'conflict')`,
  ).run(agencyId, since)
  renumberQueue(tx, agencyId, first)
  return again.changes
}

/** The first number that waits; null when nothing does. */
export function firstWaiting(db: ReadDb, agencyId: number): number | null {
  return (
    prepared<{ seq: number | null }>(
      db,
      "SELECT min(seq) AS seq FROM mutation WHERE agency_id = ? AND state = 'queued'",
    ).get(agencyId)?.seq ?? null
  )
}

/** Whether something has its outcome and waits for the checkpoint that shows it. */
export function hasSettled(db: ReadDb, agencyId: number): boolean {
  return (
    prepared(db, "SELECT 1 FROM mutation WHERE agency_id = ? AND state = 'settled' LIMIT 1").get(agencyId) !==
    undefined
  )
}

/** Forgets what is older than `before` and needs nobody any more; refused edits stay until they are put away. */
export function pruneDone(tx: WriteTx, before: string): void {
  prepared(
    tx,
    `DELETE FROM mutation WHERE created_at < ? AND answered_at < ?
       AND (state = 'done' AND outcome ->> 'result' <> 'rejected' OR state IN ('done', 'given-up') AND dismissed = 1)`,
  ).run(before, before)
}
