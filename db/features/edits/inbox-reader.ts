import type { MutationInBox } from '../../../shared/features/edits/contract.ts'
import type { Uuid } from '../../../shared/lib/ids.ts'
import { MOST_PUSH_FAILURES } from '../../../shared/sync/mutations.ts'
import type { ReadDb, WriteTx } from '../../types.ts'
import { MERGED, mergedSince } from './merged.ts'
import { othersValues } from './others.ts'
import { type OutboxLine, readLines } from './outbox.ts'
import { laidFields } from './pending.ts'
import { REFUSED, refusedTogether } from './refused.ts'

export type Inbox = { waiting: MutationInBox[]; refused: MutationInBox[]; merged: MutationInBox[] }

/** Everything that is not simply done: what waits in the order of the queue, the rest newest first. */
export function readInbox(db: ReadDb, nowMs: number): Inbox {
  const waiting = readLines(db, "state = 'queued'")
  const refused = readLines(db, REFUSED)
  const merged = readLines(db, `${MERGED} AND answered_at >= @since`, { since: mergedSince(nowMs) })
  const firstGivenUp = new Map<string, number>()
  for (const line of [...refused, ...waiting])
    if (line.state === 'given-up' || line.failures >= MOST_PUSH_FAILURES)
      firstGivenUp.set(rowOf(line), Math.min(line.seq, firstGivenUp.get(rowOf(line)) ?? line.seq))
  const inBox = (line: OutboxLine): MutationInBox => {
    const { id, tbl, rowId, customerId, name, op, fields, createdAt, failures, outcome, answeredAt } = line
    const follows = (firstGivenUp.get(rowOf(line)) ?? line.seq) < line.seq
    const others = othersValues(db, line)
    return {
      id,
      tbl,
      rowId,
      customerId,
      name,
      op,
      fields,
      createdAt,
      failures,
      outcome,
      answeredAt,
      others,
      follows,
    }
  }
  return {
    waiting: waiting.map(inBox),
    refused: refused.toReversed().map(inBox),
    merged: merged.toReversed().map(inBox),
  }
}

/**
 * Puts a refused mutation away, with what was refused with it, or a merged one. What waits is not the user's to take out of the
 * queue. Returns false when there is nothing of that kind under this id.
 */
export function dismiss(tx: WriteTx, id: Uuid): boolean {
  const refused = refusedTogether(tx, id)
  const lines = refused.length > 0 ? refused : readLines(tx, `id = @id AND ${MERGED}`, { id })
  putAway(tx, lines)
  return lines.length > 0
}

/** Takes mutations out of the inbox; what came of them stays on record. */
export function putAway(tx: WriteTx, lines: readonly OutboxLine[]): void {
  const update = tx.prepare('UPDATE mutation SET dismissed = 1 WHERE id = ?')
  for (const line of lines) update.run(line.id)
}

/** Fields of a customer's rows that head office has not confirmed yet, by row. */
export function readPendingOf(
  db: ReadDb,
  customerId: Uuid,
): { tbl: string; rowId: Uuid; fields: string[] }[] {
  const open = readLines(
    db,
    `customer_id = @customerId AND state IN ('queued', 'settled') AND op IN ('create', 'patch')`,
    { customerId },
  )
  const byRow = new Map<string, { tbl: string; rowId: Uuid; fields: Set<string> }>()
  for (const line of open) {
    const laid = laidFields(line, true)
    if (laid === null) continue
    const row = byRow.get(rowOf(line)) ?? { tbl: line.tbl, rowId: line.rowId, fields: new Set<string>() }
    for (const field of Object.keys(laid)) row.fields.add(field)
    byRow.set(rowOf(line), row)
  }
  return [...byRow.values()].map(({ tbl, rowId, fields }) => ({ tbl, rowId, fields: [...fields] }))
}

function rowOf({ tbl, rowId }: OutboxLine): string {
  return `${tbl}/${rowId}`
}
