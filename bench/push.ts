// 10,000 mutations of a desk's queue, pushed in batches of 500 over REST, against the same writes of rows, history and feed on one
// connection without log, rights and merge (docs/architecture.md, Budgets: push).
import { randomUUID } from 'node:crypto'
import { HeadOffice } from '../electron/core/net/head-office.ts'
import { askHeadOffice, requestEnrolment } from '../electron/core/session/online.ts'
import { createPool } from '../headoffice/database.ts'
import { inTransaction } from '../headoffice/feed/change.ts'
import { customerTables } from '../shared/features/customers/api.ts'
import type { Customer } from '../shared/features/customers/model.ts'
import { editsApi } from '../shared/features/edits/api.ts'
import { historyTables } from '../shared/features/history/api.ts'
import { changeId } from '../shared/features/history/model.ts'
import { instantOf } from '../shared/lib/dates.ts'
import type { Mutation } from '../shared/sync/mutations.ts'
import { decodeRow } from '../shared/sync/table.ts'
import { openFullOffice } from './lib/full-office.ts'
import { report } from './lib/result.ts'

const MUTATIONS = 10_000
const BATCH = 500
const OWNER = { username: 'giorgio.bertone', password: 'scrivania' }
const [customerTable] = customerTables
const [changeTable] = historyTables

const phoneOf = (number: number) => `+39347${String(number).padStart(7, '0')}`

/** Every customer of the agency, over and over, each time with another number. */
function mutationsOf(customers: readonly Customer[]): Mutation[] {
  return Array.from({ length: MUTATIONS }, (_, at) => {
    const customer = customers[at % customers.length] as Customer
    const earlier = at - customers.length
    return {
      seq: at + 1,
      mutation_id: randomUUID(),
      tbl: 'customer',
      id: customer.id,
      op: 'patch',
      base_ver: 1,
      fields: { mobile: { from: earlier < 0 ? customer.mobile : phoneOf(earlier), to: phoneOf(at) } },
      created_at: instantOf(Date.now()),
    }
  })
}

async function pushAll(url: string, agencyId: number, mutations: readonly Mutation[]): Promise<number> {
  const office = new HeadOffice(url)
  const answer = await askHeadOffice(office, OWNER, { deviceId: null, canOffline: false })
  if (!answer) throw new Error('head office does not answer')
  const { deviceId, tokens } = await requestEnrolment(office, answer.tokens.accessToken, '0.1.0')
  const started = performance.now()
  for (let at = 0; at < mutations.length; at += BATCH) {
    const batch = mutations.slice(at, at + BATCH)
    const { outcomes } = await office.call(
      editsApi.push,
      { agency: agencyId, device: deviceId, first_seq: at + 1, mutations: [...batch] },
      { token: tokens.accessToken },
    )
    const odd = outcomes.find(({ outcome }) => outcome.result !== 'applied')
    if (outcomes.length !== batch.length || odd)
      throw new Error(`not applied: ${JSON.stringify(odd?.outcome)}`)
  }
  return performance.now() - started
}

/** The control: one transaction for each, with the customer, its line of history and the feed. */
async function writeAll(
  url: string,
  agencyId: number,
  customers: readonly Customer[],
  mutations: readonly Mutation[],
): Promise<number> {
  const pool = createPool(url, 1, () => {})
  const started = performance.now()
  for (const [at, mutation] of mutations.entries()) {
    const customer = customers[at % customers.length] as Customer
    const change = mutation.fields.mobile
    await inTransaction({ pool }, [agencyId], async ({ put }) => {
      await put(customerTable, { ...customer, mobile: String(change?.to) })
      await put(changeTable, {
        id: changeId(mutation.mutation_id, 'mobile'),
        agencyId,
        portfolio: customer.portfolio,
        customerId: customer.id,
        tbl: 'customer',
        rowId: customer.id,
        kind: 'PATCH',
        field: 'mobile',
        oldValue: JSON.stringify(change?.from),
        newValue: JSON.stringify(change?.to),
        actorId: null,
        actorName: OWNER.username,
        deviceId: null,
        at: mutation.created_at,
        source: 'DESK',
        mutationId: mutation.mutation_id,
      })
    })
  }
  const ms = performance.now() - started
  await pool.end()
  return ms
}

async function customersOf(url: string): Promise<{ agencyId: number; customers: Customer[] }> {
  const pool = createPool(url, 1, () => {})
  const { rows } = await pool.query<{ agency_id: number; body: string }>(
    `SELECT agency_id, body FROM sync_row WHERE tbl = 'customer' AND NOT deleted AND agency_id =
       (SELECT ua.agency_id FROM user_agency ua JOIN app_user u ON u.id = ua.user_id WHERE u.username = $1 LIMIT 1)
     ORDER BY id LIMIT 2000`,
    [OWNER.username],
  )
  await pool.end()
  const customers = rows.map(({ body }) =>
    customerTable.model.parse(decodeRow(customerTable, JSON.parse(body))),
  )
  return { agencyId: rows[0]?.agency_id ?? 0, customers }
}

export async function run(): Promise<boolean> {
  console.log('push')
  const { databaseUrl, office } = await openFullOffice()
  const { agencyId, customers } = await customersOf(databaseUrl)
  const pushMs = await pushAll(office.url, agencyId, mutationsOf(customers))
  const bareMs = await writeAll(databaseUrl, agencyId, customers, mutationsOf(customers))
  return report({
    name: 'push',
    figures: {
      mutations: MUTATIONS,
      pushMs,
      bareMs,
      perSecond: (MUTATIONS * 1000) / pushMs,
      barePerSecond: (MUTATIONS * 1000) / bareMs,
    },
    ratios: { vsServerTransactions: bareMs / pushMs },
    budgets: [{ key: 'vsServerTransactions', atLeast: 0.5 }],
  })
}
