import type { Statement } from 'better-sqlite3'
import type { IsoDay } from '../../shared/lib/dates.ts'
import type { PageAct } from '../../shared/sync/acts.ts'
import { syncedTables } from '../../shared/sync/tables.ts'
import { CustomerSummary, customerIdsAfter, orphansOfList } from '../features/customers/summary.ts'
import type { MirrorConnection, WriteTx } from '../types.ts'
import { addBucket, forgetBucket, SumKeeper } from './buckets.ts'
import { openRowStores, type RowStores } from './rows.ts'

/** Tables whose rows decide what lists show of customers, with the query that names them by the row's id. */
const CUSTOMERS_OF: Readonly<Record<string, string>> = {
  customer: 'SELECT ? AS customer',
  // A policy also tells until when the one that it replaces ran, which may be another holder's.
  policy: `WITH changed AS (SELECT holder_id, replaces_id FROM policy WHERE id = ?)
    SELECT holder_id AS customer FROM changed
    UNION SELECT old.holder_id FROM changed JOIN policy AS old ON old.id = changed.replaces_id`,
  // Coverage is told of the policy's holder, whoever pays the title.
  title: `SELECT policy.holder_id AS customer FROM title JOIN policy ON policy.id = title.policy_id WHERE title.id = ?`,
  consent: 'SELECT customer_id AS customer FROM consent WHERE id = ?',
}

/**
 * Applies what head office sent to the mirror's tables: rows, sums and derived rows in the caller's transaction.
 * `load` is the fast way of a first sync; `apply` the careful one of a delta.
 */
export class Applier {
  readonly #db: MirrorConnection
  readonly #stores: RowStores
  readonly #customersOf: ReadonlyMap<string, Statement<[string], { customer: string }>>
  #summary: CustomerSummary | undefined

  constructor(db: MirrorConnection) {
    this.#db = db
    this.#stores = openRowStores(db)
    this.#customersOf = new Map(Object.entries(CUSTOMERS_OF).map(([table, sql]) => [table, db.prepare(sql)]))
  }

  get summary(): CustomerSummary {
    this.#summary ??= new CustomerSummary(this.#db)
    return this.#summary
  }

  /** Rows of a snapshot page. Derived rows are made when the table is in (`deriveAll`). Returns how many were new. */
  load(tx: WriteTx, acts: readonly PageAct[]): number {
    const sums = new SumKeeper(tx)
    let applied = 0
    for (const act of acts) {
      if (act.t !== 'put') continue
      if (this.#store(act.table.name).add(act.arrived, sums)) applied++
    }
    sums.write()
    return applied
  }

  /** The lines of a checkpoint, in order. Returns the names of the tables that changed and how many rows did. */
  apply(tx: WriteTx, acts: Iterable<PageAct>, today: IsoDay): { tables: Set<string>; rows: number } {
    const sums = new SumKeeper(tx)
    const tables = new Set<string>()
    const customers = new Set<string>()
    let rows = 0
    for (const act of acts) {
      if (act.t === 'drop_bucket') {
        rows += this.#dropBucket(tx, act.bucket, sums, tables, customers)
        continue
      }
      if (act.t === 'add_bucket') {
        addBucket(tx, act.bucket)
        continue
      }
      if (this.#applyRow(act, sums, customers)) {
        rows++
        tables.add(act.table.name)
      }
    }
    sums.write()
    if (customers.size > 0) {
      this.summary.refresh(customers, today)
      tables.add('customer_list')
    }
    if (tables.has('product') || tables.has('collaborator')) this.deriveAll(today)
    return { tables, rows }
  }

  /** Derives the list rows of every customer, in id order: after a first load, or when a catalogue changed. */
  deriveAll(today: IsoDay): void {
    this.summary.refresh(orphansOfList(this.#db), today)
    let after = ''
    for (;;) {
      const ids = customerIdsAfter(this.#db, after, 2000)
      const last = ids.at(-1)
      if (last === undefined) return
      this.summary.refresh(ids, today)
      after = last
    }
  }

  #applyRow(
    act: Exclude<PageAct, { t: 'drop_bucket' | 'add_bucket' }>,
    sums: SumKeeper,
    customers: Set<string>,
  ): boolean {
    const store = this.#store(act.table.name)
    const id = act.t === 'put' ? (act.arrived.row[0] as string) : act.id
    // Before and after: a policy that changes its holder changes two customers.
    this.#noteCustomer(act.table.name, id, customers)
    const changed =
      act.t === 'put'
        ? store.put(act.arrived, sums)
        : store.remove(act.id, act.ver, sums, act.t === 'exit' ? act.bucket : undefined)
    if (changed && act.t === 'put') this.#noteCustomer(act.table.name, id, customers)
    return changed
  }

  #noteCustomer(table: string, id: string, customers: Set<string>): void {
    for (const { customer } of this.#customersOf.get(table)?.all(id) ?? []) customers.add(customer)
  }

  /** A bucket leaves this user's scope: its rows go, with everything derived from them (sync.md section 7). */
  #dropBucket(
    tx: WriteTx,
    bucket: string,
    sums: SumKeeper,
    tables: Set<string>,
    customers: Set<string>,
  ): number {
    let rows = 0
    for (const { name } of syncedTables) {
      const ids = tx
        .prepare<[string], { id: string }>(`SELECT id FROM ${name} WHERE sync_bucket = ?`)
        .all(bucket)
      for (const { id } of ids) {
        this.#noteCustomer(name, id, customers)
        if (this.#store(name).remove(id, Number.MAX_SAFE_INTEGER, sums)) rows++
      }
      if (ids.length > 0) tables.add(name)
    }
    sums.forget(bucket)
    forgetBucket(tx, bucket)
    return rows
  }

  #store(name: string) {
    const store = this.#stores.get(name)
    if (!store) throw new Error(`no such table: ${name}`)
    return store
  }
}
