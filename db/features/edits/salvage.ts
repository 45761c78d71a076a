import type { Instant } from '../../../shared/lib/dates.ts'
import type { Outcome } from '../../../shared/sync/mutations.ts'
import { isUnreadable } from '../../errors.ts'
import type { ReadDb, WriteTx } from '../../types.ts'
import { readDraft, writeDraft } from './drafts.ts'
import { lastSeq, writeLastSeq } from './outbox.ts'
import { REFUSED } from './refused.ts'

/** Columns of an outbox line as they lie in the table, but for its number: a new device counts anew. */
const LINE = [
  'id',
  'agency_id',
  'tbl',
  'row_id',
  'op',
  'fields',
  'base_ver',
  'grp',
  'undo_of',
  'customer_id',
  'name',
  'step',
  'actor_id',
  'actor_name',
  'created_at',
  'state',
  'outcome',
  'answered_at',
] as const

type SalvagedLine = Record<(typeof LINE)[number], string | number | null> & {
  id: string
  agency_id: number
  state: string
}
type SalvagedDraft = { key: string; value: string; savedAt: Instant }
type SalvagedFile = { sha256: string; addedAt: Instant }

/** What a damaged mirror still gives of what head office does not have (fault 42). */
export type Salvage = {
  /** What waits for head office, and what it refused and nobody has put away, in the order in which it was typed. */
  readonly lines: readonly SalvagedLine[]
  readonly drafts: readonly SalvagedDraft[]
  /** Files whose bytes are here alone. */
  readonly files: readonly SalvagedFile[]
  /** Nothing of these was lost to the damage. */
  readonly whole: boolean
}

export const NOTHING_READ: Salvage = { lines: [], drafts: [], files: [], whole: false }

/** Reads what can be read around a place that cannot: from the first row on, and from the last one back. */
export function readSalvage(db: ReadDb): Salvage {
  const lines = fromBothEnds<SalvagedLine & { seq: number }>(
    db,
    // By the table itself: an index may be what is damaged.
    `SELECT seq, ${LINE.join(', ')} FROM mutation NOT INDEXED
     WHERE state = 'queued' OR (${REFUSED}) ORDER BY rowid`,
    ({ id }) => id,
  )
  const drafts = fromBothEnds<SalvagedDraft>(
    db,
    'SELECT key, value, saved_at AS savedAt FROM draft ORDER BY key',
    ({ key }) => key,
  )
  const files = fromBothEnds<SalvagedFile>(
    db,
    'SELECT sha256, added_at AS addedAt FROM blob WHERE sent = 0 ORDER BY sha256',
    ({ sha256 }) => sha256,
  )
  return {
    lines: lines.rows
      .sort((a, b) => a.agency_id - b.agency_id || a.seq - b.seq)
      .map((line) => (lines.whole ? line : withoutPartners(line))),
    drafts: drafts.rows,
    files: files.rows,
    whole: lines.whole && drafts.whole && files.whole,
  }
}

/**
 * A group is applied together or not at all, and what belonged to this one may not have been readable: it is not sent, but stands among
 * what was refused, where its user can send it again.
 */
function withoutPartners<Line extends SalvagedLine>(line: Line): Line {
  if (line.grp === null || line.state !== 'queued') return line
  const outcome: Outcome = { result: 'voided' }
  return { ...line, state: 'given-up', outcome: JSON.stringify(outcome), answered_at: line.created_at }
}

function fromBothEnds<Row extends object>(
  db: ReadDb,
  ordered: string,
  idOf: (row: Row) => string,
): { rows: Row[]; whole: boolean } {
  const rows = new Map<string, Row>()
  for (const direction of ['ASC', 'DESC']) {
    try {
      for (const row of db.prepare<[], Row>(`${ordered} ${direction}`).iterate()) rows.set(idOf(row), row)
      return { rows: [...rows.values()], whole: direction === 'ASC' }
    } catch (error) {
      if (!isUnreadable(error)) throw error
    }
  }
  return { rows: [...rows.values()], whole: false }
}

/**
 * Puts what was read of a damaged mirror into the one that takes its place, before its first page comes: the queue under its own ids, so
 * that head office knows again what had reached it. Done twice it is done once.
 */
export function takeSalvaged(tx: WriteTx, { lines, drafts }: Pick<Salvage, 'lines' | 'drafts'>): void {
  const known = tx.prepare<[string]>('SELECT 1 FROM mutation WHERE id = ?')
  const insert = tx.prepare(
    `INSERT INTO mutation (seq, ${LINE.join(', ')}) VALUES (@seq, ${LINE.map((name) => `@${name}`).join(', ')})`,
  )
  for (const line of lines) {
    if (known.get(line.id)) continue
    insert.run({ ...line, seq: numberFor(tx, line) })
  }
  for (const { savedAt, ...draft } of drafts) {
    // Taken over days later there may be a newer text of the same form.
    const here = readDraft(tx, draft.key).savedAt
    if (here === null || here < savedAt) writeDraft(tx, draft, savedAt)
  }
}

/** What waits goes to the end of the queue; what has its outcome steps below zero, as its number was another device's. */
function numberFor(tx: WriteTx, { agency_id, state }: SalvagedLine): number {
  if (state === 'queued') {
    const seq = lastSeq(tx, agency_id) + 1
    writeLastSeq(tx, agency_id, seq)
    return seq
  }
  const lowest = tx
    .prepare<[number], { seq: number | null }>('SELECT min(seq) AS seq FROM mutation WHERE agency_id = ?')
    .get(agency_id)
  return Math.min(lowest?.seq ?? 0, 0) - 1
}
