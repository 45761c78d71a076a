import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { writeMeta } from '../../meta.ts'
import { openTestMirror, type TestMirror } from '../../testing.ts'
import { WriteGate } from '../../write.ts'
import { NameIndex } from './name-index.ts'

const NAMES = 400
let mirror: TestMirror
let gate: WriteGate
let index: NameIndex

beforeEach(() => {
  mirror = openTestMirror()
  gate = new WriteGate(mirror.db, () => {})
  index = new NameIndex(mirror.db)
  gate.run((tx) => {
    writeMeta(tx, 'customerListSize', String(NAMES))
    index.write(
      rows(NAMES).map((n) => ({ n, isIndexed: false, now: { name: oldName(n), municipality: 'Ivrea' } })),
    )
  })
})
afterEach(() => mirror.dispose())

const rows = (many: number) => Array.from({ length: many }, (_, at) => at + 1)
// Each begins with letters of its own: the index writes only what differs from the word before.
const letters = (n: number) => n.toString(36).padStart(3, '0')
const oldName = (n: number) => `${letters(n)}zanzottobefore Anna`
const newName = (n: number) => `${letters(n)}qualenafter Anna`

function matches(text: string): number[] {
  return mirror.db
    .prepare<[string], { n: number }>(
      'SELECT rowid AS n FROM customer_search WHERE customer_search MATCH ? ORDER BY rowid',
    )
    .all(text)
    .map(({ n }) => n)
}

/** Pages of the index and of its texts in which these letters stand. */
function pagesWith(text: string): number {
  const count = (sql: string) => mirror.db.prepare<[string], { n: number }>(sql).get(text)?.n ?? 0
  return (
    count('SELECT count(*) AS n FROM customer_search_data WHERE instr(block, CAST(? AS BLOB)) > 0') +
    count('SELECT count(*) AS n FROM customer_search_content WHERE instr(c0, ?) > 0')
  )
}

const changeOf = (n: number) => ({ n, isIndexed: true, now: { name: newName(n), municipality: 'Ivrea' } })

describe.each([
  ['a few names, taken out one by one', 99],
  ['so many that the index is written anew', 250],
])('%s', (_what, many) => {
  test('are found by the new name alone, and the old one stands nowhere', () => {
    const changed = rows(NAMES).slice(-many).reverse()
    expect(pagesWith('zanzottobefore')).toBeGreaterThan(0)
    gate.run(() => index.write(changed.map(changeOf)))
    expect(matches('anna').length).toBe(NAMES)
    expect(matches(`${letters(NAMES)}zan*`)).toEqual([])
    expect(matches(`${letters(NAMES)}qua*`)).toEqual([NAMES])
    expect(matches(`${letters(1)}zan*`)).toEqual([1])
    for (const n of changed) expect(pagesWith(`${letters(n)}zanzotto`), oldName(n)).toBe(0)
    // One by one, which is still done as before.
    for (const n of rows(NAMES - many)) gate.run(() => index.write([changeOf(n)]))
    expect(pagesWith('zanzotto')).toBe(0)
  })

  test('leave with their rows', () => {
    const gone = rows(NAMES).slice(-many)
    gate.run(() => index.write(gone.map((n) => ({ n, isIndexed: true, now: null }))))
    expect(matches('anna')).toEqual(rows(NAMES - many))
    for (const n of gone) expect(pagesWith(`${letters(n)}zanzotto`), oldName(n)).toBe(0)
  })

  test('stay when their transaction fails, and the next name is taken out as before', () => {
    const work = () =>
      gate.run(() => {
        index.write(rows(many).map(changeOf))
        throw new Error('the disk is full')
      })
    expect(work).toThrow('the disk is full')
    expect(matches(`${letters(1)}zan*`)).toEqual([1])
    gate.run(() => index.write([changeOf(1)]))
    expect(matches(`${letters(1)}zan*`)).toEqual([])
    expect(pagesWith(`${letters(1)}zanzotto`)).toBe(0)
  })
})

test('a row that takes the number of one that left is found', () => {
  gate.run(() =>
    index.write([
      { n: NAMES, isIndexed: true, now: null },
      { n: NAMES, isIndexed: false, now: { name: 'Nuova Bianca', municipality: null } },
    ]),
  )
  expect(matches('bianca')).toEqual([NAMES])
  expect(matches('ivrea').length).toBe(NAMES - 1)
})

test('the parts that a load leaves become one, with all that stood in them', () => {
  const parts = () =>
    mirror.db
      .prepare<[], { many: number }>('SELECT count(DISTINCT segid) AS many FROM customer_search_idx')
      .get()?.many
  for (const n of rows(3).map((at) => NAMES + at))
    gate.run(() => index.write([{ n, isIndexed: false, now: { name: oldName(n), municipality: null } }]))
  expect(parts()).toBeGreaterThan(1)
  gate.run(() => index.gather())
  expect(parts()).toBe(1)
  expect(matches('anna')).toEqual(rows(NAMES + 3))
})

test('control: without either way a name that was taken out stays in the file', () => {
  mirror.db.exec("INSERT INTO customer_search (customer_search, rank) VALUES ('secure-delete', 0)")
  gate.run(() => index.write([changeOf(1)]))
  expect(pagesWith('zanzottobefore')).toBeGreaterThan(0)
  expect(pagesWith(`${letters(1)}zanzotto`)).toBeGreaterThan(0)
})
