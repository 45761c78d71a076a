import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { countCustomers, readCustomerPage } from '../../db/features/customers/list-reader.ts'
import { Applier } from '../../db/sync/apply.ts'
import { openTestMirror } from '../../db/testing.ts'
import { WriteGate } from '../../db/write.ts'
import { find } from '../../electron/core/features/search/find.ts'
import { TornPage } from '../../electron/core/net/failures.ts'
import { checkColumns, parseLine, provePage } from '../../electron/core/sync/page-reader.ts'
import { customerTables } from '../../shared/features/customers/api.ts'
import { encodeRow } from '../../shared/sync/table.ts'
import { type Desk, startDesk } from './desk.ts'
import { faultsOfDerived } from './desk-compare.ts'
import { headOf, newCustomer, type Office, openOffice, write } from './desk-office.ts'

const TODAY = '2026-11-21'
const [customerTable] = customerTables

let office: Office
let desk: Desk

beforeAll(async () => {
  office = await openOffice(30)
  desk = await startDesk({ headOfficeUrl: office.url, username: 'titolare' })
}, 60_000)
afterAll(async () => {
  await desk?.close()
  await office?.close()
})

const idsFound = (text: string) => find(desk.reader, text, 50, TODAY).people.map(({ id }) => id)
const listed = (text: string) =>
  readCustomerPage(
    desk.reader,
    { filters: [], text, sort: { by: 'name', descending: false } },
    { offset: 0, limit: 200 },
    TODAY,
  ).map(({ id }) => id)

test('fault 49: a name of 10,000 signs, right-to-left marks, lone surrogates, composed and decomposed: whole, and found', async () => {
  const long = newCustomer({ lastName: `Lunghissimo ${'ab'.repeat(5000)}` })
  const rtl = newCustomer({ lastName: 'Destra\u202eartsinis', firstName: 'דוד' })
  const composed = newCustomer({ lastName: 'Nicolò Composto'.normalize('NFC') })
  const decomposed = newCustomer({ lastName: 'Nicolò Scomposto'.normalize('NFD') })
  const emoji = newCustomer({ lastName: 'Sorriso 😀 Ümlaut' })
  await desk.untilAt(1, await write(office, [long, rtl, composed, decomposed, emoji]))
  const nameOf = desk.reader.prepare('SELECT last_name FROM customer WHERE id = ?').pluck()
  for (const { id, lastName } of [long, rtl, composed, decomposed, emoji])
    expect(nameOf.get(id)).toBe(lastName)
  for (const text of ['Nicolò'.normalize('NFC'), 'Nicolò'.normalize('NFD'), 'nicolo'])
    expect(idsFound(text).sort()).toEqual([composed.id, decomposed.id].sort())
  expect(idsFound('lunghissimo')).toEqual([long.id])
  expect(idsFound('דוד')).toEqual([rtl.id])
  expect(idsFound('destraartsinis')).toEqual([rtl.id])
  expect(faultsOfDerived(desk.reader)).toEqual([])
})

test('fault 49: NUL and a lone surrogate, should they arrive: stored, found by what is beside them, and no harm', async () => {
  const mirror = openTestMirror()
  const models = [
    newCustomer({ lastName: 'Prima\u0000Dopo' }),
    newCustomer({ lastName: 'Solo\ud800Surrogato' }),
  ]
  const lines = models.map(
    (model) =>
      `{"t":"put","b":"p:1.2","tbl":"customer","ver":1,"row":${JSON.stringify(encodeRow(customerTable, model))}}`,
  )
  const gate = new WriteGate(mirror.db, () => {})
  gate.run((tx) => new Applier(mirror.db).apply(tx, lines.map(parseLine), TODAY))
  expect(find(mirror.db, 'dopo', 5, TODAY).people).toHaveLength(1)
  expect(find(mirror.db, 'surrogato', 5, TODAY).people).toHaveLength(1)
  mirror.dispose()
  // Head office refuses NUL on the way in, and its feed goes on.
  await expect(write(office, [newCustomer({ lastName: 'Nul\u0000o' })])).rejects.toThrow()
  await desk.untilAt(1, await write(office, [newCustomer({ lastName: 'Dopolinul' })]))
  expect(idsFound('dopolinul')).toHaveLength(1)
})

const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  "'; DROP TABLE customer; --",
  '%',
  '_',
  '%%%',
  '"',
  '""',
  "'",
  '\\',
  '*',
  'a*',
  '^',
  '-',
  '+',
  ':',
  '(',
  ')',
  ')))',
  '{',
  '}',
  'NEAR(',
  'NEAR(a b, 2)',
  'a AND',
  'OR',
  'NOT',
  'a NOT b',
  'name:',
  'name : x',
  'rowid',
  '{name place}: a',
  'AND OR NOT NEAR',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202e',
  '🙂',
  'x'.repeat(100_000),
  '('.repeat(1000),
  '"a" OR "b"',
  '__proto__',
  'constructor',
  'toString',
  '1e308',
  '-1',
  '+39',
  '@',
  '@@',
  ' ',
  '\t\n',
  '../../etc/passwd',
  '\u{10ffff}',
]

test('faults 50, 51: HTML, SQL and search operators are text: stored as they are, no error, nothing changed', async () => {
  const marked = newCustomer({
    lastName: '<b>Bianchi</b> <img src=x onerror=alert(1)>',
    firstName: "'; DROP TABLE customer; --",
    notes: '<script>alert(1)</script>',
  })
  await desk.untilAt(1, await write(office, [marked]))
  const stored = desk.reader
    .prepare('SELECT last_name, first_name, notes FROM customer WHERE id = ?')
    .get(marked.id)
  expect(stored).toEqual({ last_name: marked.lastName, first_name: marked.firstName, notes: marked.notes })
  const count = () => desk.reader.prepare('SELECT count(*) FROM customer').pluck().get()
  const before = count()
  for (const text of HOSTILE) {
    expect(() => idsFound(text), text.slice(0, 40)).not.toThrow()
    expect(() => listed(text), text.slice(0, 40)).not.toThrow()
    const filters = [{ field: 'municipality', any: [text] }] as const
    expect(
      countCustomers(
        desk.reader,
        { filters: [{ ...filters[0], any: [text] }], text: '', sort: { by: 'name', descending: false } },
        TODAY,
      ),
    ).toBe(0)
  }
  expect(count()).toBe(before)
  // Literal: the words are found, and a wildcard is none.
  expect(idsFound('<img src=x onerror=alert(1)>')).toEqual([marked.id])
  expect(idsFound("'; DROP TABLE customer; --")).toEqual([marked.id])
  expect(listed('drop table')).toEqual([marked.id])
  for (const text of ['%', '_', '*', '"', 'NEAR(']) expect(idsFound(text).length, text).toBe(0)
})

test('fault 52: __proto__ and its kin as a table, a column, a bucket or a field are refused, and no prototype changes', async () => {
  const row = JSON.stringify(encodeRow(customerTable, newCustomer()))
  for (const line of [
    `{"t":"put","b":"p:1.2","tbl":"__proto__","ver":1,"row":${row}}`,
    `{"t":"put","b":"__proto__","tbl":"customer","ver":1,"row":${row}}`,
    `{"t":"put","b":"p:1.2","tbl":"constructor","ver":1,"row":${row}}`,
    '{"t":"drop_bucket","b":"__proto__"}',
    '{"t":"del","b":"p:1.2","tbl":"customer","id":{"__proto__":1},"ver":1}',
    '{"t":"exit","b":"p:1.2","tbl":"customer","id":"a","ver":"1"}',
    '{"__proto__":{"t":"put"}}',
    '{"t":"__proto__","b":"p:1.2"}',
    'null',
    '[]',
    '"put"',
    '{',
  ])
    expect(() => parseLine(line), line).toThrow(TornPage)
  const header = {
    t: 'h',
    feed: 1,
    epoch: '018f2a52-0000-7000-8000-000000000000',
    from: 1,
    to: 2,
    mark: 'm',
    bucket_set_id: 1,
    schema: 1,
    ack_seq: 0,
  }
  for (const columns of ['{"__proto__":["id"]}', '{"customer":["__proto__"]}', '{"constructor":[]}']) {
    const text = `${JSON.stringify(header).slice(0, -1)},"columns":${columns}}\n`
    const sha256 = createHash('sha256').update(text).digest('hex')
    const whole = Buffer.from(`${text}{"t":"e","n":0,"sha256":"${sha256}","complete":true}\n`)
    const read = () => checkColumns(provePage(whole).header)
    // Either refused, or nothing came of it.
    try {
      read()
    } catch (error) {
      expect(error).toBeInstanceOf(TornPage)
    }
  }
  const clean = Object.create(null) as Record<string, unknown>
  expect(Object.keys(Object.prototype)).toEqual(Object.keys(clean))
  expect(({} as Record<string, unknown>).id).toBeUndefined()
  expect(await headOf(office)).toBeGreaterThan(0)
})
