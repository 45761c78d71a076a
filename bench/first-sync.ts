// Rows a second from received bytes to a checked, encrypted, indexed and searchable mirror, against bare prepared inserts of the
// same rows into a plain file without indexes (docs/architecture.md, Budgets: first-sync).
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { openTestMirror } from '../db/testing.ts'
import { loadPages } from './lib/load.ts'
import { makePages, type TablePages } from './lib/pages.ts'
import { preset } from './lib/preset.ts'
import { report } from './lib/result.ts'

function bareInserts(tables: readonly TablePages[]): number {
  const folder = mkdtempSync(join(tmpdir(), 'scrivania-bare-'))
  const db = new Database(join(folder, 'plain.db'))
  db.pragma('journal_mode = WAL')
  let ms = 0
  for (const { table, pages } of tables) {
    const columns = table.columns.map((column) => column.sql)
    db.exec(`CREATE TABLE ${table.name} (${columns.join(', ')})`)
    const insert = db.prepare(`INSERT INTO ${table.name} VALUES (${columns.map(() => '?').join(', ')})`)
    for (const page of pages) {
      const rows = page
        .toString('utf8')
        .split('\n')
        .slice(1, -2)
        .map((line) =>
          (JSON.parse(line) as { row: unknown[] }).row.map((value) =>
            typeof value === 'boolean' ? Number(value) : value,
          ),
        )
      const started = performance.now()
      db.transaction(() => {
        for (const row of rows) insert.run(row)
      })()
      ms += performance.now() - started
    }
  }
  db.close()
  rmSync(folder, { recursive: true })
  return ms
}

export function run(): boolean {
  console.log(`first-sync: making ${preset} pages`)
  const tables = makePages(preset, 1)
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  const bareMs = bareInserts(tables)
  const mirror = openTestMirror()
  const started = performance.now()
  loadPages(mirror.db, tables, (table, count, loadMs, finishMs) =>
    console.log(
      `  ${table.padEnd(18)} ${String(count).padStart(8)} rows, load ${loadMs.toFixed(0)} ms, finish ${finishMs.toFixed(0)} ms`,
    ),
  )
  const loadMs = performance.now() - started
  mirror.dispose()
  return report({
    name: 'first-sync',
    figures: {
      rows,
      rowsPerSecond: (rows * 1000) / loadMs,
      bareRowsPerSecond: (rows * 1000) / bareMs,
      loadMs,
      bareMs,
    },
    ratios: { vsBareInsert: bareMs / loadMs },
    budgets: [{ key: 'vsBareInsert', atLeast: 0.2 }],
  })
}
