import { afterAll, beforeAll, expect, test } from 'vitest'
import { countCustomers } from '../../db/features/customers/list-reader.ts'
import { readDraft } from '../../db/features/edits/drafts.ts'
import { find } from '../../electron/core/features/search/find.ts'
import type { Edit } from '../../shared/features/edits/contract.ts'
import { type Desk, startDesk } from './desk.ts'
import { bucketsHeld, differences, faultsOfDerived, mirrorRows, serverRows } from './desk-compare.ts'
import { headOf, newCustomer, type Office, openOffice, write } from './desk-office.ts'
import { createOf, noteFor, outbox, patchOf, shown, type, untilPushed } from './desk-typing.ts'

// Bad input by hand: what a desk refuses, keeps, shows and finds of what its user types, before and after head office has it.

const TODAY = '2026-11-22'
/** A little less than the megabyte that head office allows a row. */
const LARGE_NOTES = 1_000_000

let office: Office
let desk: Desk

beforeAll(async () => {
  office = await openOffice(6)
  desk = await startDesk({ headOfficeUrl: office.url, username: 'titolare' })
}, 60_000)
afterAll(async () => {
  await desk?.close()
  await office?.close()
})

const idsFound = (text: string) =>
  find(desk.reader, text, 50, TODAY)
    .people.map(({ id }) => id)
    .sort()
const listed = (text: string) =>
  countCustomers(desk.reader, { filters: [], text, sort: { by: 'name', descending: false } }, TODAY)
const person = (lastName: string) => createOf('customer', { kind: 'PF', lastName, firstName: 'Ugo' })

async function refusals(...edits: Edit[]): Promise<unknown> {
  const answer = await desk.session.writer?.call('applyEdits', { edits })
  return answer && 'refused' in answer ? answer.refused : null
}

async function proveEqual(): Promise<void> {
  await untilPushed(desk)
  await desk.untilAt(1, await headOf(office))
  const { rows } = await serverRows(office.pool, bucketsHeld(desk.reader))
  expect(differences(mirrorRows(desk.reader), rows)).toEqual([])
  expect(faultsOfDerived(desk.reader)).toEqual([])
}

test('fault 49: 10,000 signs, NUL and half a character are refused at their field, and nothing is queued', async () => {
  const customer = newCustomer()
  await desk.untilAt(1, await write(office, [customer]))
  const before = outbox(desk.reader).length
  for (const [lastName, code] of [
    ['x'.repeat(10_000), 'too_long'],
    ['a\0b', 'bad_text'],
    ['a\ud83d', 'bad_text'],
  ] as const) {
    const refused = JSON.stringify(
      await refusals(patchOf('customer', customer.id, { lastName: ['Rossi', lastName] })),
    )
    expect(refused).toContain(`"code":"${code}"`)
    expect(refused).toContain('"field":"lastName"')
    expect(JSON.stringify(await refusals(person(lastName)))).toContain(code)
    expect(JSON.stringify(await refusals(noteFor(customer, lastName)))).toContain(code)
  }
  expect(outbox(desk.reader)).toHaveLength(before)
  expect(shown(desk.reader, 'customer', customer.id, 'last_name')).toBe('Rossi')
})

test('fault 49: what only looks strange is kept as typed, at head office too, and both forms of an accent find both', async () => {
  const people = [
    'Nicolò Primo'.normalize('NFC'),
    'Nicolò Altro'.normalize('NFD'),
    'Destra\u202eartsinis',
    'Rio 😀',
  ].map(person)
  await type(desk, ...people)
  for (const synced of [false, true]) {
    if (synced) await proveEqual()
    for (const { id, fields } of people)
      expect(shown(desk.reader, 'customer', id, 'last_name')).toBe(fields.lastName?.to)
    const both = people.slice(0, 2).map(({ id }) => id)
    for (const text of ['Nicolò'.normalize('NFC'), 'Nicolò'.normalize('NFD'), 'nicolo'])
      expect(idsFound(text)).toEqual(both.sort())
    expect(idsFound('destraartsinis')).toEqual([people[2]?.id])
  }
  const { rows } = await office.pool.query('SELECT last_name FROM customer WHERE id = ANY ($1) ORDER BY id', [
    people.map(({ id }) => id),
  ])
  const typed = people.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(({ fields }) => fields.lastName?.to)
  expect(rows.map((row) => row.last_name)).toEqual(typed)
})

test('fault 49: a row of 5 MB is refused by head office whole; the largest that it takes arrives, and can be typed upon', async () => {
  const tooLarge = newCustomer({ notes: 'x'.repeat(5_000_000) })
  await expect(write(office, [tooLarge])).rejects.toThrow('a row of 50')
  const large = newCustomer({ notes: 'è'.repeat(LARGE_NOTES) })
  await desk.untilAt(1, await write(office, [large]))
  await type(desk, patchOf('customer', large.id, { mobile: [null, '+393331234567'] }))
  await proveEqual()
  expect(shown(desk.reader, 'customer', large.id, 'length(notes)')).toBe(LARGE_NOTES)
  expect(shown(desk.reader, 'customer', large.id, 'mobile')).toBe('+393331234567')
  expect(shown(desk.reader, 'customer', tooLarge.id, 'id')).toBeUndefined()
})

const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  "'; DROP TABLE customer; --",
  'NEAR(a b, 2)',
  'name: "x" OR y*',
  '{{constructor}}',
  '=HYPERLINK("http://a")',
  '%_\\',
]

test('faults 50, 51: markup, SQL and search operators that are typed are text: in the row, the history, the search, and at head office', async () => {
  const count = () => desk.reader.prepare('SELECT count(*) FROM customer').pluck().get()
  const before = Number(count())
  const people = HOSTILE.map((text) => person(`Zeta ${text}`))
  await type(desk, ...people)
  const first = people[0]?.id ?? ''
  const note = noteFor({ id: first }, HOSTILE.join(' '))
  await type(desk, note, patchOf('customer', first, { notes: [null, HOSTILE.join('\n')] }))
  for (const synced of [false, true]) {
    if (synced) await proveEqual()
    expect(count()).toBe(before + people.length)
    for (const [at, text] of HOSTILE.entries())
      expect(shown(desk.reader, 'customer', people[at]?.id ?? '', 'last_name')).toBe(`Zeta ${text}`)
    expect(idsFound('zeta')).toEqual(people.map(({ id }) => id).sort())
    expect(idsFound('zeta drop table')).toEqual([people[2]?.id])
    expect(idsFound('zeta <img src=x')).toEqual([first])
    expect(listed('zeta near(a')).toBe(1)
    for (const text of ['%', '_', '*', '"']) expect(idsFound(text), text).toEqual([])
    expect(shown(desk.reader, 'interaction', note.id, 'subject')).toBe(HOSTILE.join(' '))
    const history = desk.reader
      .prepare("SELECT new_value FROM change WHERE row_id = ? AND field = 'notes'")
      .pluck()
      .get(first)
    expect(history).toBe(JSON.stringify(HOSTILE.join('\n')))
  }
})

test('fault 52: __proto__ and its kin as a table, a field or the key of a draft: refused or plain text, and no prototype changes', async () => {
  const customer = newCustomer()
  await desk.untilAt(1, await write(office, [customer]))
  const before = outbox(desk.reader).length
  for (const name of ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty']) {
    const fields = JSON.parse(`{"${name}":{"from":null,"to":"x"}}`)
    expect(await refusals({ tbl: 'customer', id: customer.id, op: 'patch', fields }), name).not.toBeNull()
    expect(await refusals({ ...createOf('customer', {}), fields }), name).not.toBeNull()
    expect(await refusals({ tbl: name, id: customer.id, op: 'delete', fields: {} }), name).not.toBeNull()
    await desk.session.writer?.call('saveDraft', { key: name, value: name })
    expect(readDraft(desk.reader, name).value).toBe(name)
  }
  expect(outbox(desk.reader)).toHaveLength(before)
  expect(Object.keys(Object.prototype)).toEqual([])
  expect(({} as Record<string, unknown>).from).toBeUndefined()
})
