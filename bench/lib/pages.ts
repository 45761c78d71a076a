import { hash } from 'node:crypto'
import { generateBatches } from '../../headoffice/demo/generate.ts'
import type { PresetName } from '../../headoffice/demo/presets.ts'
import { bucketOf } from '../../shared/sync/buckets.ts'
import { encodeRow, type SyncedTable } from '../../shared/sync/table.ts'
import { syncedTables } from '../../shared/sync/tables.ts'
import { PAGE_BYTES, PAGE_ROWS } from '../../shared/sync/wire.ts'

/** Pages of one table as head office sends them, and the rows in them, for the bare control. */
export type TablePages = { table: SyncedTable; pages: Buffer[]; rows: number }

const EPOCH = '01900000-0000-7000-8000-000000000000'

function pageOf(table: SyncedTable, lines: readonly string[]): Buffer {
  const header = {
    t: 'h',
    feed: 0,
    epoch: EPOCH,
    from: 1,
    to: 1,
    mark: 'm',
    bucket_set_id: 1,
    schema: 1,
    ack_seq: 0,
    columns: { [table.name]: table.columns.map((column) => column.sql) },
  }
  const text = `${[JSON.stringify(header), ...lines].join('\n')}\n`
  const trailer = { t: 'e', n: lines.length, sha256: hash('sha256', text), complete: false, resume: null }
  return Buffer.from(`${text}${JSON.stringify(trailer)}\n`)
}

type Open = { lines: string[]; bytes: number; pages: Buffer[]; rows: number }

/** The whole demonstration data of a preset as snapshot pages, table by table in loading order. */
export function makePages(preset: PresetName, seed: number): TablePages[] {
  const open = new Map<SyncedTable, Open>(
    syncedTables.map((table) => [table, { lines: [], bytes: 0, pages: [], rows: 0 }]),
  )
  const close = (table: SyncedTable, of: Open): void => {
    if (of.lines.length > 0) of.pages.push(pageOf(table, of.lines))
    of.lines = []
    of.bytes = 0
  }
  for (const { table, rows } of generateBatches({ preset, seed })) {
    const of = open.get(table)
    if (!of) throw new Error(`${table.name} is no synced table`)
    for (const row of rows) {
      const text = JSON.stringify(encodeRow(table, row))
      const line = `{"t":"put","b":"${bucketOf(table, row)}","tbl":"${table.name}","ver":1,"row":${text}}`
      of.lines.push(line)
      of.bytes += line.length
      of.rows++
      // A page becomes a buffer at once: as strings the whole network would not fit into the heap.
      if (of.lines.length >= PAGE_ROWS || of.bytes >= PAGE_BYTES) close(table, of)
    }
  }
  return [...open].map(([table, of]) => {
    close(table, of)
    return { table, pages: of.pages, rows: of.rows }
  })
}
