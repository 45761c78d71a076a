import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Client } from 'pg'
import { from } from 'pg-copy-streams'
import type { Cell } from '../../shared/sync/table.ts'

/** Text of about this length goes to the database at a time. */
const chunkLength = 256 * 1024

/** Sends rows to a table with COPY, the fastest way in. Names are identifiers of the program, not input. */
export async function copyRows(
  client: Client,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly Cell[]>,
): Promise<void> {
  const names = columns.map((column) => client.escapeIdentifier(column)).join(', ')
  const stream = client.query(from(`COPY ${client.escapeIdentifier(table)} (${names}) FROM STDIN`))
  await pipeline(Readable.from(chunksOf(rows)), stream)
}

function* chunksOf(rows: Iterable<readonly Cell[]>): Generator<string> {
  let text = ''
  for (const row of rows) {
    for (let i = 0; i < row.length; i++) text += i === 0 ? field(row[i]) : `\t${field(row[i])}`
    text += '\n'
    if (text.length < chunkLength) continue
    yield text
    text = ''
  }
  if (text !== '') yield text
}

const special = /[\\\t\n\r]/g
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function field(value: Cell | undefined): string {
  if (value === null || value === undefined) return '\\N'
  if (typeof value === 'string') return value.replace(special, (sign) => escapes[sign] ?? sign)
  if (typeof value === 'boolean') return value ? 't' : 'f'
  return String(value)
}
