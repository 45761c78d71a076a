import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { REFUSED } from '../../db/features/edits/refused.ts'
import { inTransaction } from '../../headoffice/feed/change.ts'
import { type Desk, startDesk, waitFor } from './desk.ts'
import { attachFile } from './desk-attach.ts'
import { callsOf } from './desk-calls.ts'
import { bucketsHeld, differences, mirrorRows, serverRows } from './desk-compare.ts'
import { headOf, newCustomer, type Office, openOffice, write } from './desk-office.ts'
import { createOf, noteFor, outbox, patchOf, shown, type, untilPushed } from './desk-typing.ts'
import { tables } from './desk-writers.ts'
import { type FaultProxy, openFaultProxy } from './fault-proxy.ts'
import { addTestAgency, addTestUser, type TestAgency } from './head-office.ts'
import { customerModel } from './head-office-models.ts'

// One user, two agencies: a queue, a feed and numbers for each (sync.md section 6).

let office: Office
let proxy: FaultProxy
let second: TestAgency
const desks: Desk[] = []

beforeAll(async () => {
  office = await openOffice(3)
  second = await addTestAgency(office.pool, 2, 2)
  proxy = await openFaultProxy(office.url)
})
afterEach(async () => {
  proxy.down = false
  for (const desk of desks.splice(0)) await desk.close()
})
afterAll(async () => {
  await proxy?.close()
  await office?.close()
})

async function deskOfBoth(username: string): Promise<{ desk: Desk; userId: string }> {
  const userId = await addTestUser(office.pool, { username, role: 'AGENTE_TITOLARE', agencies: [1, 2] })
  const desk = await startDesk({ headOfficeUrl: proxy.url, username })
  desks.push(desk)
  return { desk, userId }
}

async function oneInEach() {
  const inFirst = newCustomer()
  const inSecond = customerModel(2, 1, {})
  await write(office, [inFirst])
  await inTransaction(office.office, [2], ({ put }) => put(tables.customerTable, inSecond))
  return { inFirst, inSecond }
}

async function goesOffline(desk: Desk): Promise<void> {
  for (const feed of [1, 2]) await desk.untilAt(feed, await headOf(office, feed))
  proxy.down = true
  await desk.until('offline', ({ link }) => link === 'offline')
}

async function comesBack(desk: Desk): Promise<void> {
  proxy.down = false
  await desk.session.writer?.call('syncNow', null)
  await untilPushed(desk)
}

const person = { kind: 'PF', lastName: 'Nuovo', firstName: 'Ada' }
const numbersOf = (desk: Desk, agency: number) =>
  outbox(desk.reader)
    .filter(({ agencyId }) => agencyId === agency)
    .map(({ seq, id }) => ({ seq, mutation_id: id }))

test('what is typed for two agencies in turn waits in two queues, each with numbers of its own and without a gap', async () => {
  const { inFirst, inSecond } = await oneInEach()
  const { desk } = await deskOfBoth('doppio')
  await goesOffline(desk)
  await type(desk, patchOf('customer', inSecond.id, { mobile: [null, '+393331111111'] }))
  await type(desk, patchOf('customer', inFirst.id, { mobile: [null, '+393332222222'] }))
  await type(desk, noteFor(inSecond, 'Visto in sede'))
  // One form over both: each agency's part stands or falls by itself.
  await type(
    desk,
    patchOf('customer', inFirst.id, { email: [null, 'primo@example.it'] }),
    patchOf('customer', inSecond.id, { email: [null, 'secondo@example.it'] }),
    noteFor(inFirst, 'Sentito'),
  )
  expect(numbersOf(desk, 1).map(({ seq }) => seq)).toEqual([1, 2, 3])
  expect(numbersOf(desk, 2).map(({ seq }) => seq)).toEqual([1, 2, 3])
  const waiting = [1, 2].map((agency) => numbersOf(desk, agency))
  await comesBack(desk)
  for (const [at, agency] of [1, 2].entries()) {
    const { rows } = await office.pool.query(
      `SELECT l.seq, l.mutation_id FROM mutation_log l JOIN device d ON d.id = l.device_id
       JOIN app_user u ON u.id = d.user_id WHERE l.agency_id = $1 AND u.username = 'doppio' ORDER BY l.seq`,
      [agency],
    )
    expect(rows).toEqual(waiting[at])
  }
  expect(outbox(desk.reader).map(({ outcome }) => outcome?.result)).toEqual(Array(6).fill('applied'))
  for (const feed of [1, 2]) await desk.untilAt(feed, await headOf(office, feed))
  const { rows } = await serverRows(office.pool, bucketsHeld(desk.reader))
  expect(differences(mirrorRows(desk.reader), rows)).toEqual([])
})

test('a new customer belongs to the agency of who looks after him; without a name nobody guesses which one', async () => {
  const { desk } = await deskOfBoth('sceglie')
  const [, collaboratorId = null] = second.collaboratorIds
  const named = createOf('customer', { ...person, collaboratorId })
  await type(desk, named)
  await untilPushed(desk)
  const { rows } = await office.pool.query('SELECT agency_id, portfolio FROM customer WHERE id = $1', [
    named.id,
  ])
  expect(rows).toEqual([{ agency_id: 2, portfolio: 2 }])
  const answer = await desk.session.writer?.call('applyEdits', { edits: [createOf('customer', person)] })
  expect(answer).toEqual({ refused: [{ code: 'required', field: 'collaboratorId' }] })
})

test('fault 32: an agency is taken away with edits waiting: its rows go, the edits are refused and kept, the text is handed over', async () => {
  const { inFirst, inSecond } = await oneInEach()
  const { desk, userId } = await deskOfBoth('lascia')
  await type(desk, patchOf('customer', inSecond.id, { preferredHours: [null, 'mattina'] }))
  await untilPushed(desk)
  await goesOffline(desk)
  const note = noteFor(inSecond, 'Chiede un preventivo')
  const prospect = createOf('customer', { ...person, collaboratorId: second.collaboratorIds[1] ?? null })
  await type(desk, patchOf('customer', inSecond.id, { notes: [null, 'Ha due figli'] }))
  await type(desk, note)
  await type(desk, prospect)
  await type(desk, patchOf('customer', inFirst.id, { notes: [null, 'Resta mio'] }))
  await office.pool.query('DELETE FROM user_agency WHERE user_id = $1 AND agency_id = 2', [userId])
  office.office.access.forget(userId)
  await comesBack(desk)

  expect(bucketsHeld(desk.reader).filter((bucket) => bucket.includes(':2'))).toEqual([])
  expect(shown(desk.reader, 'customer', inSecond.id, 'id')).toBeUndefined()
  expect(shown(desk.reader, 'customer', inFirst.id, 'notes')).toBe('Resta mio')
  const lost = outbox(desk.reader).filter(({ agencyId }) => agencyId === 2)
  expect(lost.map(({ rowId, state, outcome }) => [rowId, state, outcome])).toEqual(
    [inSecond.id, note.id, prospect.id].map((id) => [id, 'done', { result: 'rejected', code: 'scope_lost' }]),
  )
  const refused = desk.reader.prepare(`SELECT count(*) FROM mutation WHERE ${REFUSED}`).pluck().get()
  expect(refused).toBe(3)
  const { rows } = await office.pool.query<{ kind: string; row_id: string; mine: string }>(
    'SELECT kind, row_id, mine FROM conflict WHERE agency_id = 2 AND closed_at IS NULL',
  )
  const handedOver = new Map(rows.map(({ kind, row_id, mine }) => [row_id, { kind, mine: JSON.parse(mine) }]))
  expect(handedOver.size).toBe(3)
  expect(handedOver.get(inSecond.id)).toMatchObject({ kind: 'HANDOVER', mine: { notes: 'Ha due figli' } })
  expect(handedOver.get(note.id)).toMatchObject({
    kind: 'HANDOVER',
    mine: { subject: 'Chiede un preventivo' },
  })
  expect(handedOver.get(prospect.id)).toMatchObject({ kind: 'HANDOVER', mine: { lastName: 'Nuovo' } })
})

test('the same file that is attached in both agencies reaches head office for each', async () => {
  const { inFirst, inSecond } = await oneInEach()
  const { desk } = await deskOfBoth('allega')
  for (const feed of [1, 2]) await desk.untilAt(feed, await headOf(office, feed))
  const file = { name: 'Informativa.pdf', bytes: Buffer.from('%PDF-1.7 informativa') }
  const holders = async () =>
    (await office.pool.query('SELECT agency_id FROM blob WHERE complete ORDER BY agency_id')).rows.map(
      ({ agency_id }) => Number(agency_id),
    )
  for (const [customer, expected] of [
    [inFirst, [1]],
    [inSecond, [1, 2]],
  ] as const) {
    await attachFile(callsOf(desk), { ...file, customerId: customer.id })
    await waitFor(
      async () => (await holders()).join() === expected.join(),
      20_000,
      () => `not for ${expected}`,
    )
  }
})
