// What lists show of customers after a checkpoint changed something that many of them share, or very many of them at once,
// against the same derived anew from all rows.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadPages } from '../../bench/lib/load.ts'
import { makePages, type TablePages } from '../../bench/lib/pages.ts'
import { Applier } from '../../db/sync/apply.ts'
import { openTestMirror, type TestMirror } from '../../db/testing.ts'
import { WriteGate } from '../../db/write.ts'
import { parseLine } from '../../electron/core/sync/page-reader.ts'
import { dayInRome } from '../../shared/lib/dates.ts'
import { findTable } from '../../shared/sync/tables.ts'
import { faultsOfDerived } from './desk-compare.ts'

const pages = makePages('demo', 1)
const today = dayInRome(Date.now())
let mirror: TestMirror

beforeEach(() => {
  mirror = openTestMirror()
  loadPages(mirror.db, pages)
})
afterEach(() => mirror.dispose())

type Line = { b: string; tbl: string; row: (string | number | null)[] }

function linesOf(tables: readonly TablePages[], name: string): Line[] {
  const of = tables.find(({ table }) => table.name === name)
  return (of?.pages ?? []).flatMap((page) =>
    page
      .toString('utf8')
      .split('\n')
      .slice(1, -2)
      .map((line) => JSON.parse(line) as Line),
  )
}

/** One checkpoint that brings these rows with other values; column names as in SQL. */
function bring(lines: readonly Line[], values: Record<string, string>): void {
  const acts = lines.map(({ b, tbl, row }) => {
    const columns = findTable(tbl)?.columns.map(({ sql }) => sql) ?? []
    const changed = row.map((value, at) => values[columns[at] ?? ''] ?? value)
    return parseLine(JSON.stringify({ t: 'put', b, tbl, ver: 2, row: changed }))
  })
  new WriteGate(mirror.db, () => {}).run((tx) => new Applier(mirror.db).apply(tx, acts, today))
}

function count(where: string): number {
  return (
    mirror.db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM customer_list WHERE ${where}`).get()?.n ??
    0
  )
}

test('a collaborator of another name is sorted by it at every customer he follows', () => {
  const of = count('collaborator_id IS NOT NULL')
  expect(of).toBeGreaterThan(0)
  bring(linesOf(pages, 'collaborator'), { last_name: 'Zuccarelli' })
  expect(count("collaborator LIKE 'zuccarelli %'")).toBe(of)
  expect(faultsOfDerived(mirror.db)).toEqual([])
})

test('a product of another need area and branch changes areas and coverage of whoever holds it', () => {
  const before = count('areas = 1')
  bring(linesOf(pages, 'product'), { need_area: 'MOBILITA', main_branch: '10' })
  expect(count('areas = 1')).toBeGreaterThan(before)
  expect(faultsOfDerived(mirror.db)).toEqual([])
})

test('all customers of another name and place are found by both, in whatever order they come', () => {
  const customers = linesOf(pages, 'customer')
  bring(customers.toReversed(), { last_name: 'Quagliarella', municipality: 'Zumaglia' })
  expect(count("municipality = 'Zumaglia'")).toBe(customers.length)
  expect(faultsOfDerived(mirror.db)).toEqual([])
})
