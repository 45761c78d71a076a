import {
  MOST_PUSH_FAILURES,
  type Mutation,
  PUSH_BYTES,
  PUSH_MUTATIONS,
} from '../../../shared/sync/mutations.ts'
import type { ReadDb } from '../../types.ts'
import { type OutboxLine, readLines } from './outbox.ts'

/**
 * The next mutations of an agency to push, in the order of their numbers, within the limits of one push and without cutting a
 * group. With `careful` only the first group (or mutation), so that a failure has a name. Empty when nothing waits.
 */
export function nextBatch(db: ReadDb, agencyId: number, careful = false): OutboxLine[] {
  const queue = readLines(db, "agency_id = @agencyId AND state = 'queued'", { agencyId }, PUSH_MUTATIONS + 1)
  const batch: OutboxLine[] = []
  let bytes = 0
  for (const unit of unitsOf(queue)) {
    const size = unit.reduce((sum, line) => sum + Buffer.byteLength(JSON.stringify(wireMutation(line))), 0)
    const fits = batch.length + unit.length <= PUSH_MUTATIONS && bytes + size <= PUSH_BYTES
    if (batch.length > 0 && (careful || !fits)) break
    batch.push(...unit)
    bytes += size
  }
  return batch
}

/** Groups and single mutations, in order. */
function unitsOf(lines: readonly OutboxLine[]): OutboxLine[][] {
  const units: OutboxLine[][] = []
  for (const line of lines) {
    const last = units.at(-1)
    if (last && line.group !== null && last[0]?.group === line.group) last.push(line)
    else units.push([line])
  }
  return units
}

/** A line as it travels. One that failed too often has nothing but its id left: it gives its number up. */
export function wireMutation(line: OutboxLine): Mutation {
  const { seq, id, tbl, rowId, op, baseVer, group, undoOf, createdAt, fields } = line
  const base = { seq, mutation_id: id, tbl, id: rowId, base_ver: baseVer, created_at: createdAt }
  if (line.failures >= MOST_PUSH_FAILURES) return { ...base, op: 'void', fields: {} }
  return {
    ...base,
    op,
    fields: op === 'delete' ? {} : fields,
    ...(group === null ? {} : { group }),
    ...(undoOf === null ? {} : { undo_of: undoOf }),
  }
}
