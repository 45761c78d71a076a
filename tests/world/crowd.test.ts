import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { backoffMs } from '../../electron/core/sync/backoff.ts'
import type { Mutation } from '../../shared/sync/mutations.ts'
import { waitFor } from './desk.ts'
import { addTestAgency, addTestUser, openTestDatabase, openTestHeadOffice } from './head-office.ts'
import { enrol, json, mutationOf, push, type TestDevice } from './head-office-client.ts'
import { addCustomer, field } from './pushing.ts'

const CROWD = 120
const EDITS = 3
const FIRST_WAIT_MS = 20

let database: Awaited<ReturnType<typeof openTestDatabase>>
let office: Awaited<ReturnType<typeof openTestHeadOffice>>
const crowd: TestDevice[] = []

beforeAll(async () => {
  database = await openTestDatabase()
  office = await openTestHeadOffice({ databaseUrl: database.url })
  await addTestAgency(office.pool, 1, 3)
  await addTestUser(office.pool, { username: 'titolare', role: 'AGENTE_TITOLARE', agencies: [1] })
  while (crowd.length < CROWD) crowd.push(await enrol(office.url, 'titolare'))
}, 60_000)
afterAll(async () => {
  await office?.close()
  await database?.close()
})

type Told = { answered: number; refused: number }

/** Pushes until it has an outcome for each, as a desk does: one that got no answer is pushed again as it was. */
async function pushAll(
  device: TestDevice,
  mutations: readonly Omit<Mutation, 'seq'>[],
  told: Told,
): Promise<void> {
  let failures = 0
  for (let at = 0; at < mutations.length; ) {
    const one = mutations.slice(at, at + 1)
    const answer = await push(device, at + 1, one).catch(() => null)
    const outcome = answer?.status === 200 ? json(answer).outcomes[0]?.outcome.result : 'none'
    if (outcome === 'applied' || outcome === 'duplicate') {
      told.answered++
      failures = 0
      at++
    } else {
      told.refused++
      await sleep(backoffMs(++failures, FIRST_WAIT_MS))
    }
  }
}

test('fault 20: head office restarts under a crowd that pushes: every edit is applied, and none twice', async () => {
  const customer = await addCustomer(office.pool, 1)
  const told: Told = { answered: 0, refused: 0 }
  const typed = crowd.map((_, desk) =>
    Array.from({ length: EDITS }, (__, n) =>
      mutationOf({
        tbl: 'customer',
        id: customer.id,
        op: 'patch',
        fields: field('notes', null, `parola-${desk}-${n}.`),
      }),
    ),
  )
  const all = Promise.all(crowd.map((device, desk) => pushAll(device, typed[desk] ?? [], told)))
  await waitFor(
    () => told.answered >= CROWD,
    30_000,
    () => JSON.stringify(told),
  )
  const port = Number(new URL(office.url).port)
  await office.close()
  const before = told.answered
  await waitFor(
    () => told.refused >= CROWD,
    30_000,
    () => JSON.stringify(told),
  )
  office = await openTestHeadOffice({ databaseUrl: database.url, port })
  await all
  expect(before).toBeLessThan(CROWD * EDITS)
  expect(told.answered).toBe(CROWD * EDITS)
  const { rows } = await office.pool.query<{ mutation_id: string }>('SELECT mutation_id FROM mutation_log')
  const ids = typed.flat().map(({ mutation_id }) => mutation_id)
  expect(rows.map(({ mutation_id }) => mutation_id).toSorted()).toEqual(ids.toSorted())
  const kept = await office.pool.query<{ notes: string }>('SELECT notes FROM customer WHERE id = $1', [
    customer.id,
  ])
  const words = typed.flat().map(({ fields }) => String(fields.notes?.to))
  expect(kept.rows[0]?.notes.split('\n').toSorted()).toEqual(words.toSorted())
}, 90_000)
