import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addTestAgency, addTestUser, openTestHeadOffice } from './head-office.ts'
import {
  call,
  enrol,
  firstSync,
  json,
  mutationOf,
  pull,
  push,
  refusalOf,
  signIn,
} from './head-office-client.ts'
import { parsePage } from './head-office-reader.ts'
import { addCustomer, fedRow, fedRows, field, made, Pusher } from './pushing.ts'

let office: Awaited<ReturnType<typeof openTestHeadOffice>>
let desk: Pusher

beforeAll(async () => {
  office = await openTestHeadOffice()
  await addTestAgency(office.pool, 1, 2)
  await addTestAgency(office.pool, 2, 1)
  await addTestUser(office.pool, { username: 'marta', role: 'IMPIEGATO_BACK', agencies: [1] })
})
afterAll(() => office.close())
beforeEach(async () => {
  desk = await Pusher.enrol(office.url, 'marta')
})

describe('one mutation', () => {
  test('a patch, a new row and a deletion are applied, and the feed carries them', async () => {
    const customer = await addCustomer(office.pool)
    const id = randomUUID()
    const gone = await addCustomer(office.pool)
    const outcomes = await desk.push(
      {
        tbl: 'customer',
        id: customer.id,
        op: 'patch',
        fields: field('iban', null, 'IT60X0542811101000000123456'),
      },
      {
        tbl: 'customer',
        id,
        op: 'create',
        fields: made({ kind: 'PF', lastName: 'Nuova', firstName: 'Anna' }),
      },
      { tbl: 'customer', id: gone.id, op: 'delete', base_ver: 99 },
    )
    expect(outcomes).toEqual([{ result: 'applied' }, { result: 'applied' }, { result: 'applied' }])
    expect(await fedRow(office.pool, 'customer', customer.id)).toMatchObject({
      iban: 'IT60X0542811101000000123456',
      lastName: 'Rossi',
    })
    expect(await fedRow(office.pool, 'customer', id)).toMatchObject({
      lastName: 'Nuova',
      member: false,
      bucket: 'p:1.1',
    })
    expect(await fedRow(office.pool, 'customer', gone.id)).toBeNull()
    expect(desk.seq).toBe(3)
  })

  test('a pull names the number used up in step with the rows', async () => {
    const customer = await addCustomer(office.pool)
    const reader = await firstSync(desk.device, 1)
    await desk.push({
      tbl: 'customer',
      id: customer.id,
      op: 'patch',
      fields: field('notes', null, 'una nota'),
    })
    const page = parsePage((await pull(desk.device, reader.request())).text)
    expect(page.header.ack_seq).toBe(1)
    expect(page.lines.map((line) => 'tbl' in line && line.tbl)).toEqual(['change', 'customer'])
  })
})

describe('each mutation once', () => {
  test('fault 2: a batch that is sent again is answered with its first outcomes, and nothing is done twice', async () => {
    const customer = await addCustomer(office.pool, 1, { notes: 'prima' })
    const batch = [
      mutationOf({ tbl: 'customer', id: customer.id, op: 'patch', fields: field('notes', 'altro', 'dopo') }),
      mutationOf({ tbl: 'customer', id: randomUUID(), op: 'patch', fields: field('notes', null, 'x') }),
    ]
    const first = await desk.send(batch)
    expect(first).toEqual([
      { result: 'merged', fields: ['notes'] },
      { result: 'rejected', code: 'not_found' },
    ])
    const before = await fedRow(office.pool, 'customer', customer.id)
    const again = json(await push(desk.device, 1, batch))
    expect(again.outcomes.map((one: { outcome: unknown }) => one.outcome)).toEqual(
      first.map((outcome) => ({ result: 'duplicate', first: outcome })),
    )
    expect(again.ack_seq).toBe(2)
    expect(await fedRow(office.pool, 'customer', customer.id)).toEqual(before)
  })

  test('fault 14: one batch delivered eight times in parallel has one effect and identical outcomes', async () => {
    const customer = await addCustomer(office.pool, 1, { notes: 'inizio' })
    const batch = Array.from({ length: 5 }, (_, n) =>
      mutationOf({
        tbl: 'customer',
        id: customer.id,
        op: 'patch',
        fields: field('notes', 'altro', `riga ${n}`),
      }),
    )
    const answers = await Promise.all(Array.from({ length: 8 }, () => push(desk.device, 1, batch)))
    const settled = answers.map((answer) =>
      json(answer).outcomes.map((one: { outcome: { result: string; first?: unknown } }) =>
        one.outcome.result === 'duplicate' ? one.outcome.first : one.outcome,
      ),
    )
    for (const outcomes of settled) expect(outcomes).toEqual(settled[0])
    expect(await fedRow(office.pool, 'customer', customer.id)).toMatchObject({
      notes: ['inizio', 'riga 0', 'riga 1', 'riga 2', 'riga 3', 'riga 4'].join('\n'),
    })
    const lines = await fedRows(office.pool, 'change', (row) => row.rowId === customer.id)
    expect(lines).toHaveLength(5)
  })

  test('fault 15: a gap waits; a used number, and a known id with another body, are refused', async () => {
    const customer = await addCustomer(office.pool)
    const typed = (notes: string) =>
      mutationOf({ tbl: 'customer', id: customer.id, op: 'patch', fields: field('notes', null, notes) })
    const first = typed('a')
    const gap = json(await push(desk.device, 3, [first]))
    expect(gap).toEqual({
      outcomes: [{ seq: 3, mutation_id: first.mutation_id, outcome: { result: 'retry_later' } }],
      ack_seq: 0,
    })
    await desk.send([first])
    expect(refusalOf(await push(desk.device, 1, [typed('b')]))).toMatchObject({
      status: 409,
      code: 'idempotency_mismatch',
    })
    expect(
      refusalOf(await push(desk.device, 2, [{ ...first, fields: field('notes', null, 'c') }])),
    ).toMatchObject({ status: 409, code: 'idempotency_mismatch' })
    expect(await fedRow(office.pool, 'customer', customer.id)).toMatchObject({ notes: 'a' })
  })

  test('fault 26: under another device id the same mutations are duplicates, and their numbers count', async () => {
    const customer = await addCustomer(office.pool)
    const batch = ['a', 'b'].map((text) =>
      mutationOf({
        tbl: 'customer',
        id: customer.id,
        op: 'patch',
        fields: field('profession', null, text === 'a' ? 'CP1' : 'CP2'),
      }),
    )
    const first = await desk.send(batch)
    const other = await Pusher.enrol(office.url, 'marta')
    expect(await other.send(batch)).toEqual(first.map((outcome) => ({ result: 'duplicate', first: outcome })))
    expect(other.seq).toBe(2)
    expect(
      await other.push({
        tbl: 'customer',
        id: customer.id,
        op: 'patch',
        fields: field('phone', null, '+39011234567'),
      }),
    ).toEqual([{ result: 'applied' }])
    expect(other.seq).toBe(3)
  })

  test('two devices that bring one mutation at one time apply it once', async () => {
    const customer = await addCustomer(office.pool, 1, { notes: 'inizio' })
    const one = mutationOf({
      tbl: 'customer',
      id: customer.id,
      op: 'patch',
      fields: field('notes', 'altro', 'aggiunta'),
    })
    const other = await Pusher.enrol(office.url, 'marta')
    const outcomes = (await Promise.all([desk.send([one]), other.send([one])])).flat()
    expect(outcomes.map((outcome) => outcome.result).toSorted()).toEqual(['duplicate', 'merged'])
    expect(await fedRow(office.pool, 'customer', customer.id)).toMatchObject({ notes: 'inizio\naggiunta' })
  })
})

describe('a number that is given up', () => {
  const patch = (id: string) =>
    mutationOf({ tbl: 'customer', id, op: 'patch', fields: field('notes', null, 'mai') })

  test('void logs the number, and the mutation that arrives late is not applied', async () => {
    const customer = await addCustomer(office.pool)
    const late = patch(customer.id)
    expect(await desk.send([{ ...late, op: 'void', fields: {} }])).toEqual([{ result: 'voided' }])
    const answer = json(await push(desk.device, 1, [late]))
    expect(answer.outcomes[0].outcome).toEqual({ result: 'duplicate', first: { result: 'voided' } })
    expect(await fedRow(office.pool, 'customer', customer.id)).toMatchObject({ notes: null })
  })

  test('void of a mutation that was applied is told its first outcome', async () => {
    const customer = await addCustomer(office.pool)
    const done = patch(customer.id)
    await desk.send([done])
    const answer = json(await push(desk.device, 1, [{ ...done, op: 'void', fields: {} }]))
    expect(answer.outcomes[0].outcome).toEqual({ result: 'duplicate', first: { result: 'applied' } })
    expect(await fedRow(office.pool, 'customer', customer.id)).toMatchObject({ notes: 'mai' })
  })
})

describe('what is no push', () => {
  const any = () => mutationOf({ tbl: 'customer', id: randomUUID(), op: 'delete' })

  test('another device’s numbers, another agency, an agency that is not there', async () => {
    const other = await enrol(office.url, 'marta')
    expect(refusalOf(await push(desk.device, 1, [any()], { device: other.id }))).toMatchObject({
      status: 403,
    })
    for (const agency of [2, 999])
      expect(refusalOf(await push(desk.device, 1, [any()], { agency }))).toMatchObject({
        status: 404,
        code: 'not_found',
      })
  })

  test('more than 500 mutations, or more than 1 MB of them', async () => {
    expect(refusalOf(await push(desk.device, 1, Array.from({ length: 501 }, any))).code).toBe('too_large')
    const large = { ...any(), op: 'patch' as const, fields: field('notes', null, 'x'.repeat(1_100_000)) }
    expect(refusalOf(await push(desk.device, 1, [large])).code).toBe('too_large')
  })

  test('one mutation twice in a batch, or numbers that jump inside it', async () => {
    const one = any()
    expect(refusalOf(await push(desk.device, 1, [one, one])).code).toBe('bad_request')
    const body = {
      agency: 1,
      device: desk.device.id,
      first_seq: 1,
      mutations: [
        { ...any(), seq: 1 },
        { ...any(), seq: 3 },
      ],
    }
    const answer = await call(office.url, 'POST', '/v1/push', { token: desk.device.accessToken, body })
    expect(refusalOf(answer).code).toBe('bad_request')
  })

  test('without a device', async () => {
    const session = json(await signIn(office.url, 'marta'))
    const body = { agency: 1, device: desk.device.id, first_seq: 1, mutations: [{ ...any(), seq: 1 }] }
    for (const [token, code] of [
      [undefined, 'token_expired'],
      [session.tokens.accessToken, 'forbidden'],
    ])
      expect(refusalOf(await call(office.url, 'POST', '/v1/push', { token, body })).code).toBe(code)
  })
})
