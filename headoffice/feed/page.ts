import { createHash } from 'node:crypto'
import { CATALOGUE_FEED } from '../../shared/sync/buckets.ts'
import { syncedTables } from '../../shared/sync/tables.ts'
import type { PageHeader, PageTrailer } from '../../shared/sync/wire.ts'
import { SCHEMA } from '../../shared/sync/wire.ts'

function columnsOf(catalogue: boolean): PageHeader['columns'] {
  const tables = syncedTables.filter((table) => (table.scope === 'catalogue') === catalogue)
  return Object.fromEntries(tables.map((table) => [table.name, table.columns.map((column) => column.sql)]))
}
const CATALOGUE_COLUMNS = columnsOf(true)
const AGENCY_COLUMNS = columnsOf(false)

/** The first line; the columns are those of every table that the feed can carry. */
export function headerOf(
  feed: number,
  head: Omit<PageHeader, 't' | 'feed' | 'schema' | 'columns'>,
): PageHeader {
  const columns = feed === CATALOGUE_FEED ? CATALOGUE_COLUMNS : AGENCY_COLUMNS
  return { t: 'h', feed, ...head, schema: SCHEMA, columns }
}

/** The whole page as text: header, lines, trailer with their digest. Lines are JSON texts without a newline. */
export function pageText(
  header: PageHeader,
  lines: readonly string[],
  trailer: Omit<PageTrailer, 't' | 'n' | 'sha256'>,
): string {
  let text = `${JSON.stringify(header)}\n`
  if (lines.length > 0) text += `${lines.join('\n')}\n`
  const sha256 = createHash('sha256').update(text).digest('hex')
  const last: PageTrailer = { t: 'e', n: lines.length, sha256, ...trailer }
  return `${text}${JSON.stringify(last)}\n`
}

// Bucket and table names need no escaping (shared/sync/buckets.ts, declared names); the body is the JSON
// that was stored with the row and is not parsed again.

export function putLine(bucket: string, table: string, ver: number, body: string): string {
  return `{"t":"put","b":"${bucket}","tbl":"${table}","ver":${ver},"row":${body}}`
}

export function goneLine(
  kind: 'del' | 'exit',
  bucket: string,
  table: string,
  id: string,
  ver: number,
): string {
  return `{"t":"${kind}","b":"${bucket}","tbl":"${table}","id":${JSON.stringify(id)},"ver":${ver}}`
}

export function bucketLine(kind: 'add_bucket' | 'drop_bucket', bucket: string): string {
  return `{"t":"${kind}","b":"${bucket}"}`
}
