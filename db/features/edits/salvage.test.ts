import { afterEach, beforeEach, expect, test } from 'vitest'
import { readDraft, writeDraft } from './drafts.ts'
import { lastSeq } from './outbox.ts'
import { readSalvage, takeSalvaged } from './salvage.ts'
import { AT, customerOf, type EditsMirror, openEditsMirror } from './testing.ts'

const customer = customerOf(0x11)
let old: EditsMirror
let fresh: EditsMirror
beforeEach(() => {
  old = openEditsMirror()
  fresh = openEditsMirror()
  for (const mirror of [old, fresh])
    mirror.checkpoint([{ tbl: 'customer', model: customer, ver: 3 }], { ackSeq: 0 })
})
afterEach(() => {
  old.dispose()
  fresh.dispose()
})

function patch(field: string, to: string): string {
  const edit = {
    tbl: 'customer',
    id: customer.id,
    op: 'patch',
    fields: { [field]: { from: null, to } },
  } as const
  return old.type(edit)[0] ?? ''
}

test('fault 42: the queue comes over in its order, numbered anew behind what is queued here; what was answered stays', () => {
  const applied = patch('mobile', '+393471112233')
  const waiting = [patch('email', 'a@b.example'), patch('notes', 'uno')]
  old.answer(applied, { result: 'applied' })
  fresh.type({
    tbl: 'customer',
    id: customer.id,
    op: 'patch',
    fields: { phone: { from: null, to: '+39011123456' } },
  })
  const found = readSalvage(old.db)
  expect(found).toMatchObject({ whole: true, lines: waiting.map((id) => ({ id })) })
  fresh.run((tx) => takeSalvaged(tx, found))
  expect(
    fresh
      .lines()
      .map(({ id, seq, state }) => [id, seq, state])
      .slice(1),
  ).toEqual(waiting.map((id, at) => [id, at + 2, 'queued']))
  expect(lastSeq(fresh.db, 1)).toBe(3)
})

test('fault 42: a refused edit that nobody has put away stays in the inbox, below every number in use', () => {
  const refused = patch('email', 'a@b.example')
  old.answer(refused, { result: 'rejected', code: 'invalid_value' })
  const found = readSalvage(old.db)
  expect(found.lines).toMatchObject([{ id: refused }])
  fresh.run((tx) => takeSalvaged(tx, found))
  expect(fresh.lines()).toMatchObject([
    { id: refused, seq: -1, dismissed: false, outcome: { result: 'rejected' } },
  ])
  expect(lastSeq(fresh.db, 1)).toBe(0)
})

test('fault 42: taken over twice, as after a kill in between, it is there once', () => {
  patch('email', 'a@b.example')
  old.run((tx) => writeDraft(tx, { key: 'note:1', value: 'A meta' }, AT))
  const found = readSalvage(old.db)
  for (let time = 0; time < 2; time++) fresh.run((tx) => takeSalvaged(tx, found))
  expect(fresh.lines()).toHaveLength(1)
  expect(readDraft(fresh.db, 'note:1')).toEqual({ value: 'A meta', savedAt: AT })
})

test('fault 42: what was given up comes over into the inbox too', () => {
  const givenUp = patch('email', 'a@b.example')
  old.answer(givenUp, { result: 'voided' })
  fresh.run((tx) => takeSalvaged(tx, readSalvage(old.db)))
  expect(fresh.lines()).toMatchObject([{ id: givenUp, state: 'given-up', dismissed: false }])
})

test('fault 42: taken over days later, a text that was begun anew here stays; what is not here comes', () => {
  old.run((tx) => {
    writeDraft(tx, { key: 'customer:a', value: 'before' }, '2026-11-20T08:00:00.000Z')
    writeDraft(tx, { key: 'customer:b', value: 'before too' }, '2026-11-20T08:00:00.000Z')
  })
  fresh.run((tx) => writeDraft(tx, { key: 'customer:a', value: 'since' }, '2026-11-23T08:00:00.000Z'))
  fresh.run((tx) => takeSalvaged(tx, readSalvage(old.db)))
  expect(readDraft(fresh.db, 'customer:a').value).toBe('since')
  expect(readDraft(fresh.db, 'customer:b').value).toBe('before too')
})
