import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { forgetOrphans } from '../../headoffice/features/attachments/store.ts'
import { inTransaction } from '../../headoffice/feed/change.ts'
import { attachmentTables } from '../../shared/features/attachments/api.ts'
import type { Attachment } from '../../shared/features/attachments/model.ts'
import { BLOB_PART_BYTES } from '../../shared/features/attachments/wire.ts'
import { customerTables } from '../../shared/features/customers/api.ts'
import { addTestAgency, addTestUser, openTestHeadOffice, type TestHeadOffice } from './head-office.ts'
import { enrol, type TestDevice } from './head-office-client.ts'
import { customerModel } from './head-office-models.ts'

const [attachmentTable] = attachmentTables
const [customerTable] = customerTables

let office: TestHeadOffice
/** Holds portfolio 2 alone. */
let device: TestDevice
let stranger: TestDevice

beforeAll(async () => {
  office = await openTestHeadOffice()
  const agency = await addTestAgency(office.pool, 1)
  const other = await addTestAgency(office.pool, 2)
  const add = (username: string, agencyId: number, collaboratorId: string | null) =>
    addTestUser(office.pool, { username, role: 'SUBAGENTE', agencies: [agencyId], collaboratorId })
  await add('paola', 1, agency.collaboratorIds[1] ?? null)
  await add('altrove', 2, other.collaboratorIds[1] ?? null)
  device = await enrol(office.url, 'paola')
  stranger = await enrol(office.url, 'altrove')
}, 60_000)
afterAll(() => office?.close())

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

async function attach(bytes: Buffer, portfolio = 2): Promise<Attachment> {
  const customer = customerModel(1, portfolio)
  const row: Attachment = {
    id: randomUUID(),
    agencyId: 1,
    portfolio,
    customerId: customer.id,
    policyId: null,
    claimId: null,
    name: 'perizia.pdf',
    mediaType: 'application/pdf',
    size: bytes.length,
    sha256: hashOf(bytes),
    addedById: null,
    addedAt: '2026-11-22T08:00:00.000Z',
  }
  await inTransaction(office.office, [1], async ({ put }) => {
    await put(customerTable, customer)
    await put(attachmentTable, row)
  })
  return row
}

function send(of: TestDevice, sha256: string, range: string, bytes: Buffer, agency = 1): Promise<Response> {
  return fetch(`${office.url}/v1/blob/${sha256}?agency=${agency}`, {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${of.accessToken}`,
      'content-type': 'application/octet-stream',
      'content-range': range,
    },
    body: bytes,
  })
}

function read(of: TestDevice, sha256: string, range?: string, agency = 1): Promise<Response> {
  return fetch(`${office.url}/v1/blob/${sha256}?agency=${agency}`, {
    headers: { authorization: `Bearer ${of.accessToken}`, ...(range ? { range } : {}) },
  })
}

async function sendWhole(of: TestDevice, bytes: Buffer): Promise<unknown> {
  const answer = await send(of, hashOf(bytes), `bytes 0-${bytes.length - 1}/${bytes.length}`, bytes)
  return answer.json()
}

describe('bytes travel by their hash, in parts', () => {
  test('a cut transfer goes on where it stopped, and a part that comes twice does no harm', async () => {
    const bytes = randomBytes(700_000)
    const { sha256 } = await attach(bytes)
    const part = (first: number, end: number) =>
      send(device, sha256, `bytes ${first}-${end - 1}/${bytes.length}`, bytes.subarray(first, end))
    expect(await (await part(0, 300_000)).json()).toEqual({ received: 300_000, complete: false })
    expect(await (await part(0, 300_000)).json()).toEqual({ received: 300_000, complete: false })
    expect(await (await part(500_000, 700_000)).json()).toEqual({ received: 300_000, complete: false })
    const asked = await send(device, sha256, `bytes */${bytes.length}`, Buffer.alloc(0))
    expect(await asked.json()).toEqual({ received: 300_000, complete: false })
    expect((await read(device, sha256)).status).toBe(404)
    expect(await (await part(300_000, 700_000)).json()).toEqual({ received: 700_000, complete: true })
    const whole = await read(device, sha256)
    expect(whole.status).toBe(200)
    expect(hashOf(new Uint8Array(await whole.arrayBuffer()))).toBe(sha256)
    const rest = await read(device, sha256, 'bytes=299990-300009')
    expect(rest.status).toBe(206)
    expect(Buffer.from(await rest.arrayBuffer())).toEqual(bytes.subarray(299_990, 300_010))
  })

  test('bytes that are not what their hash says are thrown away', async () => {
    const bytes = randomBytes(1000)
    const { sha256 } = await attach(bytes)
    const wrong = await send(device, sha256, 'bytes 0-999/1000', randomBytes(1000))
    expect(await wrong.json()).toEqual({ received: 0, complete: false })
    expect(await sendWhole(device, bytes)).toEqual({ received: 1000, complete: true })
  })

  test('an empty file is complete at once', async () => {
    const { sha256 } = await attach(Buffer.alloc(0))
    expect(await (await send(device, sha256, 'bytes */0', Buffer.alloc(0))).json()).toEqual({
      received: 0,
      complete: true,
    })
    expect((await read(device, sha256)).status).toBe(200)
  })

  test('a size, range or length that does not fit the attachment is refused', async () => {
    const bytes = randomBytes(100)
    const { sha256 } = await attach(bytes)
    for (const range of ['bytes 0-99/101', 'bytes 0-98/100', 'bytes 5-1/100', 'nonsense'])
      expect((await send(device, sha256, range, bytes)).status).toBe(400)
    const large = await send(device, sha256, 'bytes 0-99/100', randomBytes(600_000))
    expect(large.status).toBe(413)
    await sendWhole(device, bytes)
    for (const range of ['bytes=100-', 'bytes=9-3', 'lines=1-2'])
      expect((await read(device, sha256, range)).status).toBe(400)
  })
})

test('who reads slowly holds up nobody: head office keeps no connection for the length of an answer', async () => {
  const small = await openTestHeadOffice({ databaseUrl: office.databaseUrl, poolSize: 2 })
  const bytes = randomBytes(24 * 1024 * 1024)
  const { sha256 } = await attach(bytes)
  for (let first = 0; first < bytes.length; first += BLOB_PART_BYTES) {
    const part = bytes.subarray(first, first + BLOB_PART_BYTES)
    await send(device, sha256, `bytes ${first}-${first + part.length - 1}/${bytes.length}`, part)
  }
  const answers = await Promise.all(
    Array.from({ length: 4 }, () =>
      fetch(`${small.url}/v1/blob/${sha256}?agency=1`, {
        headers: { authorization: `Bearer ${device.accessToken}` },
      }),
    ),
  )
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  expect((await fetch(`${small.url}/health`)).status).toBe(200)
  const whole = await Promise.all(answers.map((answer) => answer.arrayBuffer()))
  for (const one of whole) expect(hashOf(new Uint8Array(one))).toBe(sha256)
  await small.close()
}, 30_000)

describe('fault 35: what is not the caller’s is not there', () => {
  test('bytes of another portfolio, of another agency and of no attachment answer alike', async () => {
    const bytes = randomBytes(50)
    const elsewhere = await attach(bytes, 3)
    const mine = randomBytes(60)
    await attach(mine)
    await sendWhole(device, mine)
    const answers = [
      await read(device, elsewhere.sha256),
      await send(device, elsewhere.sha256, 'bytes 0-49/50', bytes),
      await read(device, hashOf(randomBytes(10))),
      await read(stranger, hashOf(mine)),
      await read(stranger, hashOf(mine), undefined, 2),
      await send(stranger, hashOf(mine), 'bytes 0-59/60', mine, 2),
    ]
    for (const answer of answers) {
      expect(answer.status).toBe(404)
      expect(await answer.json()).toEqual({ code: 'not_found', message_id: expect.any(String) })
    }
    expect((await fetch(`${office.url}/v1/blob/${hashOf(mine)}?agency=1`)).status).toBe(401)
  })
})

test('bytes that no attachment names any more are forgotten, those of a deleted one are kept', async () => {
  const [kept, deleted, orphan] = [randomBytes(10), randomBytes(11), randomBytes(12)]
  const rows = [await attach(kept), await attach(deleted), await attach(orphan)]
  for (const bytes of [kept, deleted, orphan]) await sendWhole(device, bytes)
  await inTransaction(office.office, [1], async ({ remove }) => {
    for (const row of rows.slice(1)) await remove(attachmentTable, row.id, 1)
  })
  await office.pool.query(
    `INSERT INTO deleted_row (agency_id, tbl, id, portfolio, body, deleted_by, deleted_at, mutation_id)
     VALUES (1, 'attachment', $1, 2, $2, 'prova', '2026-11-22T08:00:00.000Z', gen_random_uuid())`,
    [rows[1]?.id, JSON.stringify([hashOf(deleted)])],
  )
  await office.pool.query("UPDATE blob SET changed_at = now() - interval '2 days'")
  await forgetOrphans(office.pool)
  const { rows: left } = await office.pool.query<{ sha256: string }>('SELECT sha256 FROM blob')
  const hashes = left.map((row) => row.sha256)
  expect(hashes).toContain(hashOf(kept))
  expect(hashes).toContain(hashOf(deleted))
  expect(hashes).not.toContain(hashOf(orphan))
})
