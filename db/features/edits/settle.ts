import { assertNever } from '../../../shared/lib/assert-never.ts'
import { MOST_PUSH_FAILURES, type Outcome } from '../../../shared/sync/mutations.ts'
import { prepared } from '../../prepared.ts'
import type { ReadDb, WriteTx } from '../../types.ts'
import { type MutationState, type OutboxLine, type RowKey, readLines } from './outbox.ts'
import { dropProvisionalHistory } from './provisional-history.ts'

/**
 * Stores what head office said of mutations. Safe to run again with the same answers: a line that has its outcome keeps it.
 * Returns the rows on which something is not on top any more; the caller lays them anew.
 */
export function settle(
  tx: WriteTx,
  answers: readonly { id: string; outcome: Outcome }[],
  at: string,
): RowKey[] {
  const changed: RowKey[] = []
  for (const { id, outcome } of answers) {
    const [line] = readLines(tx, "id = @id AND state = 'queued'", { id })
    if (!line) continue
    prepared(tx, 'UPDATE mutation SET state = ?, outcome = ?, answered_at = ? WHERE id = ?').run(
      stateAfter(line, outcome),
      JSON.stringify(outcome),
      at,
      id,
    )
    if (dropUnmade(tx, line, outcome)) changed.push(line)
  }
  return changed
}

function stateAfter(line: OutboxLine, outcome: Outcome): MutationState {
  if (outcome.result === 'voided') return 'given-up'
  // Offered again after a restore: nothing of it is on top, so there is nothing to wait for.
  return line.answeredAt === null ? 'settled' : 'done'
}

/** Takes away the provisional history of what did not happen. Returns whether the row shows less than before. */
function dropUnmade(tx: WriteTx, line: OutboxLine, outcome: Outcome): boolean {
  switch (outcome.result) {
    case 'applied':
    case 'merged':
      return false
    case 'conflict':
      if (line.op === 'patch') dropProvisionalHistory(tx, line.id, outcome.fields)
      else dropProvisionalHistory(tx, line.id)
      return true
    case 'rejected':
    case 'voided':
      dropProvisionalHistory(tx, line.id)
      return true
    default:
      return assertNever(outcome)
  }
}

/** Whether a checkpoint covers a mutation whose answer was lost: it is pushed again before that checkpoint is applied. */
export function lacksAnswer(db: ReadDb, agencyId: number, ackSeq: number): boolean {
  return (
    prepared(db, "SELECT 1 FROM mutation WHERE agency_id = ? AND seq <= ? AND state = 'queued' LIMIT 1").get(
      agencyId,
      ackSeq,
    ) !== undefined
  )
}

/**
 * Mutations whose effect the checkpoint holds (`seq` up to its `ack_seq`) are done: head office's rows show them. In the
 * transaction of the checkpoint, before its rows. Returns them; their rows are laid anew and `dropLeftovers` ends them.
 */
export function closeCovered(tx: WriteTx, agencyId: number, ackSeq: number): OutboxLine[] {
  const covered = readLines(tx, "agency_id = @agencyId AND seq <= @ackSeq AND state = 'settled'", {
    agencyId,
    ackSeq,
  })
  for (const { id } of covered) prepared(tx, "UPDATE mutation SET state = 'done' WHERE id = ?").run(id)
  return covered
}

/** Provisional history that head office did not write: of fields where it found nothing to change. After the checkpoint's rows. */
export function dropLeftovers(tx: WriteTx, covered: readonly OutboxLine[]): boolean {
  let dropped = false
  for (const { id } of covered) if (dropProvisionalHistory(tx, id)) dropped = true
  return dropped
}

/**
 * Head office failed on these mutations once more. At the limit their numbers are given up: they, what stands in one group
 * with them and what follows on the same rows go out as `void`, and are shown to the user with what was typed.
 */
export function noteFailure(tx: WriteTx, lines: readonly OutboxLine[]): void {
  for (const { id } of lines) prepared(tx, 'UPDATE mutation SET failures = failures + 1 WHERE id = ?').run(id)
  const [first] = lines
  if (!first || first.failures + 1 < MOST_PUSH_FAILURES) return
  const queue = readLines(tx, "agency_id = @agencyId AND seq >= @seq AND state = 'queued'", {
    agencyId: first.agencyId,
    seq: first.seq,
  })
  for (const { id } of withFollowers(queue, lines))
    prepared(tx, 'UPDATE mutation SET failures = max(failures, ?) WHERE id = ?').run(MOST_PUSH_FAILURES, id)
}

/** What depends on these lines within the queue: later ones on the same rows, and whole groups. */
function withFollowers(queue: readonly OutboxLine[], lines: readonly OutboxLine[]): OutboxLine[] {
  const ids = new Set(lines.map(({ id }) => id))
  for (;;) {
    const groups = new Set(queue.filter(({ id }) => ids.has(id)).map(({ group }) => group))
    const rows = new Set<string>()
    const before = ids.size
    for (const { id, tbl, rowId, group } of queue) {
      if (!ids.has(id) && !rows.has(`${tbl}|${rowId}`) && (group === null || !groups.has(group))) continue
      ids.add(id)
      rows.add(`${tbl}|${rowId}`)
    }
    if (ids.size === before) return queue.filter(({ id }) => ids.has(id))
  }
}
