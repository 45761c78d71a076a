import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { waitFor } from './desk.ts'
import { addTestAgency, addTestUser, openTestHeadOffice, type TestAgency } from './head-office.ts'
import { call, json, mutationOf, push, refusalOf, type TypedMutation } from './head-office-client.ts'
import { contactFields } from './push-models.ts'
import { addCustomer, fedRow, fedRows, field, made, Pusher } from './pushing.ts'

let office: Awaited<ReturnType<typeof openTestHeadOffice>>
let other: TestAgency
let desk: Pusher

beforeAll(async () => {
  office = await openTestHeadOffice()
  await addTestAgency(office.pool, 1, 2)
  other = await addTestAgency(office.pool, 2, 2)
  await addTestUser(office.pool, { username: 'marta', role: 'IMPIEGATO_BACK', agencies: [1] })
})
afterAll(() => office.close())
beforeEach(async () => {
  desk = await Pusher.enrol(office.url, 'marta')
})

const patch = (id: string, fields: ReturnType<typeof field>): TypedMutation => ({
  tbl: 'customer',
  id,
  op: 'patch',
  fields,
})
const person = (lastName = 'Nuova') => made({ kind: 'PF', lastName, firstName: 'Anna' })

describe('fault 19: head office fails on exactly one mutation', () => {
  test('that one is asked again later, what stands before it is done, and void lets the rest flow', async () => {
    const [first, hostile, last] = [
      await addCustomer(office.pool),
      await addCustomer(office.pool),
      await addCustomer(office.pool),
    ]
    await office.pool.query(`CREATE FUNCTION refuse_one() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'a bug that nobody foresaw'; END $$`)
    await office.pool.query(`CREATE TRIGGER refuse_one BEFORE UPDATE ON customer
      FOR EACH ROW WHEN (OLD.id = '${hostile.id}') EXECUTE FUNCTION refuse_one()`)
    const email = field('email', null, 'r@example.it')
    const batch = [first, hostile, last].map(({ id }) => mutationOf(patch(id, email)))
    const outcomes = await desk.send(batch)
    expect(outcomes).toEqual([{ result: 'applied' }, { result: 'retry_later', retry_after_ms: 2000 }])
    expect(desk.seq).toBe(1)
    const failed = batch[1]?.mutation_id ?? ''
    const line = office.logged.find((one) => one.includes(failed))
    expect(JSON.parse(line ?? '{}')).toMatchObject({
      level: 50,
      message_id: expect.any(String),
      mutation_id: failed,
      seq: 2,
    })
    // The same number again, as often as one likes; nothing of it stays behind.
    expect(await desk.send(batch.slice(1))).toEqual([{ result: 'retry_later', retry_after_ms: 2000 }])
    expect(await fedRows(office.pool, 'change', (one) => one.rowId === hostile.id)).toEqual([])
    expect(
      await desk.send([{ ...(batch[1] as (typeof batch)[0]), op: 'void', fields: {} }, ...batch.slice(2)]),
    ).toEqual([{ result: 'voided' }, { result: 'applied' }])
    expect(desk.seq).toBe(3)
    await office.pool.query('DROP TRIGGER refuse_one ON customer')
  })
})

describe('a group', () => {
  const group = randomUUID()

  test('is applied together, children after their parent', async () => {
    const id = randomUUID()
    expect(
      await desk.push(
        { tbl: 'customer', id, op: 'create', fields: person(), group },
        { tbl: 'interaction', id: randomUUID(), op: 'create', fields: contactFields(id), group },
        { ...patch(id, field('email', null, 'a@example.it')), group },
      ),
    ).toEqual([{ result: 'applied' }, { result: 'applied' }, { result: 'applied' }])
    const row = await fedRow(office.pool, 'customer', id)
    expect(row).toMatchObject({ email: 'a@example.it' })
    const [contact] = await fedRows(office.pool, 'interaction', (one) => one.customerId === id)
    expect(contact?.ver).toBe(row?.ver)
  })

  test('is refused together: the guilty one with its own reason', async () => {
    const id = randomUUID()
    const typed = [
      { tbl: 'customer', id, op: 'create' as const, fields: person(), group },
      { ...patch(id, field('email', null, 'non un indirizzo')), group },
      { ...patch(id, field('notes', null, 'x')), group },
      patch(id, field('notes', null, 'y')),
    ].map(mutationOf)
    const outcomes = await desk.send(typed)
    expect(outcomes).toEqual([
      { result: 'rejected', code: 'group' },
      { result: 'rejected', code: 'invalid_value', field: 'email' },
      { result: 'rejected', code: 'group' },
      { result: 'rejected', code: 'not_found' },
    ])
    expect(desk.seq).toBe(4)
    expect(await fedRow(office.pool, 'customer', id)).toBeNull()
    expect(await fedRows(office.pool, 'change', (one) => one.rowId === id)).toEqual([])
    const again = json(await push(desk.device, 1, typed))
    expect(again.outcomes.map((one: { outcome: unknown }) => one.outcome)).toEqual(
      outcomes.map((first) => ({ result: 'duplicate', first })),
    )
  })

  test('fault 24: two groups over the same customers in opposite order are both applied whole', async () => {
    const one = await addCustomer(office.pool, 1, { notes: 'uno' })
    const two = await addCustomer(office.pool, 1, { notes: 'due' })
    const desks = await Promise.all(['marta', 'marta'].map((name) => Pusher.enrol(office.url, name)))
    const [left, right] = desks as [Pusher, Pusher]
    const write = (order: string[], who: string, n: number) => {
      const group = randomUUID()
      return order.map((id) => ({ ...patch(id, field('notes', 'altro', `${who} ${n}`)), group }))
    }
    const rounds = 6
    const outcomes = await Promise.all([
      left.push(...Array.from({ length: rounds }, (_, n) => write([one.id, two.id], 'sinistra', n)).flat()),
      right.push(...Array.from({ length: rounds }, (_, n) => write([two.id, one.id], 'destra', n)).flat()),
    ])
    for (const outcome of outcomes.flat()) expect(outcome).toEqual({ result: 'merged', fields: ['notes'] })
    expect(outcomes.flat()).toHaveLength(4 * rounds)
    for (const { id } of [one, two]) {
      const [row] = await fedRows(office.pool, 'customer', (found) => found.id === id)
      const lines = String(row?.notes).split('\n')
      expect(lines).toHaveLength(1 + 2 * rounds)
      expect(lines.filter((line) => line.startsWith('destra'))).toEqual(
        Array.from({ length: rounds }, (_, n) => `destra ${n}`),
      )
    }
  })
})

test('fault 38: a device that is revoked while it pushes has each outcome stored with its effect, or neither', async () => {
  const customers = await Promise.all(Array.from({ length: 5 }, () => addCustomer(office.pool)))
  const batch = customers.map(({ id }) => mutationOf(patch(id, field('email', null, 'r@example.it'))))
  const held = await office.pool.connect()
  await held.query('BEGIN')
  await held.query('SELECT 1 FROM customer WHERE agency_id = 1 AND id = $1 FOR UPDATE', [customers[2]?.id])
  const answer = push(desk.device, 1, batch)
  await waitFor(
    async () => {
      const { rows } = await office.pool.query(
        "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%customer%'",
      )
      return rows.length > 0
    },
    30_000,
    () => 'the push waits for the third customer',
  )
  await office.pool.query("UPDATE device SET status = 'revoked' WHERE id = $1", [desk.device.id])
  await held.query('COMMIT')
  held.release()
  expect(refusalOf(await answer)).toMatchObject({ status: 410, code: 'device_revoked' })
  const { rows: logged } = await office.pool.query<{ mutation_id: string }>(
    'SELECT mutation_id FROM mutation_log WHERE device_id = $1 ORDER BY seq',
    [desk.device.id],
  )
  expect(logged.map((row) => row.mutation_id)).toEqual(batch.slice(0, 3).map((one) => one.mutation_id))
  const { rows: acks } = await office.pool.query('SELECT last_ack_seq FROM device_ack WHERE device_id = $1', [
    desk.device.id,
  ])
  expect(acks).toEqual([{ last_ack_seq: 3 }])
  const emails = await Promise.all(customers.map(({ id }) => fedRow(office.pool, 'customer', id)))
  expect(emails.map((row) => row !== null && 'email' in row && row.email !== null)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ])
})

describe('bad input', () => {
  test('fault 49: what is too long or no text is refused at its field; what only looks strange is stored as it is', async () => {
    const { id } = await addCustomer(office.pool)
    const strange = ['\u202Eissor', 'Cafe\u0301', 'Caf\u00E9', '😀']
    const outcomes = await desk.push(
      patch(id, field('lastName', 'Rossi', 'x'.repeat(10_000))),
      patch(id, field('lastName', 'Rossi', 'a\0b')),
      patch(id, field('lastName', 'Rossi', 'a\uD83D')),
      ...strange.map((name, n) => patch(id, field('lastName', strange[n - 1] ?? 'Rossi', name))),
    )
    expect(outcomes).toEqual([
      { result: 'rejected', code: 'too_long', field: 'lastName' },
      { result: 'rejected', code: 'bad_text', field: 'lastName' },
      { result: 'rejected', code: 'bad_text', field: 'lastName' },
      ...strange.map(() => ({ result: 'applied' })),
    ])
    const lines = await fedRows(office.pool, 'change', (one) => one.rowId === id)
    expect(lines.map((line) => JSON.parse(String(line.newValue)))).toEqual(strange)
  })

  test('fault 50: markup is text', async () => {
    const { id } = await addCustomer(office.pool)
    const text = '<img src=x onerror=alert(1)>'
    await desk.push(patch(id, field('notes', null, text)))
    expect(await fedRow(office.pool, 'customer', id)).toMatchObject({ notes: text })
  })

  test('fault 51: a statement in a value is a value', async () => {
    const { id } = await addCustomer(office.pool)
    await desk.push(patch(id, field('notes', null, "'; DROP TABLE customer; --")))
    expect(await fedRow(office.pool, 'customer', id)).toMatchObject({ notes: "'; DROP TABLE customer; --" })
  })

  test('fault 52: names of every object are no fields and no tables', async () => {
    const { id } = await addCustomer(office.pool)
    expect(
      await desk.push(patch(id, { constructor: { from: null, to: 'x' } }), {
        tbl: 'constructor',
        id,
        op: 'patch',
        fields: field('notes', null, 'x'),
      }),
    ).toEqual([
      { result: 'rejected', code: 'not_editable', field: 'constructor' },
      { result: 'rejected', code: 'not_editable' },
    ])
    const text = JSON.stringify({
      agency: 1,
      device: desk.device.id,
      first_seq: 3,
      mutations: [{ ...mutationOf(patch(id, field('notes', null, 'x'))), seq: 3 }],
    }).replace('"notes"', '"__proto__"')
    const response = await fetch(`${office.url}/v1/push`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${desk.device.accessToken}`,
      },
      body: text,
    })
    expect(response.status).toBe(400)
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  test('links that lead nowhere, or into another agency, are refused at their field', async () => {
    const { id } = await addCustomer(office.pool)
    const stranger = other.collaboratorIds[1] ?? null
    const contact = (name: string) => ({
      tbl: 'interaction',
      id: randomUUID(),
      op: 'create' as const,
      fields: { ...contactFields(id), ...made({ [name]: randomUUID() }) },
    })
    const fields = ['householdId', 'collaboratorId', 'salePointId', 'collaboratorId']
    const outcomes = await desk.push(
      patch(id, field('householdId', null, randomUUID())),
      patch(id, field('collaboratorId', null, stranger)),
      patch(id, field('salePointId', null, randomUUID())),
      contact('collaboratorId'),
      contact('policyId'),
      contact('claimId'),
    )
    expect(outcomes).toEqual(
      [...fields, 'policyId', 'claimId'].map((name) => ({
        result: 'rejected',
        code: 'not_found',
        field: name,
      })),
    )
  })

  test('rows that lack what they need, and rules over more than one field', async () => {
    const { id } = await addCustomer(office.pool)
    expect(
      await desk.push(
        { tbl: 'customer', id: randomUUID(), op: 'create', fields: made({ kind: 'PF' }) },
        { tbl: 'customer', id: randomUUID(), op: 'create', fields: made({ kind: 'PF', lastName: 'Solo' }) },
        patch(id, field('firstName', 'Mario', null)),
        { tbl: 'interaction', id: randomUUID(), op: 'create', fields: made({ subject: 'x' }) },
        {
          tbl: 'consent',
          id: randomUUID(),
          op: 'create',
          fields: made({ customerId: id, purpose: 'L1', controller: 'AGENZIA', value: 'YES' }),
        },
        {
          tbl: 'relation',
          id: randomUUID(),
          op: 'create',
          fields: made({ customerId: id, otherCustomerId: id, kind: 'FRATELLO' }),
        },
      ),
    ).toEqual([
      { result: 'rejected', code: 'required', field: 'lastName' },
      { result: 'rejected', code: 'required', field: 'firstName' },
      { result: 'rejected', code: 'required', field: 'firstName' },
      { result: 'rejected', code: 'required', field: 'customerId' },
      { result: 'rejected', code: 'required', field: 'givenOn' },
      { result: 'rejected', code: 'invalid_value', field: 'otherCustomerId' },
    ])
  })

  test('what was wrong before the edit does not stop it', async () => {
    const { id } = await addCustomer(office.pool, 1, { firstName: null })
    expect(await desk.push(patch(id, field('notes', null, 'nota')))).toEqual([{ result: 'applied' }])
  })

  test('a row that is made again under its id must agree in what is set once', async () => {
    const { id } = await addCustomer(office.pool)
    expect(
      await desk.push({
        tbl: 'customer',
        id,
        op: 'create',
        fields: made({ kind: 'PG', lastName: 'Rossi' }),
      }),
    ).toEqual([{ result: 'rejected', code: 'not_editable', field: 'kind' }])
  })
})

test('pushes and outcomes are counted by kind, without a name of anybody', async () => {
  const { id } = await addCustomer(office.pool)
  await desk.push(
    patch(id, field('notes', null, 'Cognome Segreto')),
    patch(randomUUID(), field('notes', null, 'x')),
  )
  const { text } = await call(office.url, 'GET', '/metrics')
  expect(text).toMatch(/headoffice_pushes_total \d/)
  expect(text).toMatch(/headoffice_push_outcomes_total\{result="applied"\} \d/)
  expect(text).toMatch(/headoffice_push_outcomes_total\{result="rejected",code="not_found"\} \d/)
  expect(text).not.toContain('Segreto')
  expect(text).not.toContain(id)
})
