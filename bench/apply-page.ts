// A checkpoint of 5,000 changed customers into the full mirror, against the same into an unencrypted one; and while it is applied in a
// real desk, the longest stall of the window and the slowest card or search (docs/architecture.md, Budgets: apply-page).
import type { Page } from '@playwright/test'
import { Applier } from '../db/sync/apply.ts'
import { openTestMirror } from '../db/testing.ts'
import type { MirrorConnection } from '../db/types.ts'
import { WriteGate } from '../db/write.ts'
import { parseLine } from '../electron/core/sync/page-reader.ts'
import { inTransaction } from '../headoffice/feed/change.ts'
import { customerTables } from '../shared/features/customers/api.ts'
import { dayInRome } from '../shared/lib/dates.ts'
import { bucketOf } from '../shared/sync/buckets.ts'
import { decodeRow, encodeRow } from '../shared/sync/table.ts'
import { coreReads } from './lib/core-reads.ts'
import { type FullDesk, fullDesk, launch, signIn } from './lib/full-desk.ts'
import { loadPages } from './lib/load.ts'
import { makePages, type TablePages } from './lib/pages.ts'
import { openPlainMirror } from './lib/plain-mirror.ts'
import { preset } from './lib/preset.ts'
import { percentile, report, timed } from './lib/result.ts'

const CHANGED = 5000
const RUNS = 5
const [customerTable] = customerTables

type Row = ReturnType<typeof customerTable.model.parse>

/** Every so manyth customer of the pages, so that the changes lie all over the file. */
function someCustomers(tables: readonly TablePages[]): Row[] {
  const of = tables.find(({ table }) => table.name === 'customer')
  const rows = (of?.pages ?? []).flatMap((page) =>
    page
      .toString('utf8')
      .split('\n')
      .slice(1, -2)
      .map((line) => (JSON.parse(line) as { row: (string | number | null)[] }).row),
  )
  const step = Math.max(1, Math.floor(rows.length / CHANGED))
  return rows
    .filter((_, at) => at % step === 0)
    .slice(0, CHANGED)
    .map((row) => customerTable.model.parse(decodeRow(customerTable, row)))
}

function changed(row: Row, run: number): Row {
  return { ...row, lastName: `${row.lastName} ${run}`, mobile: `+3934${String(run).padStart(8, '0')}` }
}

/** Of the commit, and of bringing its pages into the file afterwards, which the write thread does at rest. */
function applyMs(db: MirrorConnection, rows: readonly Row[]): { commit: number; rest: number } {
  const gate = new WriteGate(db, () => {})
  const applier = new Applier(db)
  const today = dayInRome(Date.now())
  const commits: number[] = []
  const rests: number[] = []
  for (let run = 1; run <= RUNS; run++) {
    const lines = rows.map((row) => {
      const text = JSON.stringify(encodeRow(customerTable, changed(row, run)))
      return `{"t":"put","b":"${bucketOf(customerTable, row)}","tbl":"customer","ver":${run + 1},"row":${text}}`
    })
    const started = performance.now()
    gate.run((tx) => applier.apply(tx, lines.map(parseLine), today))
    commits.push(performance.now() - started)
    rests.push(timed(() => db.pragma('wal_checkpoint(PASSIVE)')))
  }
  return { commit: percentile(commits, 0.5), rest: percentile(rests, 0.5) }
}

/** Notes the longest time between two frames until `stop`. */
async function watchFrames(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const marks = globalThis as unknown as { benchFrames: { longest: number; on: boolean } }
    marks.benchFrames = { longest: 0, on: true }
    let last = performance.now()
    const look = () => {
      const now = performance.now()
      marks.benchFrames.longest = Math.max(marks.benchFrames.longest, now - last)
      last = now
      if (marks.benchFrames.on) requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
  return () =>
    page.evaluate(() => {
      const marks = globalThis as unknown as { benchFrames: { longest: number; on: boolean } }
      marks.benchFrames.on = false
      return marks.benchFrames.longest
    })
}

/** Changes the customers at head office in one transaction: one checkpoint of so many rows. */
async function changeAtHeadOffice({ office }: FullDesk, run: number): Promise<void> {
  const { rows } = await office.pool.query<{ agency_id: number; body: string }>(
    `SELECT agency_id, body FROM sync_row WHERE tbl = 'customer' AND NOT deleted AND agency_id =
       (SELECT ua.agency_id FROM user_agency ua JOIN app_user u ON u.id = ua.user_id WHERE u.username = 'giorgio.bertone' LIMIT 1)
     ORDER BY md5(id) LIMIT $1`,
    [CHANGED],
  )
  const models = rows.map(({ body }) => customerTable.model.parse(decodeRow(customerTable, JSON.parse(body))))
  await inTransaction(office.office, [rows[0]?.agency_id ?? 0], ({ putMany }) =>
    putMany(
      customerTable,
      models.map((row) => changed(row, run)),
    ),
  )
}

async function inTheWindow(full: FullDesk): Promise<number> {
  const { app, page } = await launch(full.dataDir, full.headOffice)
  await signIn(page)
  const online = page.getByRole('button', { name: /In linea/ })
  await online.waitFor()
  const stop = await watchFrames(page)
  await changeAtHeadOffice(full, 1)
  // The list shows the new names when the checkpoint is in.
  await page
    .getByRole('grid')
    .getByText(/ 1( |$)/)
    .first()
    .waitFor({ timeout: 60_000 })
  await online.waitFor()
  const longest = await stop()
  await app.close()
  return longest
}

export async function run(): Promise<boolean> {
  console.log(`apply-page: making ${preset} pages`)
  const tables = makePages(preset, 1)
  const rows = someCustomers(tables)
  const plain = openPlainMirror()
  loadPages(plain.db, tables)
  const plainly = applyMs(plain.db, rows)
  plain.dispose()
  const mirror = openTestMirror()
  loadPages(mirror.db, tables)
  const encrypted = applyMs(mirror.db, rows)
  mirror.dispose()

  const full = await fullDesk()
  const longestStallMs = await inTheWindow(full)
  const { longestMs, longestIdleMs, reads } = await coreReads(full, () => changeAtHeadOffice(full, 2))
  return report({
    name: 'apply-page',
    figures: {
      rows: rows.length,
      encryptedMs: encrypted.commit,
      plainMs: plainly.commit,
      encryptedRestMs: encrypted.rest,
      plainRestMs: plainly.rest,
      longestStallMs,
      longestReadMs: longestMs,
      longestIdleReadMs: longestIdleMs,
      reads,
    },
    ratios: { vsUnencrypted: encrypted.commit / plainly.commit },
    budgets: [
      { key: 'vsUnencrypted', atMost: 1.6 },
      { key: 'longestStallMs', atMost: 100 },
      { key: 'longestReadMs', atMost: 50 },
    ],
  })
}
