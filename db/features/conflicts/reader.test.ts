import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Uuid } from '../../../shared/lib/ids.ts'
import { queries } from '../../drizzle.ts'
import { createIndexes } from '../../indexes.ts'
import { openTestMirror, type TestMirror } from '../../testing.ts'
import { change } from '../history/schema.ts'
import { openConflicts, readOpenConflicts } from './reader.ts'
import { conflict } from './schema.ts'

const idOf = (n: number): Uuid => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const [customer, other, household, contact] = [idOf(1), idOf(2), idOf(3), idOf(4)]
const [giorgio, namesake] = [idOf(11), idOf(12)]
const at = '2026-03-01T10:00:00.000Z'
const sync = { syncBucket: 'p:1.2', syncVer: 1, syncDigest: Buffer.alloc(16) }

let mirror: TestMirror
beforeEach(() => {
  mirror = openTestMirror()
  for (const table of ['change', 'conflict']) createIndexes(mirror.db, table)
})
afterEach(() => mirror.dispose())

function ask(tbl: string, rowId: string, customerId: string | null, theirsAt: string | null = at): void {
  queries(mirror.db)
    .insert(conflict)
    .values({
      ...{ id: idOf(100), agencyId: 1, portfolio: 2, kind: 'FIELDS', label: 'Cerutti Davide' },
      ...{ tbl, rowId, customerId, mine: '{}', theirs: '{}', before: '{}' },
      ...{ mineById: null, mineBy: 'Rinaldi Marta', mineAt: at, theirsBy: 'Bertone Giorgio', theirsAt },
      ...{ mutationId: idOf(101), openedAt: at, closedAt: null, closedBy: null, choice: null, ...sync },
    })
    .run()
}

let lines = 200
function wrote(actorId: string, tbl: string, rowId: string, customerId: string | null, when = at): void {
  queries(mirror.db)
    .insert(change)
    .values({
      ...{
        id: idOf(lines++),
        agencyId: 1,
        portfolio: 2,
        customerId,
        tbl,
        rowId,
        kind: 'PATCH',
        field: 'iban',
      },
      ...{ oldValue: null, newValue: null, actorId, actorName: 'Bertone Giorgio', deviceId: null },
      ...{ at: when, source: 'DESK', mutationId: null, ...sync },
    })
    .run()
}

const found = () => readOpenConflicts(mirror.db, null).map(({ conflict: one }) => one.theirsById)

test('who wrote the other side is told from the lines of that record, not from one of the same name and moment elsewhere', () => {
  ask('customer', customer, customer)
  wrote(namesake, 'customer', other, other)
  wrote(namesake, 'customer', customer, customer, '2026-03-01T10:00:01.000Z')
  expect(found()).toEqual([null])
  wrote(giorgio, 'customer', customer, customer)
  expect(found()).toEqual([giorgio])
})

test('a deleted card of which something was edited: the line is that of what stood on it', () => {
  ask('customer', customer, customer)
  wrote(giorgio, 'interaction', contact, customer)
  expect(found()).toEqual([giorgio])
})

test('what is on nobody’s card is found by the row itself; without a moment nobody is', () => {
  ask('household', household, null)
  wrote(namesake, 'household', idOf(5), null)
  expect(found()).toEqual([null])
  wrote(giorgio, 'household', household, null)
  expect(found()).toEqual([giorgio])
  queries(mirror.db).update(conflict).set({ theirsAt: null }).run()
  expect(found()).toEqual([null])
})

test('the lines come from indexes, whatever the size of the history', () => {
  const { sql, params } = openConflicts(mirror.db, null).toSQL()
  const plan = mirror.db
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...params)
    .map(({ detail }) => detail)
    .filter((detail) => /\bline\b/.test(detail))
  expect(plan).toEqual([
    expect.stringMatching(/^SEARCH line USING INDEX change_customer \(customer_id=\? AND at=\?\)/),
    expect.stringMatching(/^SEARCH line USING INDEX change_row \(tbl=\? AND row_id=\?\)/),
  ])
})
