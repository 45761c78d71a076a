// What lists show of customers after a checkpoint changed something that many of them share, or very many of them at once,
// against the same derived anew from all rows.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadPages } from '../../bench/lib/load.ts'
import { makePages, type TablePages } from '../../bench/lib/pages.ts'
import { listedRows } from '../../db/features/customers/testing.ts'
import { createAllIndexes } from '../../db/indexes.ts'
import { readMeta } from '../../db/meta.ts'
import { migrate, readMigrations } from '../../db/migrate.ts'
import { Applier } from '../../db/sync/apply.ts'
import { migrationsFolder, openTestMirror, type TestMirror } from '../../db/testing.ts'
import { WriteGate } from '../../db/write.ts'
import { parseLine } from '../../electron/core/sync/page-reader.ts'
import type { CustomerRow } from '../../shared/features/customers/contract.ts'
import { type CoverageState, coverageState } from '../../shared/lib/codes.ts'
import { addDays, dayInRome } from '../../shared/lib/dates.ts'
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
function bring(lines: readonly Line[], values: Record<string, string | boolean | null>): void {
  const acts = lines.map(({ b, tbl, row }) => {
    const columns = findTable(tbl)?.columns.map(({ sql }) => sql) ?? []
    const changed = row.map((value, at) => {
      const given = values[columns[at] ?? '']
      return given === undefined ? value : given
    })
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

/** Contracts of every kind: suspended ones, ones that nothing renews, and later premiums that nobody paid for a year. */
function bringEndings(): void {
  const policies = linesOf(pages, 'policy')
  bring(policies.slice(0, 150), { state: 'SOSPESA' })
  bring(policies.slice(150, 400), {
    state: 'IN_VIGORE',
    tacit_renewal: false,
    expires_on: addDays(today, -20),
  })
  bring(policies.slice(400, 650), { state: 'IN_VIGORE', tacit_renewal: false, expires_on: addDays(today, 9) })
  const titles = linesOf(pages, 'title')
  const first = titles.filter(({ row }) => row.includes('PRIMA_RATA'))
  bring(first.slice(0, 500), { state: 'EMESSO', collected_on: null, due_on: addDays(today, -40) })
  const later = titles.filter(({ row }) => row.includes('QUIETANZA_RINNOVO'))
  bring(later.slice(0, 1500), { state: 'EMESSO', collected_on: null, due_on: addDays(today, -100) })
  bring(later.slice(1500, 3000), { state: 'EMESSO', collected_on: null, due_on: addDays(today, -12) })
}

/** The state a row is told to be in, by the words of its term. */
function toldState({ term, status, policies }: CustomerRow): readonly CoverageState[] {
  const former: readonly CoverageState[] = status === 'EX_CLIENTE' ? ['CESSATA'] : []
  switch (term.kind) {
    case 'ended':
      return ['CESSATA']
    case 'out':
      return ['FUORI_COPERTURA']
    case 'never-covered':
    case 'suspended':
      return ['NON_ATTIVA']
    case 'grace':
      return ['IN_COMPORTO', 'ESTESA_15GG']
    case 'expires':
    case 'due':
    case 'none':
      return policies > 0 ? ['COPERTA'] : former
  }
}

test('a filter by coverage finds those whose term says so, and nobody else', () => {
  bringEndings()
  const rowsOf = (coverage: readonly CoverageState[]) => listedRows(mirror.db, today, coverage)
  const everybody = rowsOf([])
  const kinds = new Set(everybody.map(({ term }) => term.kind))
  expect([...kinds].sort()).toEqual([
    'due',
    'ended',
    'expires',
    'grace',
    'never-covered',
    'none',
    'out',
    'suspended',
  ])
  for (const state of coverageState.options) {
    const isTold = (row: CustomerRow) => toldState(row).includes(state)
    const found = rowsOf([state])
    expect(
      found.filter((row) => !isTold(row)),
      state,
    ).toEqual([])
    if (state === 'IN_COMPORTO' || state === 'ESTESA_15GG') continue
    expect(found.length, state).toBe(everybody.filter(isTold).length)
  }
  expect(rowsOf(['IN_COMPORTO', 'ESTESA_15GG']).length).toBe(
    everybody.filter(({ term }) => term.kind === 'grace').length,
  )
})

test('a contract that ends while the desk lies still is over on the day it does, and another policy leads', () => {
  bringEndings()
  const applier = new Applier(mirror.db)
  for (const [from, to] of [
    [0, 1],
    [1, 15],
    [15, 200],
  ] as const) {
    const later = addDays(today, to)
    applier.summary.dayChanged(addDays(today, from), later)
    // At noon: an hour before midnight in winter is another day in summer.
    expect(faultsOfDerived(mirror.db, Date.parse(`${later}T12:00:00Z`))).toEqual([])
  }
})

test('a mirror of the version before learns at its first start which contracts are over', () => {
  bringEndings()
  const all = readMigrations(migrationsFolder)
  mirror.db.exec(`
    DROP INDEX customer_list_filter;
    UPDATE customer_list SET lead_grace_from = NULL, lead_grace_to = NULL, lead_grace_kind = NULL WHERE lead_grace_kind = 'SUSPENDED';
    ALTER TABLE customer_list DROP COLUMN lead_ended_from;
    ALTER TABLE customer_list DROP COLUMN changes_on;
    DELETE FROM migration WHERE number >= 6;
    INSERT INTO meta (key, value) VALUES ('derivedOn', '${today}')
      ON CONFLICT (key) DO UPDATE SET value = excluded.value`)
  expect(migrate(mirror.db, all)).toContain(6)
  const from = readMeta(mirror.db, 'derivedOn')
  if (from === null) throw new Error('the day of the derived rows is kept')
  new Applier(mirror.db).summary.dayChanged(from, today)
  createAllIndexes(mirror.db)
  expect(count(`lead_ended_from <= '${today}'`)).toBeGreaterThan(0)
  expect(faultsOfDerived(mirror.db)).toEqual([])
})
