import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { inTransaction } from '../../headoffice/feed/change.ts'
import { expireFeeds } from '../../headoffice/feed/retention.ts'
import type { Customer } from '../../shared/features/customers/model.ts'
import { householdTables } from '../../shared/features/households/api.ts'
import { addTestAgency, addTestUser, openTestHeadOffice } from './head-office.ts'
import { mutationOf, type TypedMutation } from './head-office-client.ts'
import { addPolicy, addProduct, contactFields } from './push-models.ts'
import { addCustomer, addInteraction, fedRow, fedRows, field, made, Pusher } from './pushing.ts'

const [householdTable, relationTable] = householdTables

let office: Awaited<ReturnType<typeof openTestHeadOffice>>
let marta: Pusher
let giorgio: Pusher
let productId: string

beforeAll(async () => {
  office = await openTestHeadOffice()
  await addTestAgency(office.pool, 1, 2)
  productId = await addProduct(office.pool)
  await addTestUser(office.pool, { username: 'marta', role: 'IMPIEGATO_BACK', agencies: [1] })
  await addTestUser(office.pool, { username: 'giorgio', role: 'AGENTE_TITOLARE', agencies: [1] })
  marta = await Pusher.enrol(office.url, 'marta')
  giorgio = await Pusher.enrol(office.url, 'giorgio')
})
afterAll(() => office.close())

let customer: Customer
beforeEach(async () => {
  customer = await addCustomer(office.pool)
})

const remove = (base_ver = 1_000_000): TypedMutation => ({
  tbl: 'customer',
  id: customer.id,
  op: 'delete',
  base_ver,
})
const patch = (fields: ReturnType<typeof field>): TypedMutation => ({
  tbl: 'customer',
  id: customer.id,
  op: 'patch',
  fields,
})
const answer = (id: unknown, choice: string): TypedMutation => ({
  tbl: 'conflict',
  id: String(id),
  op: 'command',
  fields: field('row', null, choice),
})
const row = () => fedRow(office.pool, 'customer', customer.id)
const questions = () => fedRows(office.pool, 'conflict', (one) => one.customerId === customer.id)

describe('fault 31: deleted here, edited there', () => {
  test('an edit of a deleted row is a question, and the answer "mine" brings the row back with the edit on top', async () => {
    const contact = await addInteraction(office.pool, customer)
    await giorgio.push(remove())
    expect(await marta.push(patch(field('email', null, 'r@example.it')))).toMatchObject([
      { result: 'conflict', fields: ['email'] },
    ])
    const [question] = await questions()
    expect(question).toMatchObject({
      kind: 'DELETED',
      label: 'Rossi Mario',
      mine: JSON.stringify({ email: 'r@example.it' }),
      theirsBy: 'Nome giorgio',
      bucket: 'p:1.1',
    })
    expect(await row()).toBeNull()
    expect(await giorgio.push(answer(question?.id, 'mine'))).toEqual([{ result: 'applied' }])
    expect(await row()).toMatchObject({ lastName: 'Rossi', email: 'r@example.it' })
    expect(await fedRow(office.pool, 'interaction', contact.id)).toMatchObject({ subject: 'Scadenza' })
    expect((await questions())[0]).toMatchObject({ choice: '{"row":"mine"}', closedBy: 'Nome giorgio' })
    const { rows } = await office.pool.query('SELECT 1 FROM deleted_row WHERE id = $1', [customer.id])
    expect(rows).toEqual([])
  })

  test('the answer "theirs" leaves it deleted; several edits are one question', async () => {
    await giorgio.push(remove())
    await marta.push(
      patch(field('email', null, 'r@example.it')),
      patch(field('mobile', null, '+393331111111')),
    )
    const all = await questions()
    expect(all).toHaveLength(1)
    expect(all[0]?.mine).toBe(JSON.stringify({ email: 'r@example.it', mobile: '+393331111111' }))
    await marta.push(answer(all[0]?.id, 'theirs'))
    expect(await row()).toBeNull()
  })

  test('a deletion of what a colleague edited since is a question, and a group of both answers it', async () => {
    const base = (await row())?.ver ?? 0
    await giorgio.push(patch(field('email', null, 'r@example.it')))
    expect(await marta.push(remove(base))).toMatchObject([{ result: 'conflict', fields: ['email'] }])
    const [question] = await questions()
    expect(question).toMatchObject({
      kind: 'EDITED',
      theirs: JSON.stringify({ email: 'r@example.it' }),
      before: JSON.stringify({ email: null }),
      theirsBy: 'Nome giorgio',
    })
    expect(await row()).not.toBeNull()
    const group = randomUUID()
    expect(
      await marta.push({ ...remove((await row())?.ver), group }, { ...answer(question?.id, 'mine'), group }),
    ).toEqual([{ result: 'applied' }, { result: 'applied' }])
    expect(await row()).toBeNull()
  })

  test('a contact that a colleague logged meanwhile keeps its customer from being deleted in silence', async () => {
    const base = (await row())?.ver ?? 0
    await giorgio.push({
      tbl: 'interaction',
      id: randomUUID(),
      op: 'create',
      fields: contactFields(customer.id),
    })
    expect(await marta.push(remove(base))).toMatchObject([{ result: 'conflict', fields: [] }])
  })

  test('a contact that the desk had seen does not', async () => {
    const id = randomUUID()
    await giorgio.push({ tbl: 'interaction', id, op: 'create', fields: contactFields(customer.id) })
    const seen = (await fedRow(office.pool, 'interaction', id))?.ver
    expect(await marta.push(remove(seen))).toEqual([{ result: 'applied' }])
    expect(await fedRow(office.pool, 'interaction', id)).toBeNull()
  })

  test('one’s own edits are no reason to ask', async () => {
    const base = (await row())?.ver ?? 0
    expect(await marta.push(patch(field('email', null, 'r@example.it')), remove(base))).toEqual([
      { result: 'applied' },
      { result: 'applied' },
    ])
  })

  test('a child under a deleted parent waits whole, never as an orphan; both come back together', async () => {
    const id = randomUUID()
    await giorgio.push(remove())
    const outcomes = await marta.push(
      { tbl: 'interaction', id, op: 'create', fields: contactFields(customer.id) },
      { tbl: 'interaction', id, op: 'patch', fields: field('note', null, 'richiamare') },
    )
    expect(outcomes.map((outcome) => outcome.result)).toEqual(['conflict', 'conflict'])
    const [question, ...more] = await questions()
    expect(more).toEqual([])
    expect(question).toMatchObject({ kind: 'PARENT_DELETED', tbl: 'interaction', rowId: id })
    expect(JSON.parse(String(question?.mine))).toMatchObject({ subject: 'Rinnovo', note: 'richiamare' })
    expect(await fedRow(office.pool, 'interaction', id)).toBeNull()
    expect(await giorgio.push(answer(question?.id, 'mine'))).toEqual([{ result: 'applied' }])
    expect(await row()).not.toBeNull()
    expect(await fedRow(office.pool, 'interaction', id)).toMatchObject({
      note: 'richiamare',
      bucket: 'p:1.1',
    })
  })

  test('under a parent that never was, a child is refused', async () => {
    expect(
      await marta.push({
        tbl: 'interaction',
        id: randomUUID(),
        op: 'create',
        fields: contactFields(randomUUID()),
      }),
    ).toEqual([{ result: 'rejected', code: 'parent_missing', field: 'customerId' }])
  })

  test('deleted twice is deleted; both may think they did it', async () => {
    await giorgio.push(remove())
    expect(await marta.push(remove())).toEqual([{ result: 'applied' }])
  })
})

describe('who is deleted', () => {
  test('a prospect goes with all that a prospect has, and comes back with it by undo', async () => {
    const contact = await addInteraction(office.pool, customer)
    const other = await addCustomer(office.pool, 2)
    const relations = [
      { id: randomUUID(), customerId: customer.id, otherCustomerId: other.id, portfolio: 1 },
      { id: randomUUID(), customerId: other.id, otherCustomerId: customer.id, portfolio: 2 },
    ]
    await inTransaction({ pool: office.pool }, [1], ({ putMany }) =>
      putMany(
        relationTable,
        relations.map((one) => ({ ...one, agencyId: 1, kind: 'FRATELLO' as const })),
      ),
    )
    const consentId = randomUUID()
    await marta.push({
      tbl: 'consent',
      id: consentId,
      op: 'create',
      fields: made({ customerId: customer.id, purpose: 'L1', controller: 'AGENZIA', value: 'UNKNOWN' }),
    })
    const done = mutationOf(remove())
    expect(await marta.send([done])).toEqual([{ result: 'applied' }])
    const all = [
      ['customer', customer.id],
      ['interaction', contact.id],
      ['consent', consentId],
      ...relations.map((one) => ['relation', one.id]),
    ] as const
    for (const [tbl = '', id = ''] of all) expect(await fedRow(office.pool, tbl, id)).toBeNull()
    const fields = made({ kind: 'PF', lastName: 'Rossi', firstName: 'Mario' })
    expect(
      await marta.push({
        tbl: 'customer',
        id: customer.id,
        op: 'create',
        fields,
        undo_of: done.mutation_id,
      }),
    ).toEqual([{ result: 'applied' }])
    for (const [tbl = '', id = ''] of all) expect(await fedRow(office.pool, tbl, id)).not.toBeNull()
    expect(await row()).toMatchObject({ street: 'Via Po 2', preferredChannel: 'TELEFONO' })
  })

  test('what comes back leaves out what it led to and is gone', async () => {
    const other = await addCustomer(office.pool)
    const relation = {
      id: randomUUID(),
      agencyId: 1,
      portfolio: 1,
      customerId: customer.id,
      otherCustomerId: other.id,
      kind: 'FRATELLO' as const,
    }
    await inTransaction({ pool: office.pool }, [1], ({ put }) => put(relationTable, relation))
    const done = mutationOf(remove())
    await marta.send([done])
    await marta.push({ tbl: 'customer', id: other.id, op: 'delete', base_ver: 1_000_000 })
    const fields = made({ kind: 'PF', lastName: 'Rossi', firstName: 'Mario' })
    await marta.push({
      tbl: 'customer',
      id: customer.id,
      op: 'create',
      fields,
      undo_of: done.mutation_id,
    })
    expect(await row()).not.toBeNull()
    expect(await fedRow(office.pool, 'relation', relation.id)).toBeNull()
  })

  test('a customer with a policy is not deleted', async () => {
    await addPolicy(office.pool, customer, productId)
    expect(await marta.push(remove())).toEqual([{ result: 'rejected', code: 'forbidden' }])
    expect(await row()).not.toBeNull()
  })

  test('the head of a household with members is not deleted; alone, the household goes too', async () => {
    const member = await addCustomer(office.pool)
    const householdId = randomUUID()
    await inTransaction({ pool: office.pool }, [1], async ({ put, client }) => {
      await put(householdTable, {
        id: householdId,
        agencyId: 1,
        portfolio: 1,
        name: 'Rossi',
        headCustomerId: customer.id,
      })
      await client.query('SELECT 1')
    })
    await marta.push({
      tbl: 'customer',
      id: member.id,
      op: 'patch',
      fields: field('householdId', null, householdId),
    })
    expect(await marta.push(remove())).toEqual([
      { result: 'rejected', code: 'forbidden', field: 'householdId' },
    ])
    await marta.push({
      tbl: 'customer',
      id: member.id,
      op: 'patch',
      fields: field('householdId', householdId, null),
    })
    expect(await marta.push(remove())).toEqual([{ result: 'applied' }])
    expect(await fedRow(office.pool, 'household', householdId)).toBeNull()
  })

  test('a household that goes leaves its members', async () => {
    const id = randomUUID()
    await marta.push(
      {
        tbl: 'household',
        id,
        op: 'create',
        fields: made({ name: 'Famiglia Rossi', headCustomerId: customer.id }),
      },
      patch(field('householdId', null, id)),
    )
    expect(await row()).toMatchObject({ householdId: id })
    expect(await marta.push({ tbl: 'household', id, op: 'delete', base_ver: 1_000_000 })).toEqual([
      { result: 'applied' },
    ])
    expect(await row()).toMatchObject({ householdId: null })
  })
})

test('the kept body goes with its tombstone, and then an edit finds nothing', async () => {
  await giorgio.push(remove())
  await office.pool.query("UPDATE feed_mark SET at = now() - interval '200 days'")
  await expireFeeds(office.pool)
  const { rows } = await office.pool.query('SELECT 1 FROM deleted_row')
  expect(rows).toEqual([])
  expect(await marta.push(patch(field('email', null, 'r@example.it')))).toEqual([
    { result: 'rejected', code: 'not_found' },
  ])
})
