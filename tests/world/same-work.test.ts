import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { addTestAgency, addTestUser, openTestHeadOffice } from './head-office.ts'
import {
  call,
  enrol,
  firstSync,
  pull,
  snapshot,
  type TestDevice,
  type TypedMutation,
} from './head-office-client.ts'
import { contactFields } from './push-models.ts'
import { addCustomer, addInteraction, field, made, Pusher } from './pushing.ts'

// Fault 35: a foreign id takes as long as one that is not there. Time itself is not measured: the statements that head office sends to
// the database are the same, one by one.

let office: Awaited<ReturnType<typeof openTestHeadOffice>>
let sub: TestDevice
let statements: string[] = []

beforeAll(async () => {
  office = await openTestHeadOffice()
  const agency = await addTestAgency(office.pool, 1, 3)
  await addTestAgency(office.pool, 2, 2)
  await addTestUser(office.pool, {
    username: 'sub',
    role: 'SUBAGENTE',
    agencies: [1],
    collaboratorId: agency.collaboratorIds[1] ?? null,
  })
  sub = await enrol(office.url, 'sub')
  const { query } = pg.Client.prototype
  vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...args: unknown[]) {
    const [asked] = args as [string | { name?: string; text?: string }]
    statements.push(typeof asked === 'string' ? asked : (asked.name ?? asked.text ?? ''))
    return (query as (...all: unknown[]) => unknown).apply(this, args)
  } as typeof query)
})
afterAll(async () => {
  vi.restoreAllMocks()
  await office?.close()
})
afterEach(() => {
  statements = []
})

/** The statements that a call leads to, after one of its kind: what is asked once and kept does not count. */
async function statementsOf(ask: () => Promise<unknown>): Promise<string[]> {
  await ask()
  statements = []
  await ask()
  const asked = statements
  statements = []
  return asked
}

describe('fault 35: head office does the same work for what is another’s and for what is not there', () => {
  const kinds: [string, (id: string, own: string) => TypedMutation][] = [
    [
      'a patch of a customer',
      (id) => ({ tbl: 'customer', id, op: 'patch', fields: field('notes', null, 'x') }),
    ],
    [
      'a patch of a contact',
      (id) => ({ tbl: 'interaction', id, op: 'patch', fields: field('note', null, 'x') }),
    ],
    ['the deletion of a customer', (id) => ({ tbl: 'customer', id, op: 'delete' })],
    ['the deletion of a contact', (id) => ({ tbl: 'interaction', id, op: 'delete' })],
    [
      'a contact under a customer',
      (id) => ({ tbl: 'interaction', id: randomUUID(), op: 'create', fields: contactFields(id) }),
    ],
    [
      'a relation to a customer',
      (id, own) => ({
        tbl: 'relation',
        id: randomUUID(),
        op: 'create',
        fields: made({ customerId: own, otherCustomerId: id, kind: 'FRATELLO' }),
      }),
    ],
    [
      'the answer to a question',
      (id) => ({ tbl: 'conflict', id, op: 'command', fields: field('notes', null, 'mine') }),
    ],
  ]

  test.each(kinds)('%s', async (_, typed) => {
    const own = await addCustomer(office.pool, 2)
    const foreign = await addCustomer(office.pool, 3)
    const contact = await addInteraction(office.pool, foreign)
    const desk = new Pusher(await enrol(office.url, 'sub'))
    const tbl = typed(foreign.id, own.id).tbl
    const isPatched = typed(foreign.id, own.id).id === foreign.id
    const foreignId = tbl === 'interaction' && isPatched ? contact.id : foreign.id
    const theirs = await statementsOf(() => desk.push(typed(foreignId, own.id)))
    const nobodys = await statementsOf(() => desk.push(typed(randomUUID(), own.id)))
    expect(theirs.length).toBeGreaterThan(3)
    expect(theirs).toEqual(nobodys)
  })

  test('a bucket, a feed, a range, a file', async () => {
    const own = await firstSync(sub, 1)
    const hash = 'a'.repeat(64)
    const range = {
      tbl: 'customer',
      from: '',
      to: null,
      count: 0,
      versions: '0'.repeat(32),
      contents: '0'.repeat(32),
    }
    const asks: ((one: number) => Promise<unknown>)[] = [
      (one) => snapshot(sub, `p:1.${one === 2 ? 3 : 77}`, 'customer'),
      (one) => pull(sub, { ...own.request(), feed: one }),
      (one) =>
        call(office.url, 'POST', '/v1/audit', {
          token: sub.accessToken,
          body: { bucket: `p:1.${one === 2 ? 3 : 77}`, ranges: [range] },
        }),
      (one) => call(office.url, 'GET', `/v1/blob/${hash}?agency=${one}`, { token: sub.accessToken }),
    ]
    for (const ask of asks) {
      const theirs = await statementsOf(() => ask(2))
      expect(theirs.length).toBeGreaterThan(0)
      expect(await statementsOf(() => ask(999))).toEqual(theirs)
    }
  })
})
