import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../shared/features/network/model.ts'
import { addTestAgency, addTestUser, openTestHeadOffice, type TestAgency } from './head-office.ts'
import type { TypedMutation } from './head-office-client.ts'
import { contactFields } from './push-models.ts'
import { addCustomer, fedRow, fedRows, field, made, Pusher } from './pushing.ts'

let office: Awaited<ReturnType<typeof openTestHeadOffice>>
let agency: TestAgency
const holderOf = (portfolio: number) => agency.collaboratorIds[portfolio - 1] ?? null

beforeAll(async () => {
  office = await openTestHeadOffice()
  agency = await addTestAgency(office.pool, 1, 4)
  await addTestAgency(office.pool, 2, 2)
  const people: [string, Role, number | null][] = [
    ['titolare', 'AGENTE_TITOLARE', null],
    ['direzione', 'DIREZIONE', null],
    ['sub', 'SUBAGENTE', 2],
    ['produttore', 'PRODUTTORE', 3],
  ]
  for (const [username, role, portfolio] of people)
    await addTestUser(office.pool, {
      username,
      role,
      agencies: [1],
      collaboratorId: portfolio === null ? null : holderOf(portfolio),
    })
  for (const role of [
    'AGENTE_SOCIO',
    'RESPONSABILE_UFFICIO',
    'IMPIEGATO_FRONT',
    'IMPIEGATO_BACK',
    'SPECIALISTA',
  ] as const)
    await addTestUser(office.pool, { username: role.toLowerCase(), role, agencies: [1] })
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
const notFound = { result: 'rejected', code: 'not_found' }
const forbidden = { result: 'rejected', code: 'forbidden' }

describe('what each role may write', () => {
  test.each([
    ['titolare', [applied, applied, applied]],
    ['agente_socio', [applied, applied, applied]],
    ['responsabile_ufficio', [applied, applied, applied]],
    ['impiegato_front', [applied, applied, applied]],
    ['impiegato_back', [applied, applied, applied]],
    ['specialista', [applied, applied, applied]],
    ['sub', [applied, notFound, { ...forbidden, field: 'collaboratorId' }]],
    ['produttore', [notFound, applied, { ...forbidden, field: 'collaboratorId' }]],
    ['direzione', [forbidden, forbidden, forbidden]],
  ])('%s: portfolio 2, portfolio 3, who looks after a customer', async (username, outcomes) => {
    const two = await addCustomer(office.pool, 2, { collaboratorId: holderOf(2) })
    const three = await addCustomer(office.pool, 3, { collaboratorId: holderOf(3) })
    const own = username === 'produttore' ? three : two
    const desk = await Pusher.enrol(office.url, username)
    expect(
      await desk.push(
        patch(two.id, field('notes', null, 'nota')),
        patch(three.id, field('notes', null, 'nota')),
        patch(own.id, field('collaboratorId', own.collaboratorId, null)),
      ),
    ).toEqual(outcomes)
  })

  test('DIREZIONE deletes nothing, makes nothing and answers nothing', async () => {
    const { id } = await addCustomer(office.pool)
    const desk = await Pusher.enrol(office.url, 'direzione')
    expect(
      await desk.push(
        { tbl: 'customer', id, op: 'delete', base_ver: 1_000_000 },
        { tbl: 'customer', id: randomUUID(), op: 'create', fields: person() },
        { tbl: 'conflict', id: randomUUID(), op: 'command', fields: field('row', null, 'mine') },
      ),
    ).toEqual([forbidden, forbidden, forbidden])
  })

  test('tables and fields that are head office’s', async () => {
    const { id } = await addCustomer(office.pool)
    const desk = await Pusher.enrol(office.url, 'titolare')
    expect(
      await desk.push(
        { tbl: 'policy', id: randomUUID(), op: 'delete' },
        patch(id, field('portfolio', null, 'x')),
        patch(id, field('updatedAt', null, '2026-01-01T00:00:00.000Z')),
        patch(id, field('kind', 'PF', 'PG')),
        { tbl: 'conflict', id: randomUUID(), op: 'patch', fields: field('choice', null, 'x') },
      ),
    ).toEqual([
      { result: 'rejected', code: 'not_editable' },
      { result: 'rejected', code: 'not_editable', field: 'portfolio' },
      { result: 'rejected', code: 'not_editable', field: 'updatedAt' },
      { result: 'rejected', code: 'not_editable', field: 'kind' },
      { result: 'rejected', code: 'not_editable' },
    ])
  })
})

describe('fault 35: a foreign id answers like one that is not there', () => {
  test('of another portfolio and of another agency: patch, delete, create under it, create over it, reference', async () => {
    const foreign = await addCustomer(office.pool, 3)
    const own = await addCustomer(office.pool, 2)
    const desk = await Pusher.enrol(office.url, 'sub')
    const tries = (id: string): TypedMutation[] => [
      patch(id, field('notes', null, 'x')),
      { tbl: 'customer', id, op: 'delete' },
      { tbl: 'interaction', id: randomUUID(), op: 'create', fields: contactFields(id) },
      {
        tbl: 'relation',
        id: randomUUID(),
        op: 'create',
        fields: made({ customerId: own.id, otherCustomerId: id, kind: 'FRATELLO' }),
      },
    ]
    const outcomes = await desk.push(...tries(foreign.id))
    expect(outcomes).toEqual([
      notFound,
      notFound,
      { result: 'rejected', code: 'parent_missing', field: 'customerId' },
      { ...notFound, field: 'otherCustomerId' },
    ])
    expect(await desk.push(...tries(randomUUID()))).toEqual(outcomes)
    expect(await desk.push({ tbl: 'customer', id: foreign.id, op: 'create', fields: person() })).toEqual([
      notFound,
    ])
    expect(await fedRow(office.pool, 'customer', foreign.id)).toMatchObject({
      lastName: 'Rossi',
      notes: null,
    })
    expect(await fedRows(office.pool, 'conflict')).toEqual([])
  })
})

describe('where a new customer goes', () => {
  test.each([
    ['sub', null, 2],
    ['produttore', null, 3],
    ['titolare', null, 1],
    ['titolare', 3, 3],
  ] as const)('made by %s for the holder of portfolio %s: portfolio %i', async (username, of, portfolio) => {
    const id = randomUUID()
    const desk = await Pusher.enrol(office.url, username)
    const named = of === null ? {} : { collaboratorId: String(holderOf(of)) }
    expect(
      await desk.push(
        { tbl: 'customer', id, op: 'create', fields: person(named) },
        { tbl: 'interaction', id: randomUUID(), op: 'create', fields: contactFields(id) },
      ),
    ).toEqual([applied, applied])
    expect(await fedRow(office.pool, 'customer', id)).toMatchObject({
      bucket: `p:1.${portfolio}`,
      collaboratorId: holderOf(portfolio),
    })
    const children = [
      ...(await fedRows(office.pool, 'interaction', (one) => one.customerId === id)),
      ...(await fedRows(office.pool, 'change', (one) => one.customerId === id)),
    ]
    expect(children.map((one) => one.bucket)).toEqual(children.map(() => `p:1.${portfolio}`))
    expect(children).toHaveLength(3)
  })
})
