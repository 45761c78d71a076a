import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '../../headoffice/feed/change.ts'
import { customerTables } from '../../shared/features/customers/api.ts'
import { networkTables } from '../../shared/features/network/api.ts'
import type { Role } from '../../shared/features/network/model.ts'
import { addTestAgency, addTestUser, openTestHeadOffice, type TestAgency } from './head-office.ts'
import {
  enrol,
  firstSync,
  hello,
  json,
  pull,
  refusalOf,
  snapshot,
  type TestDevice,
} from './head-office-client.ts'
import { customerModel } from './head-office-models.ts'
import { FeedReader, parsePage } from './head-office-reader.ts'

const [customer] = customerTables
const [, , , , , portfolioTable] = networkTables

let office: Awaited<ReturnType<typeof openTestHeadOffice>>
let first: TestAgency

beforeAll(async () => {
  office = await openTestHeadOffice()
  first = await addTestAgency(office.pool, 1, 3)
  await addTestAgency(office.pool, 2, 2)
  const people: { username: string; role: Role; agencies: number[]; collaboratorId?: string | null }[] = [
    { username: 'titolare', role: 'AGENTE_TITOLARE', agencies: [1] },
    { username: 'altra', role: 'AGENTE_TITOLARE', agencies: [2] },
    { username: 'sub', role: 'SUBAGENTE', agencies: [1], collaboratorId: first.collaboratorIds[1] ?? null },
    { username: 'sub2', role: 'SUBAGENTE', agencies: [1], collaboratorId: first.collaboratorIds[2] ?? null },
    {
      username: 'produttore',
      role: 'PRODUTTORE',
      agencies: [1],
      collaboratorId: first.collaboratorIds[2] ?? null,
    },
    { username: 'direzione', role: 'DIREZIONE', agencies: [1, 2] },
    { username: 'senza', role: 'SUBAGENTE', agencies: [1], collaboratorId: null },
  ]
  for (const person of people) await addTestUser(office.pool, person)
  for (const role of [
    'AGENTE_SOCIO',
    'RESPONSABILE_UFFICIO',
    'IMPIEGATO_FRONT',
    'IMPIEGATO_BACK',
    'SPECIALISTA',
  ] as const)
    await addTestUser(office.pool, { username: role.toLowerCase(), role, agencies: [1] })
  await inTransaction({ pool: office.pool }, [1, 2], async ({ put }) => {
    for (const portfolio of [1, 2, 3]) await put(customer, customerModel(1, portfolio))
    await put(customer, customerModel(2, 1))
  })
})
afterAll(() => office.close())

describe('each role holds its buckets (sync.md section 2)', () => {
  const officeSet = ['g', 'a:1', 'p:1.1', 'p:1.2', 'p:1.3', 'r:1']
  test.each([
    ['titolare', officeSet],
    ['agente_socio', officeSet],
    ['responsabile_ufficio', officeSet],
    ['impiegato_front', officeSet],
    ['impiegato_back', officeSet],
    ['specialista', officeSet],
    ['sub', ['g', 'p:1.2', 'r:1']],
    ['produttore', ['g', 'p:1.3', 'r:1']],
    ['senza', ['g', 'r:1']],
    ['direzione', [...officeSet, 'a:2', 'p:2.1', 'p:2.2', 'r:2']],
  ])('%s', async (username, buckets) => {
    const device = await enrol(office.url, username)
    expect(device.buckets).toEqual(buckets)
    expect(json(await hello(office.url, device.accessToken))).toMatchObject({ buckets, bucketSetId: 1 })
  })

  test('a role that nobody thought of holds the catalogues alone', async () => {
    const id = await addTestUser(office.pool, { username: 'nuovo', role: 'DIREZIONE', agencies: [1] })
    await office.pool.query("UPDATE app_user SET role = 'QUALCOSA' WHERE id = $1", [id])
    const device = await enrol(office.url, 'direzione')
    await office.pool.query('UPDATE device SET user_id = $1 WHERE id = $2', [id, device.id])
    await office.pool.query('UPDATE session_family SET user_id = $1 WHERE device_id = $2', [id, device.id])
    const { bucketsOf } = await import('../../headoffice/feed/bucket-set.ts')
    const client = await office.pool.connect()
    expect(await bucketsOf(client, id)).toEqual(['g'])
    client.release()
  })
})

describe('fault 35: what is not the user’s answers like what is not there', () => {
  let sub: TestDevice
  beforeAll(async () => {
    sub = await enrol(office.url, 'sub')
  })

  test('a bucket of a colleague, of the office, of another agency, of nobody', async () => {
    const answers = []
    for (const bucket of ['p:1.1', 'p:1.3', 'a:1', 'r:2', 'p:2.1', 'p:1.77', 'r:999'])
      answers.push(refusalOf(await snapshot(sub, bucket, 'customer')))
    for (const answer of answers) {
      expect(answer).toMatchObject({ status: 404, code: 'not_found' })
      expect(Object.keys(answer).toSorted()).toEqual(['code', 'message_id', 'status'])
    }
    // Each of them stands in the log, under the id that the answer names.
    for (const { message_id } of answers)
      expect(office.logged.some((line) => line.includes(message_id))).toBe(true)
  })

  test('a feed of another agency, and one that does not exist', async () => {
    const own = await firstSync(sub, 1)
    for (const feed of [2, 999])
      expect(refusalOf(await pull(sub, { ...own.request(), feed }))).toMatchObject({
        status: 404,
        code: 'not_found',
      })
  })

  test('a subagent’s feed names neither rows nor sums of other portfolios', async () => {
    const reader = await firstSync(sub, 1)
    const titolare = await enrol(office.url, 'titolare')
    const all = await firstSync(titolare, 1)
    await inTransaction({ pool: office.pool }, [1], async ({ put }) => {
      for (const portfolio of [1, 2, 3]) await put(customer, customerModel(1, portfolio))
    })
    const page = parsePage((await pull(sub, reader.request())).text)
    expect(page.lines.map((line) => line.b)).toEqual(['p:1.2'])
    expect(Object.keys(page.trailer.sums ?? {})).toEqual(['p:1.2', 'r:1'])
    const everything = parsePage((await pull(titolare, all.request())).text)
    expect(everything.lines.map((line) => line.b).toSorted()).toEqual(['p:1.1', 'p:1.2', 'p:1.3'])
  })

  test('a customer that moves out of the portfolio is an exit and nothing more', async () => {
    const model = customerModel(1, 2)
    await inTransaction({ pool: office.pool }, [1], ({ put }) => put(customer, model))
    const reader = await firstSync(sub, 1)
    await inTransaction({ pool: office.pool }, [1], ({ put }) =>
      put(customer, { ...model, portfolio: 1, notes: 'segreto' }),
    )
    const answer = await pull(sub, reader.request())
    expect(answer.text).not.toContain('segreto')
    const page = await reader.checkpoint(async () => answer.text)
    expect(page.lines.map((line) => line.t)).toEqual(['exit'])
    expect(reader.sums(['p:1.2', 'r:1'])).toEqual(page.trailer.sums)
  })
})

describe('fault 32: a portfolio changes hands', () => {
  async function give(number: number, collaboratorId: string | null): Promise<void> {
    const { rows } = await office.pool.query<{ id: string; name: string }>(
      'SELECT id, name FROM portfolio WHERE agency_id = 1 AND number = $1',
      [number],
    )
    const { id, name } = rows[0] as { id: string; name: string }
    await inTransaction({ pool: office.pool }, [1], ({ put }) =>
      put(portfolioTable, { id, agencyId: 1, number, name, collaboratorId }),
    )
  }

  test('the pull names what was dropped and added, and sums count what is held now', async () => {
    const device = await enrol(office.url, 'sub2')
    const reader = await firstSync(device, 1)
    expect([...reader.rows.values()].some((row) => row.bucket === 'p:1.3')).toBe(true)
    const mine = first.collaboratorIds[2] ?? null
    await give(3, null)
    await give(1, mine)
    const page = await reader.checkpoint(async (request) => (await pull(device, request)).text)
    expect(page.header.bucket_set_id).toBe(2)
    expect(page.lines.slice(0, 2)).toEqual([
      { t: 'drop_bucket', b: 'p:1.3' },
      { t: 'add_bucket', b: 'p:1.1' },
    ])
    expect(Object.keys(page.trailer.sums ?? {})).toEqual(['p:1.1', 'r:1'])
    expect([...reader.rows.values()].some((row) => row.bucket === 'p:1.3')).toBe(false)
    expect(refusalOf(await snapshot(device, 'p:1.3', 'customer')).status).toBe(404)

    // What was added is read by snapshot; from then on it counts.
    for (const line of parsePage((await snapshot(device, 'p:1.1', 'customer')).text).lines) reader.apply(line)
    const next = await reader.checkpoint(async (request) => (await pull(device, request)).text)
    expect(next.lines).toEqual([])
    expect(reader.sums(['p:1.1', 'r:1'])).toEqual(next.trailer.sums)

    expect(json(await hello(office.url, device.accessToken))).toMatchObject({
      bucketSetId: 2,
      buckets: ['g', 'p:1.1', 'r:1'],
    })
    await give(1, null)
    await give(3, mine)
  })

  test('a set that the server does not know, and one that changes between two pages, are told apart from the rest', async () => {
    const device = await enrol(office.url, 'sub2')
    const reader = await firstSync(device, 1)
    const unknown = await pull(device, reader.request(undefined, 77))
    expect(refusalOf(unknown)).toMatchObject({
      status: 409,
      code: 'bucket_set_changed',
      details: { bucket_set_id: 1 },
    })
    await give(2, first.collaboratorIds[2] ?? null)
    const after = { ver: reader.cursor.ver, tbl: '', id: '', kind: '' }
    expect(refusalOf(await pull(device, reader.request(after)))).toMatchObject({
      status: 409,
      code: 'bucket_set_changed',
    })
    expect(parsePage((await pull(device, reader.request())).text).lines[0]).toEqual({
      t: 'add_bucket',
      b: 'p:1.2',
    })
    await give(2, first.collaboratorIds[1] ?? null)
  })

  test('a user who loses an agency is told to drop all of it, and after that its feed is not there', async () => {
    const id = await addTestUser(office.pool, { username: 'direzione2', role: 'DIREZIONE', agencies: [1, 2] })
    const device = await enrol(office.url, 'direzione2')
    const reader = await firstSync(device, 2)
    await office.pool.query('DELETE FROM user_agency WHERE user_id = $1 AND agency_id = 2', [id])
    const page = await reader.checkpoint(async (request) => (await pull(device, request)).text)
    expect(page.lines.map((line) => line.t)).toEqual(page.lines.map(() => 'drop_bucket'))
    expect([reader.rows.size, page.trailer.sums]).toEqual([0, {}])
    expect(refusalOf(await pull(device, reader.request())).status).toBe(404)
  })
})

test('a reader made from nothing is not a cursor: versions below zero and other feeds are refused', async () => {
  const device = await enrol(office.url, 'titolare')
  const reader = new FeedReader({ feed: 1, epoch: randomUUID(), ver: 0, mark: 'x', bucketSetId: 1 })
  expect(refusalOf(await pull(device, reader.request())).code).toBe('epoch_changed')
})
