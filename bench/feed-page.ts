// A page of 5,000 customers at head office, read from the feed's stored rows, against the plain query of the same rows made
// into the same lines (docs/architecture.md, Budgets: feed-page). Of a scan that has several pages it is the second, as all but
// the first are: that one also counts the whole bucket, once, for "x of y". What it takes is printed.
import { createPool } from '../headoffice/database.ts'
import { putLine } from '../headoffice/feed/page.ts'
import { readSnapshot } from '../headoffice/feed/snapshot.ts'
import { customerTables } from '../shared/features/customers/api.ts'
import { encodeRow } from '../shared/sync/table.ts'
import { PAGE_ROWS, pageTrailer } from '../shared/sync/wire.ts'
import { fullOffice } from './lib/full-office.ts'
import { percentile, report } from './lib/result.ts'

const RUNS = 15
const [customerTable] = customerTables
const limits = { rows: PAGE_ROWS, bytes: Number.MAX_SAFE_INTEGER }
const device = { id: '00000000-0000-7000-8000-000000000000' }
const secret = Buffer.alloc(32)

/** Where the scan goes on after a page, and the last row of it; nothing after the last page. */
function restOf(text: string): { resume?: string; lastId: string } {
  const lines = text.trimEnd().split('\n')
  const { resume } = pageTrailer.parse(JSON.parse(lines.at(-1) ?? ''))
  const last: { row: unknown[] } = JSON.parse(lines.at(-2) ?? '')
  return resume ? { resume, lastId: String(last.row[0]) } : { lastId: '' }
}

export async function run(): Promise<boolean> {
  console.log('feed-page')
  const { databaseUrl } = await fullOffice()
  const pool = createPool(databaseUrl, 2, () => {})
  try {
    const { rows: largest } = await pool.query<{ agency_id: number; bucket: string }>(
      "SELECT agency_id, bucket FROM sync_row WHERE tbl = 'customer' GROUP BY 1, 2 ORDER BY count(*) DESC LIMIT 1",
    )
    const of = largest[0]
    if (!of) throw new Error('the seed made no customers')
    const columns = customerTable.columns.map((column) => column.sql).join(', ')
    const portfolio = Number(of.bucket.split('.')[1])
    const first: number[] = []
    const stored: number[] = []
    const plain: number[] = []
    let rows = 0
    const client = await pool.connect()
    const held = { id: 1, buckets: [of.bucket] }
    const scan = { bucket: of.bucket, tbl: 'customer' }
    for (let run = 0; run < RUNS; run++) {
      let started = performance.now()
      const begun = await readSnapshot(client, device, held, scan, secret, limits)
      first.push(performance.now() - started)
      const { resume, lastId } = restOf(begun.text)
      started = performance.now()
      const page = await readSnapshot(client, device, held, { ...scan, resume }, secret, limits)
      stored.push(performance.now() - started)
      rows = page.rows
      started = performance.now()
      const found = await client.query<Record<string, unknown>>(
        `SELECT ${columns} FROM customer WHERE agency_id = $1 AND portfolio = $2 AND id > $3 ORDER BY id LIMIT $4`,
        [of.agency_id, portfolio, lastId, PAGE_ROWS],
      )
      const lines = found.rows.map((row) => {
        const model = Object.fromEntries(customerTable.columns.map(({ key, sql }) => [key, row[sql]]))
        return putLine(of.bucket, 'customer', 1, JSON.stringify(encodeRow(customerTable, model)))
      })
      if (lines.length !== rows) throw new Error(`the two pages differ: ${lines.length} and ${rows} rows`)
      plain.push(performance.now() - started)
    }
    client.release()
    const storedMs = percentile(stored, 0.5)
    const plainMs = percentile(plain, 0.5)
    return report({
      name: 'feed-page',
      figures: { rows, storedMs, plainMs, firstOfScanMs: percentile(first, 0.5) },
      ratios: { vsRowQuery: storedMs / plainMs },
      budgets: [{ key: 'vsRowQuery', atMost: 0.5 }],
    })
  } finally {
    await pool.end()
  }
}
