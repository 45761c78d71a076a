import { randomUUID } from 'node:crypto'
import { drizzle } from 'drizzle-orm/node-postgres'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { moveToCollaborator } from '../../headoffice/cli/customers.ts'
import { inTransaction } from '../../headoffice/feed/change.ts'
import type { Customer } from '../../shared/features/customers/model.ts'
import { networkTables } from '../../shared/features/network/api.ts'
import type { Role } from '../../shared/features/network/model.ts'
import { addTestAgency, addTestUser, openTestHeadOffice, type TestAgency } from './head-office.ts'
import { firstSync, pull, type TypedMutation } from './head-office-client.ts'
import { addPolicy, addProduct, contactFields } from './push-models.ts'
import { addCustomer, addInteraction, fedRow, fedRows, field, made, Pusher } from './pushing.ts'

const [, , , , , portfolioTable] = networkTables

let office: Awaited<ReturnType<typeof openTestHeadOffice>>
let agency: TestAgency
const holderOf = (portfolio: number) => agency.collaboratorIds[portfolio - 1] ?? null

beforeAll(async () => {
  office = await openTestHeadOffice()
  agency = await addTestAgency(office.pool, 1, 4)
  const people: [string, Role, number | null][] = [
    ['titolare', 'AGENTE_TITOLARE', null],
    ['sub', 'SUBAGENTE', 2],
    ['perde', 'SUBAGENTE', 4],
  ]
  for (const [username, role, portfolio] of people)
    await addTestUser(office.pool, {
      username,
      role,
      agencies: [1],
      collaboratorId: portfolio === null ? null : holderOf(portfolio),
    })
})
afterAll(() => office.close())

const patch = (id: string, fields: ReturnType<typeof field>): TypedMutation => ({
  tbl: 'customer',
  id,
  op: 'patch',
  fields,
})
const person = (more: Record<string, string> = {}) =>
  made({ kind: 'PF', lastName: 'Nuovo', firstName: 'Ugo', ...more })
const applied = { result: 'applied' }

describe('a customer changes hands', () => {
  test('all that hangs on him moves in one version; who lost him is told exits, who got him has all', async () => {
    const productId = await addProduct(office.pool)
    const customer = await addCustomer(office.pool, 2, { collaboratorId: holderOf(2) })
    await addPolicy(office.pool, customer, productId)
    await addInteraction(office.pool, customer)
    const titolare = await Pusher.enrol(office.url, 'titolare')
    const sub = await Pusher.enrol(office.url, 'sub')
    await titolare.push(
      {
        tbl: 'consent',
        id: randomUUID(),
        op: 'create',
        fields: made({ customerId: customer.id, purpose: 'L1', controller: 'AGENZIA', value: 'UNKNOWN' }),
      },
      {
        tbl: 'household',
        id: randomUUID(),
        op: 'create',
        fields: made({ name: 'Rossi', headCustomerId: customer.id }),
      },
      patch(customer.id, field('iban', null, 'IT60X0542811101000000123456')),
      {
        tbl: 'attachment',
        id: randomUUID(),
        op: 'create',
        fields: {
          ...made({
            customerId: customer.id,
            name: 'carta.pdf',
            mediaType: 'application/pdf',
            sha256: 'a'.repeat(64),
            addedAt: '2026-03-01T10:00:00.000Z',
          }),
          size: { from: null, to: 12 },
        },
      },
    )
    await sub.push(patch(customer.id, field('iban', 'altro', 'IT24D0542811101000000654321')))
    const before = await firstSync(sub.device, 1)
    const held = [...before.rows.values()].filter((row) => row.bucket === 'p:1.2').length
    const others = (await fedRows(office.pool, 'customer', (one) => one.bucket === 'p:1.2')).length
    expect(held).toBeGreaterThan(others)

    expect(
      await titolare.push(patch(customer.id, field('collaboratorId', holderOf(2), holderOf(3)))),
    ).toEqual([applied])
    const tables = [
      'customer',
      'policy',
      'guarantee',
      'title',
      'interaction',
      'consent',
      'household',
      'attachment',
      'conflict',
      'change',
    ]
    const versions = new Set<unknown>()
    for (const tbl of tables) {
      const rows = await fedRows(
        office.pool,
        tbl,
        (one) =>
          [one.customerId, one.holderId, one.headCustomerId].includes(customer.id) ||
          (tbl === 'customer' && one.id === customer.id) ||
          (tbl === 'guarantee' && one.bucket === 'p:1.3'),
      )
      expect(rows.length, tbl).toBeGreaterThan(0)
      for (const row of rows) {
        expect(row.bucket, tbl).toBe('p:1.3')
        versions.add(row.ver)
      }
    }
    expect(versions.size).toBe(1)
    const page = await before.checkpoint(async (request) => (await pull(sub.device, request)).text)
    expect(new Set(page.lines.map((line) => line.t))).toEqual(new Set(['exit']))
    expect(before.sums(['p:1.2', 'r:1'])).toEqual(page.trailer.sums)
  })

  test('fault 33: there and back between two pulls is one state', async () => {
    const customer = await addCustomer(office.pool, 2, { collaboratorId: holderOf(2) })
    await addInteraction(office.pool, customer)
    const titolare = await Pusher.enrol(office.url, 'titolare')
    const sub = await Pusher.enrol(office.url, 'sub')
    const reader = await firstSync(sub.device, 1)
    const move = (from: number, to: number) =>
      patch(customer.id, field('collaboratorId', holderOf(from), holderOf(to)))
    await titolare.push(move(2, 3), move(3, 2))
    const page = await reader.checkpoint(async (request) => (await pull(sub.device, request)).text)
    expect(reader.sums(['p:1.2', 'r:1'])).toEqual(page.trailer.sums)
    expect(reader.rows.get(`customer|${customer.id}`)?.bucket).toBe('p:1.2')
    expect(await fedRow(office.pool, 'customer', customer.id)).toMatchObject({ portfolio: 2 })
  })

  test('by command at head office', async () => {
    const customer = await addCustomer(office.pool, 1)
    await moveToCollaborator(
      { pool: office.pool, db: drizzle(office.pool) },
      { agency: ['A1'], customer: customer.id, collaborator: 'S3' },
    )
    expect(await fedRow(office.pool, 'customer', customer.id)).toMatchObject({
      portfolio: 3,
      collaboratorId: holderOf(3),
    })
    expect(await fedRows(office.pool, 'change', (one) => one.rowId === customer.id)).toMatchObject([
      { field: 'collaboratorId', source: 'HEAD_OFFICE', oldValue: null, bucket: 'p:1.3' },
    ])
  })
})

describe('fault 32: a portfolio is lost with edits waiting', () => {
  let sub: Pusher
  let titolare: Pusher
  let customer: Customer

  async function give(collaboratorId: string | null): Promise<void> {
    const [row] = await fedRows(office.pool, 'portfolio', (one) => one.number === 4)
    await inTransaction({ pool: office.pool }, [1], ({ put }) =>
      put(portfolioTable, {
        id: String(row?.id),
        agencyId: 1,
        number: 4,
        name: String(row?.name),
        collaboratorId,
      }),
    )
  }
  beforeEach(async () => {
    await give(holderOf(4))
    customer = await addCustomer(office.pool, 4, { collaboratorId: holderOf(4) })
    sub = await Pusher.enrol(office.url, 'perde')
    titolare = await Pusher.enrol(office.url, 'titolare')
    await give(null)
  })
  const questions = (rowId: string) => fedRows(office.pool, 'conflict', (one) => one.rowId === rowId)

  test('forty edits are refused as scope_lost, and their text is one question to the new holder', async () => {
    const edits = Array.from({ length: 39 }, (_, n) =>
      patch(customer.id, field('notes', n === 0 ? null : `testo ${n - 1}`, `testo ${n}`)),
    )
    const outcomes = await sub.push(...edits, patch(customer.id, field('email', null, 'r@example.it')))
    expect(outcomes).toEqual(outcomes.map(() => ({ result: 'rejected', code: 'scope_lost' })))
    expect(sub.seq).toBe(40)
    const found = await questions(customer.id)
    expect(found).toMatchObject([
      {
        kind: 'HANDOVER',
        bucket: 'p:1.4',
        label: 'Rossi Mario',
        mine: JSON.stringify({ notes: 'testo 38', email: 'r@example.it' }),
        theirs: JSON.stringify({ email: null, notes: null }),
        before: JSON.stringify({ email: null, notes: null }),
        mineBy: 'Nome perde',
      },
    ])
    expect(await fedRow(office.pool, 'customer', customer.id)).toMatchObject({ notes: null, email: null })
    const group = randomUUID()
    const answer = { tbl: 'conflict', id: String(found[0]?.id), op: 'command' as const, group }
    expect(
      await titolare.push(
        { ...patch(customer.id, field('notes', null, 'testo 38')), group },
        { ...answer, fields: { ...field('notes', null, 'mine'), ...field('email', null, 'theirs') } },
      ),
    ).toEqual([applied, applied])
    expect(await fedRow(office.pool, 'customer', customer.id)).toMatchObject({
      notes: 'testo 38',
      email: null,
    })
  })

  test('a new contact and a new customer with a consent are handed over whole, and made by the answer', async () => {
    const contactId = randomUUID()
    const newId = randomUUID()
    const consentId = randomUUID()
    const group = randomUUID()
    const outcomes = await sub.push(
      { tbl: 'interaction', id: contactId, op: 'create', fields: contactFields(customer.id) },
      { tbl: 'interaction', id: contactId, op: 'patch', fields: field('note', null, 'da richiamare') },
      { tbl: 'customer', id: newId, op: 'create', fields: person(), group },
      {
        tbl: 'consent',
        id: consentId,
        op: 'create',
        fields: made({ customerId: newId, purpose: 'L1', controller: 'AGENZIA', value: 'UNKNOWN' }),
        group,
      },
    )
    expect(outcomes).toEqual(outcomes.map(() => ({ result: 'rejected', code: 'scope_lost' })))
    for (const rowId of [contactId, newId, consentId]) {
      const [question] = await questions(rowId)
      expect(question).toMatchObject({ kind: 'HANDOVER' })
      expect(
        await titolare.push({
          tbl: 'conflict',
          id: String(question?.id),
          op: 'command',
          // As the desk asks it: of each field.
          fields: Object.fromEntries(
            Object.keys(JSON.parse(String(question?.mine))).map((name) => [name, { from: null, to: 'mine' }]),
          ),
        }),
      ).toEqual([applied])
    }
    expect(await fedRow(office.pool, 'interaction', contactId)).toMatchObject({ note: 'da richiamare' })
    expect(await fedRow(office.pool, 'customer', newId)).toMatchObject({ lastName: 'Nuovo' })
    expect(await fedRow(office.pool, 'consent', consentId)).toMatchObject({ customerId: newId })
  })

  test('a customer that moved away is lost too, and a wish to delete him leaves no question', async () => {
    await give(holderOf(4))
    await titolare.push(patch(customer.id, field('collaboratorId', holderOf(4), holderOf(2))))
    expect(
      await sub.push(patch(customer.id, field('email', null, 'r@example.it')), {
        tbl: 'customer',
        id: customer.id,
        op: 'delete',
      }),
    ).toEqual([
      { result: 'rejected', code: 'scope_lost' },
      { result: 'rejected', code: 'scope_lost' },
    ])
    expect(await questions(customer.id)).toMatchObject([{ bucket: 'p:1.2' }])
  })
})
