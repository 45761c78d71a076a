import type { BucketName } from '../../../shared/sync/buckets.ts'
import {
  type FieldChanges,
  fieldChanges,
  type MutationOp,
  type Outcome,
  outcome,
} from '../../../shared/sync/mutations.ts'
import { type MetaKey, readMeta, writeMeta } from '../../meta.ts'
import { prepared } from '../../prepared.ts'
import type { ReadDb, WriteTx } from '../../types.ts'

export type MutationState = 'queued' | 'settled' | 'done' | 'given-up'

/** A line of the outbox (`mutation`). */
export type OutboxLine = {
  id: string
  agencyId: number
  seq: number
  tbl: string
  rowId: string
  op: MutationOp
  fields: FieldChanges
  baseVer: number
  group: string | null
  undoOf: string | null
  customerId: string | null
  name: string
  step: string
  actorId: string
  actorName: string
  createdAt: string
  state: MutationState
  outcome: Outcome | null
  answeredAt: string | null
  failures: number
  dismissed: boolean
}

type Stored = Omit<OutboxLine, 'fields' | 'outcome' | 'dismissed'> & {
  fields: string
  outcome: string | null
  dismissed: number
}

const COLUMNS = `id, agency_id AS agencyId, seq, tbl, row_id AS rowId, op, fields, base_ver AS baseVer, grp AS "group",
  undo_of AS undoOf, customer_id AS customerId, name, step, actor_id AS actorId, actor_name AS actorName,
  created_at AS createdAt, state, outcome, answered_at AS answeredAt, failures, dismissed`

function lineOf(stored: Stored): OutboxLine {
  return {
    ...stored,
    fields: fieldChanges.parse(JSON.parse(stored.fields)),
    outcome: stored.outcome === null ? null : outcome.parse(JSON.parse(stored.outcome)),
    dismissed: stored.dismissed === 1,
  }
}

/** Lines of the outbox that fit a condition on `mutation`, in the order in which they were typed. */
export function readLines(
  db: ReadDb,
  where: string,
  values: Readonly<Record<string, string | number>> = {},
  limit = -1,
): OutboxLine[] {
  return prepared<Stored>(
    db,
    `SELECT ${COLUMNS} FROM mutation WHERE ${where} ORDER BY agency_id, seq LIMIT @limit`,
  )
    .all({ ...values, limit })
    .map(lineOf)
}

/** What is not in a checkpoint yet, of one row. */
export function openLinesOf(db: ReadDb, tbl: string, rowId: string): OutboxLine[] {
  return readLines(db, "tbl = @tbl AND row_id = @rowId AND state IN ('queued', 'settled')", { tbl, rowId })
}

/** `tbl|id` of every row that has something open: asked once per page, so that a page of other rows stays fast. */
export function openRowKeys(db: ReadDb): ReadonlySet<string> {
  return new Set(
    prepared<{ key: string }>(
      db,
      "SELECT DISTINCT tbl || '|' || row_id AS key FROM mutation WHERE state IN ('queued', 'settled')",
    )
      .all()
      .map(({ key }) => key),
  )
}

const lastSeqKey = (agencyId: number): MetaKey => `lastSeq:${agencyId}`

/** The last number that this device gave to a mutation of an agency; it outlives the lines, which are pruned. */
export function lastSeq(db: ReadDb, agencyId: number): number {
  return Number(readMeta(db, lastSeqKey(agencyId)) ?? 0)
}

export function writeLastSeq(tx: WriteTx, agencyId: number, seq: number): void {
  writeMeta(tx, lastSeqKey(agencyId), String(seq))
}

export type NewLine = Omit<
  OutboxLine,
  'seq' | 'state' | 'outcome' | 'answeredAt' | 'failures' | 'dismissed'
> & {
  /** Where its row lies as far as this desk knows. */
  bucket: BucketName
}

/** Puts a mutation at the end of its agency's queue and gives it the next number. */
export function enqueue(tx: WriteTx, line: NewLine): void {
  const seq = lastSeq(tx, line.agencyId) + 1
  writeLastSeq(tx, line.agencyId, seq)
  prepared(
    tx,
    `INSERT INTO mutation (id, agency_id, seq, tbl, row_id, op, fields, base_ver, grp, undo_of, customer_id, name, step,
       actor_id, actor_name, created_at, state, bucket)
     VALUES (@id, @agencyId, @seq, @tbl, @rowId, @op, @fields, @baseVer, @group, @undoOf, @customerId, @name, @step,
       @actorId, @actorName, @createdAt, 'queued', @bucket)`,
  ).run({ ...line, seq, fields: JSON.stringify(line.fields) })
}

/** Agencies for which something waits to be pushed. */
export function agenciesWaiting(db: ReadDb): number[] {
  return prepared<{ agencyId: number }>(
    db,
    "SELECT DISTINCT agency_id AS agencyId FROM mutation WHERE state = 'queued' ORDER BY agency_id",
  )
    .all()
    .map(({ agencyId }) => agencyId)
}

export function countWaiting(db: ReadDb): number {
  return (
    prepared<{ n: number }>(db, "SELECT count(*) AS n FROM mutation WHERE state = 'queued'").get()?.n ?? 0
  )
}

/** A row of a synced table by name and id. */
export type RowKey = { tbl: string; rowId: string }

/** Rows that this desk made and that no checkpoint holds yet. */
export function openCreates(db: ReadDb): RowKey[] {
  return prepared<RowKey>(
    db,
    "SELECT DISTINCT tbl, row_id AS rowId FROM mutation WHERE op = 'create' AND state IN ('queued', 'settled')",
  ).all()
}

/** Rows that have something open. */
export function openRows(db: ReadDb): RowKey[] {
  return prepared<RowKey>(
    db,
    "SELECT DISTINCT tbl, row_id AS rowId FROM mutation WHERE state IN ('queued', 'settled')",
  ).all()
}
