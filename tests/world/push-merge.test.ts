import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { moveCustomer } from '../../headoffice/features/edits/move.ts'
import { inTransaction } from '../../headoffice/feed/change.ts'
import { customerTables } from '../../shared/features/customers/api.ts'
import { changeId } from '../../shared/features/history/model.ts'
import { addTestAgency, addTestUser, openTestHeadOffice } from './head-office.ts'
import { mutationOf } from './head-office-client.ts'
import { addCustomer, addInteraction, fedRow, fedRows, field, made, Pusher } from './pushing.ts'

const [customerTable] = customerTables

const IBAN = 'IT60X0542811101000000123456'
const OTHER_IBAN = 'IT24D0542811101000000654321'

let office: Awaited<ReturnType<typeof openTestHeadOffice>>
let marta: Pusher
let giorgio: Pusher

beforeAll(async () => {
  office = await openTestHeadOffice()
  await addTestAgency(office.pool, 1, 2)
  await addTestUser(office.pool, { username: 'marta', role: 'IMPIEGATO_BACK', agencies: [1] })
  await addTestUser(office.pool, { username: 'giorgio', role: 'AGENTE_TITOLARE', agencies: [1] })
  marta = await Pusher.enrol(office.url, 'marta')
  giorgio = await Pusher.enrol(office.url, 'giorgio')
})
afterAll(() => office.close())

let customerId: string
beforeEach(async () => {
  customerId = (await addCustomer(office.pool)).id
})

const patch = (fields: ReturnType<typeof field>, base_ver = 0) => ({
  tbl: 'customer',
  id: customerId,
  op: 'patch' as const,
  fields,
  base_ver,
})
const row = () => fedRow(office.pool, 'customer', customerId)
const conflicts = () => fedRows(office.pool, 'conflict', (one) => one.rowId === customerId)
const history = () => fedRows(office.pool, 'change', (one) => one.rowId === customerId)

describe('two desks on one row', () => {
  test('fault 28: a guarded field becomes a question with both values, authors and times, and nobody is overwritten', async () => {
    await giorgio.push(patch(field('iban', null, IBAN)))
    const mine = mutationOf(patch(field('iban', null, OTHER_IBAN)))
    const [outcome] = await marta.send([mine])
    const [question] = await conflicts()
    expect(outcome).toEqual({ result: 'conflict', conflict_id: question?.id, fields: ['iban'] })
    expect(await row()).toMatchObject({ iban: IBAN })
    expect(question).toMatchObject({
      kind: 'FIELDS',
      tbl: 'customer',
      customerId,
      label: 'Rossi Mario',
      mine: JSON.stringify({ iban: OTHER_IBAN }),
      theirs: JSON.stringify({ iban: IBAN }),
      before: JSON.stringify({ iban: null }),
      mineBy: 'Nome marta',
      mineAt: mine.created_at,
      theirsBy: 'Nome giorgio',
      closedAt: null,
      bucket: 'p:1.1',
    })
    expect(question?.theirsAt).toEqual((await history())[0]?.at)
  })

  test('fault 28: of a low field the later wins, and the history shows both', async () => {
    await giorgio.push(patch(field('mobile', null, '+393331111111')))
    expect(await marta.push(patch(field('mobile', null, '+393332222222')))).toEqual([
      { result: 'merged', fields: ['mobile'] },
    ])
    expect(await row()).toMatchObject({ mobile: '+393332222222' })
    expect(await history()).toMatchObject([
      { actorName: 'Nome giorgio', oldValue: null, newValue: '"+393331111111"', source: 'DESK' },
      {
        actorName: 'Nome marta',
        oldValue: '"+393331111111"',
        newValue: '"+393332222222"',
        source: 'SYNC',
      },
    ])
  })

  test('fault 29: different fields of one row are both kept', async () => {
    await giorgio.push(patch(field('email', null, 'rossi@example.it')))
    expect(await marta.push(patch(field('iban', null, IBAN)))).toEqual([{ result: 'applied' }])
    expect(await row()).toMatchObject({ email: 'rossi@example.it', iban: IBAN })
    expect(await conflicts()).toEqual([])
  })

  test('fault 30: street on one desk and postcode on the other is a question about the address, never a mixed one', async () => {
    const base = (await row())?.ver ?? 0
    await giorgio.push(patch(field('street', 'Via Po 2', 'Corso Francia 9'), base))
    // Sent alone, without the street that its author saw.
    const [outcome] = await marta.push(patch(field('postcode', '10123', '10138'), base))
    expect(outcome).toMatchObject({ result: 'conflict', fields: ['street', 'postcode'] })
    expect(await row()).toMatchObject({ street: 'Corso Francia 9', postcode: '10123' })
    expect(await conflicts()).toMatchObject([
      {
        mine: JSON.stringify({ street: 'Via Po 2', postcode: '10138' }),
        theirs: JSON.stringify({ street: 'Corso Francia 9', postcode: '10123' }),
      },
    ])
  })

  test('what was written long ago is no question, though all of the customer has moved to another portfolio since', async () => {
    const asWritten = customerTable.model.parse(await row())
    await giorgio.push(patch(field('postcode', '10123', '10138'), (await row())?.ver))
    const seen = (await row())?.ver ?? 0
    await inTransaction({ pool: office.pool }, [1], (change) =>
      moveCustomer(change, { ...asWritten, postcode: '10138' }, 2),
    )
    expect(await history()).toMatchObject([{ field: 'postcode', bucket: 'p:1.2' }])
    expect(await marta.push(patch(field('street', 'Via Po 2', 'Corso Francia 9'), seen))).toEqual([
      { result: 'applied' },
    ])
    expect(await row()).toMatchObject({ street: 'Corso Francia 9', postcode: '10138', bucket: 'p:1.2' })
  })

  test('the same desk writes an address in two steps without a question', async () => {
    const base = (await row())?.ver ?? 0
    await marta.push(patch(field('street', 'Via Po 2', 'Corso Francia 9'), base))
    expect(await marta.push(patch(field('postcode', '10123', '10138'), base))).toEqual([
      { result: 'applied' },
    ])
    expect(await row()).toMatchObject({ street: 'Corso Francia 9', postcode: '10138' })
  })

  test('notes keep both texts', async () => {
    await giorgio.push(patch(field('notes', null, 'Chiamare la sera')))
    expect(await marta.push(patch(field('notes', null, 'Ha un cane')))).toEqual([
      { result: 'merged', fields: ['notes'] },
    ])
    expect(await row()).toMatchObject({ notes: 'Chiamare la sera\nHa un cane' })
  })

  test('a question and an applied field in one mutation', async () => {
    await giorgio.push(patch(field('iban', null, IBAN)))
    const [outcome] = await marta.push(
      patch({ ...field('iban', null, OTHER_IBAN), ...field('lastName', 'Rossi', 'Bianchi') }),
    )
    expect(outcome).toMatchObject({ result: 'conflict', fields: ['iban'] })
    expect(await row()).toMatchObject({ iban: IBAN, lastName: 'Bianchi' })
  })

  test('who goes on typing in a field that is asked about leaves one question with the last text', async () => {
    await giorgio.push(patch(field('lastName', 'Rossi', 'Verdi')))
    const outcomes = await marta.push(
      patch(field('lastName', 'Rossi', 'Bianchi')),
      patch(field('lastName', 'Bianchi', 'Neri')),
    )
    const questions = await conflicts()
    expect(questions).toMatchObject([
      { mine: JSON.stringify({ lastName: 'Neri' }), before: JSON.stringify({ lastName: 'Rossi' }) },
    ])
    for (const outcome of outcomes) expect(outcome).toMatchObject({ conflict_id: questions[0]?.id })
  })

  test('an undo lifts the stricter checks only for what history says stood there before', async () => {
    const old = await addCustomer(office.pool, 1, { email: 'scritto male' })
    const typed = (from: string, to: string) => ({ ...patch(field('email', from, to)), id: old.id })
    const done = mutationOf(typed('scritto male', 'rossi@example.it'))
    expect(await marta.send([done])).toEqual([{ result: 'applied' }])
    const back = (to: string) => ({ ...typed('rossi@example.it', to), undo_of: done.mutation_id })
    const refused = [{ result: 'rejected', code: 'invalid_value', field: 'email' }]
    expect(await marta.push(back('altro che nessuno scrisse'))).toEqual(refused)
    expect(await marta.push({ ...back('scritto male'), undo_of: randomUUID() })).toEqual(refused)
    expect(await marta.push(back('scritto male'))).toEqual([{ result: 'applied' }])
    expect(await fedRow(office.pool, 'customer', old.id)).toMatchObject({ email: 'scritto male' })
  })

  test('an undo takes back one’s own, and asks where a colleague wrote since', async () => {
    const done = mutationOf(patch(field('mobile', null, '+393331111111')))
    await marta.send([done])
    const undo = { ...patch(field('mobile', '+393331111111', null)), undo_of: done.mutation_id }
    expect(await marta.push(undo)).toEqual([{ result: 'applied' }])
    expect(await row()).toMatchObject({ mobile: null })

    const again = mutationOf(patch(field('mobile', null, '+393331111111')))
    await marta.send([again])
    await giorgio.push(patch(field('mobile', '+393331111111', '+393332222222')))
    expect(await marta.push({ ...undo, undo_of: again.mutation_id })).toMatchObject([{ result: 'conflict' }])
    expect(await row()).toMatchObject({ mobile: '+393332222222' })
  })
})

describe('history', () => {
  test('a line for each field that really changed, under the id that the desk gives it too', async () => {
    const typed = mutationOf(
      patch({
        ...field('lastName', 'Rossi', 'Bianchi'),
        ...field('firstName', 'Mario', 'Mario'),
        ...field('email', null, 'b@example.it'),
      }),
    )
    await marta.send([typed])
    const lines = await history()
    expect(lines.map((line) => line.field).toSorted()).toEqual(['email', 'lastName'])
    expect(lines.find((line) => line.field === 'lastName')).toMatchObject({
      id: changeId(typed.mutation_id, 'lastName'),
      kind: 'PATCH',
      oldValue: '"Rossi"',
      newValue: '"Bianchi"',
      actorName: 'Nome marta',
      deviceId: marta.device.id,
      at: typed.created_at,
      mutationId: typed.mutation_id,
      bucket: 'p:1.1',
    })
  })

  test('one line for a row that is made and one for a row that is deleted, on the customer’s card', async () => {
    const id = randomUUID()
    await marta.push(
      {
        tbl: 'interaction',
        id,
        op: 'create',
        fields: made({
          customerId,
          at: '2026-03-01T10:00:00.000Z',
          channel: 'TELEFONO',
          direction: 'OUT',
          kind: 'CHIAMATA',
          subject: 'Rinnovo',
        }),
      },
      { tbl: 'interaction', id, op: 'delete' },
    )
    const lines = await fedRows(office.pool, 'change', (one) => one.rowId === id)
    expect(lines).toMatchObject([
      { kind: 'CREATE', field: '', oldValue: null, newValue: null, customerId },
      { kind: 'DELETE', field: '', oldValue: null, newValue: null, customerId },
    ])
  })

  test('a time from the future is head office’s present', async () => {
    await marta.push({
      ...patch(field('lastName', 'Rossi', 'Verdi')),
      created_at: '2999-01-01T00:00:00.000Z',
    })
    expect(((await history())[0]?.at as string) < '2990').toBe(true)
  })
})

describe('an answer to a question', () => {
  async function ask(): Promise<string> {
    await giorgio.push(patch(field('iban', null, IBAN)))
    await marta.push(patch(field('iban', null, OTHER_IBAN)))
    return String((await conflicts())[0]?.id)
  }
  const answer = (id: string, name: string, choice: string) => ({
    tbl: 'conflict',
    id,
    op: 'command' as const,
    fields: field(name, null, choice),
  })

  test('a patch and the command in one group write the value and close the question', async () => {
    const id = await ask()
    const group = randomUUID()
    const outcomes = await giorgio.push(
      { ...patch(field('iban', IBAN, OTHER_IBAN)), group },
      { ...answer(id, 'iban', 'mine'), group },
    )
    expect(outcomes).toEqual([{ result: 'applied' }, { result: 'applied' }])
    expect(await row()).toMatchObject({ iban: OTHER_IBAN })
    const [closed] = await conflicts()
    expect(closed).toMatchObject({ closedBy: 'Nome giorgio', choice: '{"iban":"mine"}' })
    expect(closed?.closedAt).not.toBeNull()
  })

  test('a question that is closed already refuses a second answer, and the patch beside it', async () => {
    const id = await ask()
    await giorgio.push(answer(id, 'iban', 'theirs'))
    const group = randomUUID()
    expect(
      await marta.push(
        { ...patch(field('iban', IBAN, OTHER_IBAN)), group },
        { ...answer(id, 'iban', 'mine'), group },
      ),
    ).toEqual([
      { result: 'rejected', code: 'group' },
      { result: 'rejected', code: 'conflict_closed' },
    ])
    expect(await row()).toMatchObject({ iban: IBAN })
  })

  test('a choice that is none, a question that is not there, a command to another table', async () => {
    const id = await ask()
    expect(
      await marta.push(
        answer(id, 'iban', 'forse'),
        { ...answer(id, 'iban', 'mine'), fields: {} },
        answer(randomUUID(), 'iban', 'mine'),
        { ...answer(customerId, 'iban', 'mine'), tbl: 'customer' },
      ),
    ).toEqual([
      { result: 'rejected', code: 'invalid_value', field: 'iban' },
      { result: 'rejected', code: 'required' },
      { result: 'rejected', code: 'not_found' },
      { result: 'rejected', code: 'not_editable' },
    ])
  })

  test('an answer that is taken back leaves the question open', async () => {
    const id = await ask()
    const given = mutationOf(answer(id, 'iban', 'theirs'))
    await marta.send([given])
    await marta.push({ ...answer(id, 'iban', 'theirs'), undo_of: given.mutation_id })
    expect(await conflicts()).toMatchObject([{ closedAt: null, closedBy: null, choice: null }])
  })

  test('who answers while a third opinion came gets a new question', async () => {
    const id = await ask()
    await giorgio.push(patch(field('iban', IBAN, null)))
    const group = randomUUID()
    const [outcome] = await marta.push(
      { ...patch(field('iban', IBAN, OTHER_IBAN)), group },
      { ...answer(id, 'iban', 'mine'), group },
    )
    expect(outcome).toMatchObject({ result: 'conflict', fields: ['iban'] })
    expect(await row()).toMatchObject({ iban: null })
    expect((await conflicts()).filter((one) => one.closedAt === null)).toHaveLength(1)
  })
})

test('two desks that record one consent make one row, and a question where they differ', async () => {
  const consent = (id: string, value: string, givenOn: string) => ({
    tbl: 'consent',
    id,
    op: 'create' as const,
    fields: made({
      customerId,
      purpose: 'L1',
      controller: 'AGENZIA',
      value,
      givenOn,
      source: 'TELEFONO',
      channels: ['TELEFONO'],
    }),
  })
  const id = randomUUID()
  expect(await giorgio.push(consent(id, 'YES', '2026-03-01'))).toEqual([{ result: 'applied' }])
  expect(await marta.push(consent(id, 'YES', '2026-03-01'))).toEqual([{ result: 'applied' }])
  // An older system gave another id to the same answer.
  expect(await marta.push(consent(randomUUID(), 'NO', '2026-03-02'))).toMatchObject([{ result: 'conflict' }])
  const rows = await fedRows(office.pool, 'consent', (one) => one.customerId === customerId)
  expect(rows).toMatchObject([{ id, value: 'YES' }])
  expect(await fedRows(office.pool, 'conflict', (one) => one.rowId === id)).toMatchObject([
    { tbl: 'consent', customerId, label: 'Rossi Mario' },
  ])
})

test('a note of a contact keeps both texts too', async () => {
  const customer = await addCustomer(office.pool)
  const { id } = await addInteraction(office.pool, customer, { note: 'prima' })
  const note = (to: string) => ({
    tbl: 'interaction',
    id,
    op: 'patch' as const,
    fields: field('note', 'prima', to),
  })
  await giorgio.push(note('prima e dopo'))
  await marta.push(note('prima, poi altro'))
  expect(await fedRow(office.pool, 'interaction', id)).toMatchObject({ note: 'prima e dopo\n, poi altro' })
})
