import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Change } from '../../../shared/features/history/model.ts'
import { queries } from '../../drizzle.ts'
import { createIndexes } from '../../indexes.ts'
import { writeMeta } from '../../meta.ts'
import { openTestMirror, type TestMirror } from '../../testing.ts'
import { WriteGate } from '../../write.ts'
import { readHistory } from './reader.ts'
import { change } from './schema.ts'

const here = '00000000-0000-4000-8000-00000000000d'
const elsewhere = '00000000-0000-4000-8000-00000000000e'
const customerId = '00000000-0000-4000-8000-000000000001'
const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

let mirror: TestMirror

beforeEach(() => {
  mirror = openTestMirror()
  createIndexes(mirror.db, 'change')
  new WriteGate(mirror.db, () => {}).run((tx) => writeMeta(tx, 'deviceId', here))
})
afterEach(() => mirror.dispose())

function addLine(n: number, more: Partial<Change> = {}, ver = n): void {
  queries(mirror.db)
    .insert(change)
    .values({
      id: idOf(n),
      agencyId: 1,
      portfolio: 2,
      customerId,
      tbl: 'customer',
      rowId: customerId,
      kind: 'PATCH',
      field: 'email',
      oldValue: null,
      newValue: JSON.stringify(`mail${n}@example.it`),
      actorId: null,
      actorName: 'Marta Rinaldi',
      deviceId: elsewhere,
      at: `2026-03-01T10:00:${String(n).padStart(2, '0')}.000Z`,
      source: 'DESK',
      mutationId: null,
      ...more,
      syncBucket: 'p:2',
      syncVer: ver,
      syncDigest: Buffer.alloc(16),
    })
    .run()
}

const all = { customerId, tables: [], offset: 0, limit: 50 }
const idsOf = (rows: readonly { change: Change }[]) => rows.map((row) => row.change.id)

test('newest first, of this card alone, without the row itself being here', () => {
  addLine(1)
  addLine(3)
  addLine(2)
  addLine(4, { customerId: idOf(99) })
  const { rows, total } = readHistory(mirror.db, all)
  expect(idsOf(rows)).toEqual([idOf(3), idOf(2), idOf(1)])
  expect(total).toBe(3)
})

test('a line says whether head office has it and whether it was made here', () => {
  addLine(1, { deviceId: here }, 0)
  addLine(2)
  addLine(3, { deviceId: null, source: 'HEAD_OFFICE' })
  expect(readHistory(mirror.db, all).rows.map((row) => [row.pending, row.thisDevice])).toEqual([
    [false, false],
    [false, false],
    [true, true],
  ])
})

test('narrowed by table, in windows that neither repeat nor skip a line of one instant', () => {
  const at = '2026-03-01T10:00:00.000Z'
  for (let n = 1; n <= 6; n++) addLine(n, { at, tbl: n % 2 ? 'customer' : 'consent' })
  expect(readHistory(mirror.db, { ...all, tables: ['consent'] })).toMatchObject({ total: 3 })
  const windows = [0, 2, 4].flatMap((offset) =>
    idsOf(readHistory(mirror.db, { ...all, offset, limit: 2 }).rows),
  )
  expect(windows).toEqual([6, 5, 4, 3, 2, 1].map(idOf))
})

test('the lines and their count come from the index, whatever the size of the table', () => {
  const plan = (sql: string) =>
    mirror.db
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map((step) => step.detail)
      .join('; ')
  const where = `FROM change WHERE customer_id = 'x' AND tbl IN ('customer', 'consent')`
  const lines = plan(`SELECT * ${where} ORDER BY at DESC, id DESC LIMIT 50`)
  expect(lines).toContain('USING INDEX change_customer')
  expect(lines).not.toContain('TEMP B-TREE')
  expect(plan(`SELECT count(*) ${where}`)).toContain('USING COVERING INDEX change_customer')
})
