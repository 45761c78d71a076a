import { afterEach, beforeEach, expect, test } from 'vitest'
import { sizeOfList } from './customer-list-size.ts'
import { CustomerSummary } from './features/customers/summary.ts'
import { openTestMirror, type TestMirror } from './testing.ts'

const TODAY = '2026-11-22'
let mirror: TestMirror
let lists: CustomerSummary

beforeEach(() => {
  mirror = openTestMirror()
  lists = new CustomerSummary(mirror.db)
})
afterEach(() => mirror.dispose())

function add(...ids: string[]): void {
  for (const id of ids)
    mirror.db
      .prepare(
        `INSERT INTO customer (id, agency_id, portfolio, kind, last_name, member, updated_at, sync_bucket, sync_ver, sync_digest)
         VALUES (?, 1, 1, 'PERSONA_FISICA', 'Rossi', 0, '2026-11-22T10:00:00Z', 'p1', 1, x'00')`,
      )
      .run(id)
  lists.refresh(ids, TODAY)
}

function remove(id: string): void {
  mirror.db.prepare('DELETE FROM customer WHERE id = ?').run(id)
  lists.refresh([id], TODAY)
}

test('the size follows what comes, changes and goes, and what was never there', () => {
  expect(sizeOfList(mirror.db)).toBe(0)
  add('a', 'b', 'c')
  lists.refresh(['a', 'b', 'nobody'], TODAY)
  expect(sizeOfList(mirror.db)).toBe(3)
  remove('b')
  expect(sizeOfList(mirror.db)).toBe(2)
})

test('a mirror of an earlier version is counted, then kept', () => {
  add('a', 'b')
  mirror.db.exec("DELETE FROM meta WHERE key = 'customerListSize'")
  expect(sizeOfList(mirror.db)).toBe(2)
  add('c')
  expect(sizeOfList(mirror.db)).toBe(3)
  remove('a')
  expect(sizeOfList(mirror.db)).toBe(2)
})
