import { setTimeout as sleep } from 'node:timers/promises'
import type { z } from 'zod'
import type { Change } from '../../headoffice/feed/change.ts'
import { inTransaction } from '../../headoffice/feed/change.ts'
import { consentTables } from '../../shared/features/consents/api.ts'
import type { Consent } from '../../shared/features/consents/model.ts'
import { customerTables } from '../../shared/features/customers/api.ts'
import type { Customer } from '../../shared/features/customers/model.ts'
import { interactionTables } from '../../shared/features/interactions/api.ts'
import type { Interaction } from '../../shared/features/interactions/model.ts'
import { policyTables } from '../../shared/features/policies/api.ts'
import type { Policy } from '../../shared/features/policies/model.ts'
import { productTables } from '../../shared/features/products/api.ts'
import { titleTables } from '../../shared/features/titles/api.ts'
import type { Title } from '../../shared/features/titles/model.ts'
import { bucketOf } from '../../shared/sync/buckets.ts'
import { encodeRow, type SyncedTable } from '../../shared/sync/table.ts'
import type { Rows } from './desk-compare.ts'
import { consentModel, policyModel, productModel, titleModel } from './desk-models.ts'
import type { TestHeadOffice } from './head-office.ts'
import { customerModel, interactionModel } from './head-office-models.ts'

const [customerTable] = customerTables
const [policyTable] = policyTables
const [titleTable] = titleTables
const [consentTable] = consentTables
const [interactionTable] = interactionTables
export const [productTable] = productTables
export const tables = { customerTable, policyTable, titleTable, consentTable, interactionTable }

const SURNAMES = ['Rossi', 'Ferrero', "D'Angelo", 'De Luca', 'Però', 'Scrittore', 'Bertone']
const CITIES = ['Torino', 'Chieri', 'Forlì', 'Asti', null]

export const random = (below: number) => Math.floor(Math.random() * below)
export function pick<T>(from: readonly T[]): T {
  return from[random(from.length)] as T
}

/** A customer with what hangs on it; moved and deleted together. */
export type Dossier = {
  customer: Customer
  policies: Policy[]
  titles: Title[]
  consents: Consent[]
  contacts: Interaction[]
}

export function newDossier(
  agencyId: number,
  portfolio: number,
  products: readonly string[],
  more: Partial<Customer> = {},
): Dossier {
  const customer = customerModel(agencyId, portfolio, {
    lastName: pick(SURNAMES),
    firstName: `Nome ${random(1000)}`,
    municipality: pick(CITIES),
    ...more,
  })
  const policies = Array.from({ length: random(3) }, () =>
    policyModel(customer, pick(products), {
      state: pick(['IN_VIGORE', 'DISDETTATA', 'STORNATA', 'SOSPESA']),
      expiresOn: pick(['2026-12-31', '2027-06-30', null]),
      annualGross: random(100_000),
    }),
  )
  return {
    customer,
    policies,
    titles: policies.flatMap((policy) => [titleModel(policy), titleModel(policy, { state: 'EMESSO' })]),
    consents: random(2) === 0 ? [] : [consentModel(customer, { purpose: pick(['L1', 'L2', 'L3']) })],
    contacts: Array.from({ length: random(3) }, () => interactionModel(customer)),
  }
}

export async function putDossier({ put, putMany }: Put, dossier: Dossier): Promise<void> {
  await put(customerTable, dossier.customer)
  await putMany(policyTable, dossier.policies)
  await putMany(titleTable, dossier.titles)
  await putMany(consentTable, dossier.consents)
  await putMany(interactionTable, dossier.contacts)
}

async function removeDossier({ remove }: Pick<Change, 'remove'>, dossier: Dossier): Promise<void> {
  const { agencyId } = dossier.customer
  for (const { id } of dossier.contacts) await remove(interactionTable, id, agencyId)
  for (const { id } of dossier.consents) await remove(consentTable, id, agencyId)
  for (const { id } of dossier.titles) await remove(titleTable, id, agencyId)
  for (const { id } of dossier.policies) await remove(policyTable, id, agencyId)
  await remove(customerTable, dossier.customer.id, agencyId)
}

export function movedTo(dossier: Dossier, portfolio: number): Dossier {
  const move = <T extends { portfolio: number }>(row: T): T => ({ ...row, portfolio })
  return {
    customer: move(dossier.customer),
    policies: dossier.policies.map(move),
    titles: dossier.titles.map(move),
    consents: dossier.consents.map(move),
    contacts: dossier.contacts.map(move),
  }
}

type Put = Pick<Change, 'put' | 'putMany'>
type Written = { key: string; bucket: string; body: string | null }

/** Adds products to the catalogue; gives their ids. */
export async function addProducts(office: TestHeadOffice, count = 3): Promise<string[]> {
  const areas = ['MOBILITA', 'CASA_PATRIMONIO', 'PREVIDENZA'] as const
  const models = Array.from({ length: count }, (_, at) =>
    productModel({ needArea: pick(areas), mainBranch: at === 0 ? '10' : '8' }),
  )
  await inTransaction(office.office, [0], ({ putMany }) => putMany(productTable, models))
  return models.map(({ id }) => id)
}

/** Puts many customers at head office, some hundred in a transaction. */
export async function addDossiers(
  office: TestHeadOffice,
  dossiers: readonly Dossier[],
  perTransaction = 200,
): Promise<void> {
  for (let from = 0; from < dossiers.length; from += perTransaction) {
    const part = dossiers.slice(from, from + perTransaction)
    const agencies = [...new Set(part.map(({ customer }) => customer.agencyId))]
    await inTransaction(office.office, agencies, async ({ putMany }) => {
      await putMany(
        customerTable,
        part.map(({ customer }) => customer),
      )
      await putMany(
        policyTable,
        part.flatMap(({ policies }) => policies),
      )
      await putMany(
        titleTable,
        part.flatMap(({ titles }) => titles),
      )
      await putMany(
        consentTable,
        part.flatMap(({ consents }) => consents),
      )
      await putMany(
        interactionTable,
        part.flatMap(({ contacts }) => contacts),
      )
    })
  }
}

/**
 * Concurrent writers of one agency, and the record of what each version changed: folded up to a version it says what head
 * office held there, whatever the feed serves.
 */
export class Writers {
  readonly history = new Map<number, readonly Written[]>()
  readonly #office: TestHeadOffice
  readonly #agencyId: number
  readonly #portfolios: number
  readonly #products: readonly string[]
  transactions = 0

  constructor(office: TestHeadOffice, agencyId: number, portfolios: number, products: readonly string[]) {
    this.#office = office
    this.#agencyId = agencyId
    this.#portfolios = portfolios
    this.#products = products
  }

  /** Writes with `count` connections at once until `running` says no more. */
  async run(count: number, running: () => boolean): Promise<void> {
    await Promise.all(Array.from({ length: count }, () => this.#writer(running)))
  }

  /** What head office held at a version, from what it held at an earlier one. */
  stateAt(base: Rows, from: number, to: number): Rows {
    const rows: Rows = new Map(base)
    for (let ver = from + 1; ver <= to; ver++) {
      const changes = this.history.get(ver)
      if (!changes) throw new Error(`nobody wrote version ${ver}`)
      for (const { key, bucket, body } of changes) {
        if (body === null) rows.delete(key)
        else rows.set(key, { bucket, ver, body })
      }
    }
    return rows
  }

  async #writer(running: () => boolean): Promise<void> {
    let mine: Dossier[] = []
    while (running()) {
      const written = new Map<string, Written>()
      const { result, versions } = await inTransaction(
        this.#office.office,
        [this.#agencyId],
        async (change) => {
          written.clear()
          const held = [...mine]
          for (let acts = 1 + random(3); acts > 0; acts--) await this.#act(recording(change, written), held)
          // Work between the writes and the counter: transactions commit in another order than they wrote.
          if (random(4) === 0) await sleep(random(20))
          return held
        },
      )
      mine = result
      const ver = versions.get(this.#agencyId)
      if (ver !== undefined) this.history.set(ver, [...written.values()])
      this.transactions++
      // The desks share these cores: without a breath they would see few checkpoints.
      await sleep(20 + random(60))
    }
  }

  async #act(change: Change, held: Dossier[]): Promise<void> {
    const at = random(held.length)
    const one = held[at]
    const kind = one ? random(12) : 0
    const portfolio = 1 + random(this.#portfolios)
    if (!one || kind < 3) {
      const made = newDossier(this.#agencyId, portfolio, this.#products)
      await putDossier(change, made)
      held.push(made)
    } else if (kind < 5) {
      const customer = { ...one.customer, lastName: pick(SURNAMES), municipality: pick(CITIES) }
      await change.put(customerTable, customer)
      held[at] = { ...one, customer }
    } else if (kind < 7 && one.titles.length > 0) {
      const [first, ...rest] = one.titles as [Title, ...Title[]]
      const title = { ...first, state: pick(['INCASSATO', 'EMESSO', 'STORNATO'] as const) }
      await change.put(titleTable, title)
      held[at] = { ...one, titles: [title, ...rest] }
    } else if (kind < 8 && one.policies.length > 0) {
      // Another holder: two customers change with one row.
      const other = pick(held)
      const [first, ...rest] = one.policies as [Policy, ...Policy[]]
      if (other.customer.portfolio !== one.customer.portfolio) return
      const policy = { ...first, holderId: other.customer.id }
      await change.put(policyTable, policy)
      // It moves and goes with its new holder from now on.
      const itsTitles = one.titles.filter(({ policyId }) => policyId === policy.id)
      held[at] = { ...one, policies: rest, titles: one.titles.filter((title) => !itsTitles.includes(title)) }
      const to = held.findIndex(({ customer }) => customer.id === other.customer.id)
      const target = held[to] as Dossier
      held[to] = {
        ...target,
        policies: [...target.policies, policy],
        titles: [...target.titles, ...itsTitles],
      }
      // What a title says of who pays stays as it was; the customer it names must outlive it.
      for (const title of itsTitles) await change.put(titleTable, { ...title, customerId: policy.holderId })
      held[to] = {
        ...(held[to] as Dossier),
        titles: (held[to] as Dossier).titles.map((title) =>
          itsTitles.includes(title) ? { ...title, customerId: policy.holderId } : title,
        ),
      }
    } else if (kind < 11) {
      const moved = movedTo(one, portfolio)
      await putDossier(change, moved)
      held[at] = moved
    } else {
      await removeDossier(change, one)
      held.splice(at, 1)
    }
  }
}

/** The same change, noting what it wrote. */
function recording(change: Change, written: Map<string, Written>): Change {
  const note = (table: SyncedTable, model: Readonly<Record<string, unknown>>) => {
    const key = `${table.name}|${model.id}`
    const body = JSON.stringify(encodeRow(table, model))
    written.set(key, { key, bucket: bucketOf(table, model), body })
  }
  return {
    ...change,
    put<M extends z.ZodObject>(table: SyncedTable<M>, model: z.input<M>) {
      note(table, model as Record<string, unknown>)
      return change.put(table, model)
    },
    putMany<M extends z.ZodObject>(table: SyncedTable<M>, models: readonly z.input<M>[]) {
      for (const model of models) note(table, model as Record<string, unknown>)
      return change.putMany(table, models)
    },
    remove(table, id, agencyId) {
      const key = `${table.name}|${id}`
      written.set(key, { key, bucket: '', body: null })
      return change.remove(table, id, agencyId)
    },
  }
}
