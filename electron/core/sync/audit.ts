import { setImmediate as nextTurn } from 'node:timers/promises'
import { type HeldDigest, heldDigests } from '../../../db/sync/held-digests.ts'
import type { ReadDb } from '../../../db/types.ts'
import { syncApi } from '../../../shared/features/sync/api.ts'
import { dayInRome } from '../../../shared/lib/dates.ts'
import type { PageAct } from '../../../shared/sync/acts.ts'
import { AUDIT_RANGES, AUDIT_ROWS, type AuditAnswer, type AuditFinding } from '../../../shared/sync/audit.ts'
import type { SyncedTable } from '../../../shared/sync/table.ts'
import { TornPage } from '../net/failures.ts'
import { withToken } from './calls.ts'
import { tablesOf } from './first-sync.ts'
import { parseLine } from './page-reader.ts'
import { narrowed, rangeOf, restOf, type Stretch } from './stretches.ts'
import type { SyncContext } from './writer-context.ts'

/** Where head office stood at one answer. */
export type AuditHead = Omit<AuditAnswer, 'findings'>

/** What comparing brought to light; `head` is that of the first answer. */
export type Audit = { head: AuditHead; put: number; gone: number }

/** Decides which part of a finding is applied; the whole of it where nothing is said. */
type Sieve = (finding: AuditFinding, head: AuditHead) => Pick<AuditFinding, 'put' | 'gone'>

/** Asks where head office stands, without comparing anything. */
export async function askHead(context: SyncContext, bucket: string): Promise<AuditHead> {
  const [table] = tablesOf(bucket)
  if (!table) throw new Error(`no table lies in ${bucket}`)
  const nothing: Stretch = { table, from: '', to: '', rows: [], named: false }
  return ask(context, bucket, [nothing])
}

/**
 * Compares a whole bucket with head office and mends what differs: only those rows travel (sync.md section 8). Each answer is applied in
 * a transaction of its own, so a kill in between loses nothing; what is mended may be newer than the checkpoint, which the
 * next pull heals.
 */
export async function auditBucket(
  context: SyncContext,
  bucket: string,
  onAnswer: () => void,
): Promise<Audit> {
  let audit: Audit | undefined
  for (const table of tablesOf(bucket)) {
    const rows = await allDigests(context.gate.db, table, bucket)
    const found = await auditStretch(
      context,
      bucket,
      { table, from: '', to: null, rows, named: false },
      onAnswer,
    )
    audit = audit ? { head: audit.head, put: audit.put + found.put, gone: audit.gone + found.gone } : found
  }
  if (!audit) throw new Error(`no table lies in ${bucket}`)
  return audit
}

/** So many rows are told at one go: some hundredths of a second. */
const ROWS_AT_ONCE = 5_000

/** All that a table holds of a bucket, with room in between for what the user does: each row is true for itself. */
export async function allDigests(db: ReadDb, table: SyncedTable, bucket: string): Promise<HeldDigest[]> {
  const held: HeldDigest[] = []
  for (let from = ''; ; await nextTurn()) {
    const part = heldDigests(db, table, bucket, from, ROWS_AT_ONCE + 1)
    held.push(...part.slice(0, ROWS_AT_ONCE))
    const next = part[ROWS_AT_ONCE]
    if (!next) return held
    from = next.id
  }
}

/** Compares one stretch, narrowing it until the rows that differ are known, and mends those. */
export async function auditStretch(
  context: SyncContext,
  bucket: string,
  whole: Stretch,
  onAnswer: () => void,
  sieve: Sieve = (finding) => finding,
): Promise<Audit> {
  let open: Stretch[] = [whole]
  let first: AuditHead | undefined
  let put = 0
  let gone = 0
  while (open.length > 0) {
    context.signal.throwIfAborted()
    const asked = batchOf(open)
    const { findings, ...head } = await ask(context, bucket, asked)
    first ??= head
    onAnswer()
    const again: Stretch[] = []
    for (const [index, stretch] of asked.entries()) {
      const finding = findings[index]
      if (!finding) throw new TornPage('an audit answers fewer ranges than were asked')
      if (finding.same) continue
      if (!stretch.named) {
        again.push(...narrowed(stretch))
        continue
      }
      const taken = sieve(finding, head)
      mend(context, bucket, stretch, taken)
      put += taken.put.length
      gone += taken.gone.length
      if (finding.next !== null) again.push(restOf(stretch, laterThan(stretch, finding, index === 0)))
    }
    open = [...again, ...open.slice(asked.length)]
  }
  if (!first) throw new Error('nothing was asked')
  return { head: first, put, gone }
}

/** From where to go on. An answer that was full before it came to a stretch leaves that one as it was; the first it must move. */
function laterThan({ from }: Stretch, { next, put, gone }: AuditFinding, isFirst: boolean): string {
  const id = next ?? from
  if (id < from || (id === from && (isFirst || put.length + gone.length > 0)))
    throw new TornPage('an audit does not come forward')
  return id
}

/** As many stretches as fit into one question. */
function batchOf(open: readonly Stretch[]): Stretch[] {
  let rows = 0
  const batch: Stretch[] = []
  for (const stretch of open.slice(0, AUDIT_RANGES)) {
    if (stretch.named) rows += stretch.rows.length
    if (batch.length > 0 && rows > AUDIT_ROWS) break
    batch.push(stretch)
  }
  return batch
}

function ask(context: SyncContext, bucket: string, stretches: readonly Stretch[]): Promise<AuditAnswer> {
  const input = { bucket, ranges: stretches.map(rangeOf) }
  return withToken(context, (token) =>
    context.headOffice.call(syncApi.audit, input, { token, signal: context.signal }),
  )
}

function mend(
  context: SyncContext,
  bucket: string,
  stretch: Stretch,
  { put, gone }: Pick<AuditFinding, 'put' | 'gone'>,
): void {
  if (put.length + gone.length === 0) return
  const { table } = stretch
  const acts: PageAct[] = [
    ...gone.map((id): PageAct => ({ t: 'exit', table, bucket, id, ver: Number.MAX_SAFE_INTEGER })),
    ...put.map(({ ver, row }) => mendingRow(bucket, stretch, ver, row)),
  ]
  context.gate.run((tx, touch) => {
    const { tables } = context.applier.apply(tx, acts, dayInRome(context.now()))
    for (const name of tables) touch(name)
  })
}

/** A row as head office sent it, checked like a line of a page, and that it lies in the stretch that was asked about. */
function mendingRow(bucket: string, { table, from, to }: Stretch, ver: number, row: string): PageAct {
  const act = parseLine(lineOf(bucket, table, ver, row))
  if (act.t !== 'put') throw new TornPage('an audit sent something else than a row')
  const id = act.arrived.row[0] as string
  if (id < from || (to !== null && id >= to)) throw new TornPage('an audit sent a row of another range')
  return { ...act, mending: true }
}

function lineOf(bucket: string, table: SyncedTable, ver: number, row: string): string {
  return `{"t":"put","b":"${bucket}","tbl":"${table.name}","ver":${ver},"row":${row}}`
}
