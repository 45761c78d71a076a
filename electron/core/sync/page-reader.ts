import { hash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { rowDigest } from '../../../db/sync/digest.ts'
import type { PageAct } from '../../../shared/sync/acts.ts'
import { bucketName } from '../../../shared/sync/buckets.ts'
import { misfit, type SyncedTable } from '../../../shared/sync/table.ts'
import { findTable } from '../../../shared/sync/tables.ts'
import {
  MAX_INFLATED_BYTES,
  type PageHeader,
  type PageTrailer,
  pageHeader,
  pageTrailer,
} from '../../../shared/sync/wire.ts'
import { TornPage } from '../net/failures.ts'
import { readWhole } from '../net/http.ts'

export type Page = { header: PageHeader; lines: readonly string[]; trailer: PageTrailer; bytes: number }

/**
 * Reads a page whole and proves it: header, trailer, count and digest (sync.md section 4). A page that is torn anywhere
 * is a TornPage and leaves no trace. Lines are returned as text, so that a long delta can be staged as it came.
 */
export async function readPage(body: Readable): Promise<Page> {
  return provePage(await readWhole(body, MAX_INFLATED_BYTES))
}

const NEWLINE = 10

export function provePage(bytes: Buffer): Page {
  const end = bytes.at(-1) === NEWLINE ? bytes.length - 1 : bytes.length
  const trailerStart = bytes.lastIndexOf(NEWLINE, end - 1) + 1
  const headerEnd = bytes.indexOf(NEWLINE)
  if (headerEnd < 0 || trailerStart <= headerEnd) throw new TornPage('the page has no trailer')
  const header = pageHeader.safeParse(jsonOf(bytes.toString('utf8', 0, headerEnd)))
  const trailer = pageTrailer.safeParse(jsonOf(bytes.toString('utf8', trailerStart, end)))
  if (!header.success || !trailer.success) throw new TornPage('header or trailer is missing')
  if (hash('sha256', bytes.subarray(0, trailerStart)) !== trailer.data.sha256)
    throw new TornPage('the digest differs')
  const lines =
    trailerStart === headerEnd + 1 ? [] : bytes.toString('utf8', headerEnd + 1, trailerStart - 1).split('\n')
  if (lines.length !== trailer.data.n) throw new TornPage('the count differs')
  return { header: header.data, lines, trailer: trailer.data, bytes: bytes.length }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Half a line is not JSON: the caller says "torn", which is what it is.
    return undefined
  }
}

/** Columns of the page against ours: another order or name means another schema, and the page is not for us. */
export function checkColumns(header: PageHeader): void {
  for (const [name, columns] of Object.entries(header.columns)) {
    const table = findTable(name)
    const ours = table?.columns.map((column) => column.sql)
    if (!ours || ours.join() !== columns.join())
      throw new TornPage(`columns of ${name} are not the agreed ones`)
  }
}

const ROW_MARK = ',"row":'

type RawLine = { t: PageAct['t']; b: string; tbl: string; id: string; ver: number; row: unknown[] }

/** Parses one line between header and trailer and checks its shape; a misfit makes the whole page torn. */
export function parseLine(line: string): PageAct {
  const raw = rawOf(line)
  switch (raw.t) {
    case 'put': {
      const table = tableOf(raw.tbl)
      const wrong = Array.isArray(raw.row) ? misfit(table, raw.row) : 'row'
      if (wrong !== null || !Number.isSafeInteger(raw.ver))
        throw new TornPage(`a row of ${raw.tbl} does not fit: ${wrong}`)
      const text = line.slice(line.indexOf(ROW_MARK) + ROW_MARK.length, -1)
      return {
        t: 'put',
        table,
        arrived: { bucket: raw.b, ver: raw.ver, row: raw.row, digest: rowDigest(text) },
      }
    }
    case 'del':
    case 'exit':
      return { t: raw.t, table: tableOf(raw.tbl), bucket: raw.b, id: raw.id, ver: raw.ver }
    case 'drop_bucket':
    case 'add_bucket':
      return { t: raw.t, bucket: raw.b }
    default:
      throw new TornPage(`unknown line ${String(raw.t)}`)
  }
}

/** What every line must have, before anything is done with it. */
function rawOf(line: string): RawLine {
  const raw = jsonOf(line) as RawLine | null | undefined
  if (typeof raw !== 'object' || raw === null) throw new TornPage('a line is no object')
  if (!isBucket(raw.b)) throw new TornPage('a line names no bucket')
  if ((raw.t === 'del' || raw.t === 'exit') && !(typeof raw.id === 'string' && Number.isSafeInteger(raw.ver)))
    throw new TornPage(`a line ${raw.t} names no row`)
  return raw
}

const knownBuckets = new Set<unknown>()

/** Remembered, because a page names the same few buckets thousands of times. */
function isBucket(name: unknown): boolean {
  if (knownBuckets.has(name)) return true
  if (!bucketName.safeParse(name).success) return false
  if (knownBuckets.size > 1000) knownBuckets.clear()
  knownBuckets.add(name)
  return true
}

function tableOf(name: string): SyncedTable {
  const table = findTable(name)
  if (!table) throw new TornPage(`unknown table ${name}`)
  return table
}
