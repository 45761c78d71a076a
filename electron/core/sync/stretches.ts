import type { HeldDigest } from '../../../db/sync/held-digests.ts'
import type { AuditRange } from '../../../shared/sync/audit.ts'
import type { SyncedTable } from '../../../shared/sync/table.ts'

/** Rows that are named one by one instead of being cut into smaller stretches. */
const LEAF_ROWS = 64
/** Into how many parts a stretch that differs is cut: two steps lead from a million rows to leaves. */
const PARTS = 128

/** Rows of one table by ascending id, from `from` up to but without `to`; null is the end. */
export type Stretch = {
  readonly table: SyncedTable
  readonly from: string
  readonly to: string | null
  readonly rows: readonly HeldDigest[]
  /** It is known to differ: its rows are named. */
  readonly named: boolean
}

/** Cuts a stretch that differs into smaller ones that together cover it; one that is small enough is named. */
export function narrowed(stretch: Stretch): Stretch[] {
  const { table, from, to, rows } = stretch
  if (rows.length <= LEAF_ROWS) return [{ ...stretch, named: true }]
  const size = Math.max(LEAF_ROWS, Math.ceil(rows.length / PARTS))
  const parts: Stretch[] = []
  for (let at = 0; at < rows.length; at += size)
    parts.push({
      table,
      from: at === 0 ? from : (rows[at] as HeldDigest).id,
      to: rows[at + size]?.id ?? to,
      rows: rows.slice(at, at + size),
      named: false,
    })
  return parts
}

/** What is left of a stretch from an id on: there head office's answer was full. */
export function restOf(stretch: Stretch, from: string): Stretch {
  return { ...stretch, from, rows: stretch.rows.filter(({ id }) => id >= from) }
}

/** A stretch as it is asked about. */
export function rangeOf({ table, from, to, rows, named }: Stretch): AuditRange {
  const versions = Buffer.alloc(16)
  const contents = Buffer.alloc(16)
  for (const { version, content } of rows)
    for (let at = 0; at < 16; at++) {
      versions[at] = (versions[at] as number) ^ (version[at] as number)
      contents[at] = (contents[at] as number) ^ (content[at] as number)
    }
  return {
    tbl: table.name,
    from,
    to,
    count: rows.length,
    versions: versions.toString('hex'),
    contents: contents.toString('hex'),
    ...(named
      ? { rows: rows.map(({ id, ver, content }) => [id, ver, content.toString('hex')] as const) }
      : {}),
  } as AuditRange
}
