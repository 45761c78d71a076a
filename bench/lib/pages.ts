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

/** The whole demonstration data of a preset as snapshot pages, table by table in loading order. */
export function makePages(preset: PresetName, seed: number): TablePages[] {
  const lines = new Map<string, string[]>()
  for (const { table, rows } of generateBatches({ preset, seed })) {
    const of = lines.get(table.name) ?? []
    lines.set(table.name, of)
    for (const row of rows)
      of.push(
        `{"t":"put","b":"${bucketOf(table, row)}","tbl":"${table.name}","ver":1,"row":${JSON.stringify(encodeRow(table, row))}}`,
      )
  }
  return syncedTables.map((table) => {
    const all = lines.get(table.name) ?? []
    lines.delete(table.name)
    const pages: Buffer[] = []
    let page: string[] = []
    let bytes = 0
    for (const line of all) {
      page.push(line)
      bytes += line.length
      if (page.length >= PAGE_ROWS || bytes >= PAGE_BYTES) {
        pages.push(pageOf(table, page))
        page = []
        bytes = 0
      }
    }
    if (page.length > 0) pages.push(pageOf(table, page))
    return { table, pages, rows: all.length }
  })
}
