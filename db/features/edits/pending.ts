import { assertNever } from '../../../shared/lib/assert-never.ts'
import { findPolicy } from '../../../shared/sync/edit-policies.ts'
import { laidOnTop } from '../../../shared/sync/merge.ts'
import type { FieldChanges } from '../../../shared/sync/mutations.ts'
import type { OutboxLine } from './outbox.ts'
import type { Model } from './stored-rows.ts'

/** What of an open mutation its author still sees on top of the server's row; null for none of it. */
export function laidFields(line: OutboxLine, serverHasRow: boolean): FieldChanges | null {
  // Offered again after a restore of head office: what was seen of it stands in the server's row, or comes back with it.
  if (line.state === 'queued') return line.answeredAt === null ? line.fields : null
  const { outcome } = line
  if (line.state !== 'settled' || outcome === null) return null
  switch (outcome.result) {
    case 'applied':
    case 'merged':
      return line.fields
    case 'conflict': {
      // A question about the whole row: it was neither made nor deleted.
      if (line.op === 'delete' || (line.op === 'create' && !serverHasRow)) return null
      const asked = new Set(outcome.fields)
      return Object.fromEntries(Object.entries(line.fields).filter(([field]) => !asked.has(field)))
    }
    case 'rejected':
    case 'voided':
      return null
    default:
      return assertNever(outcome)
  }
}

/**
 * The server's row with a desk's open mutations on top, in the order in which they were typed. `make` gives the row of a
 * `create`, or null where this desk may not hold it any more.
 */
export function withPending(
  server: Model | null,
  lines: readonly OutboxLine[],
  make: (line: OutboxLine, fields: FieldChanges) => Model | null,
): Model | null {
  let row = server
  for (const line of lines) {
    const fields = laidFields(line, server !== null)
    if (fields === null) continue
    switch (line.op) {
      case 'create':
        row = row ? patched(row, line, fields) : make(line, fields)
        break
      case 'patch':
        row = row && patched(row, line, fields)
        break
      case 'delete':
        row = null
        break
      case 'command':
        row = row && answered(row, line)
        break
      case 'void':
        break
      default:
        assertNever(line.op)
    }
  }
  return row
}

function patched(row: Model, line: OutboxLine, fields: FieldChanges): Model {
  const policy = findPolicy(line.tbl)
  return policy ? { ...row, ...laidOnTop(policy, row, fields) } : row
}

/** A conflict that its reader has answered is closed for him at once; with the answer taken back it is open again. */
function answered(row: Model, line: OutboxLine): Model {
  if (line.undoOf !== null) return { ...row, closedAt: null, closedBy: null, choice: null }
  const choice = Object.fromEntries(Object.entries(line.fields).map(([field, { to }]) => [field, to]))
  return { ...row, closedAt: line.createdAt, closedBy: line.actorName, choice: JSON.stringify(choice) }
}
