import type { Statement } from 'better-sqlite3'
import type { IsoDay } from '../../shared/lib/dates.ts'
import type { PageAct } from '../../shared/sync/acts.ts'
import type { BucketName } from '../../shared/sync/buckets.ts'
import { syncedTables } from '../../shared/sync/tables.ts'
import { CustomerSummary, customerIdsAfter, orphansOfList } from '../features/customers/summary.ts'
import { forgetDraftsOf } from '../features/edits/drafts-of-rows.ts'
import {
  forgetTakenOf,
  leftSubjects,
  noteBack,
  noteDeleted,
  typedRowsOf,
} from '../features/edits/forget-left.ts'
import { openCreates, openRowKeys, type RowKey } from '../features/edits/outbox.ts'
import { layOn, takeOff } from '../features/edits/overlay.ts'
import type { MirrorConnection, WriteTx } from '../types.ts'
import { addBucket, forgetBucket, SumKeeper } from './buckets.ts'
import { openRowStores, type RowStores } from './rows.ts'

/** Tables beside the customer's own whose rows decide what lists show of customers, with the query that names them by the row's id. */
const CUSTOMERS_OF: Readonly<Record<string, string>> = {
  // A policy also tells until when the one that it replaces ran, which may be another holder's.
  policy: `WITH changed AS (SELECT holder_id, replaces_id FROM policy WHERE id = ?)
    SELECT holder_id AS customer FROM changed
    UNION SELECT old.holder_id FROM changed JOIN policy AS old ON old.id = changed.replaces_id`,
  // Coverage is told of the policy's holder, whoever pays the title.
  title: `SELECT policy.holder_id AS customer FROM title JOIN policy ON policy.id = title.policy_id WHERE title.id = ?`,
  consent: 'SELECT customer_id AS customer FROM consent WHERE id = ?',
}

/**
 * Tables whose rows many customers share: the words of a row (by its id) that lists are made of, the customers of all rows
 * (ids as JSON) of which those changed, and what of them is derived anew. The most common product is held by two customers of three.
 */
const SHARED: Readonly<Record<string, { words: string; customers: string; changes: 'customers' | 'own' }>> = {
  product: {
    changes: 'customers',
    words: "SELECT main_branch || ' ' || need_area AS words FROM product WHERE id = ?",
    customers:
      'SELECT DISTINCT holder_id AS customer FROM policy WHERE product_id IN (SELECT value FROM json_each(?))',
  },
  collaborator: {
    changes: 'own',
    words: "SELECT last_name || ' ' || first_name AS words FROM collaborator WHERE id = ?",
    customers:
      'SELECT id AS customer FROM customer_list WHERE collaborator_id IN (SELECT value FROM json_each(?))',
  },
}

/** What one transaction of the applier gathers. */
type Work = {
  readonly tx: WriteTx
  readonly sums: SumKeeper
  /** `tbl|id` of rows that have something open. */
  readonly open: ReadonlySet<string>
  readonly tables: Set<string>
  readonly customers: Set<string>
  /** Customers whose own row changed, or something of which it shows the name. */
  readonly own: Set<string>
  /** Ids of rows that many customers share and whose words changed, by table. */
  readonly shared: Map<string, Set<string>>
  /** Ids of rows that are not there any more. */
  readonly gone: Set<string>
  /** Of those, the ones that left the user's scope. */
  readonly left: Set<string>
  /** Ids of which something is open or done that was typed before they left. */
  readonly leftBefore: ReadonlySet<string>
  /** Of those, the ones that came back. */
  readonly back: Set<string>
  /** Where the rows lay that head office deleted, by id. */
  readonly deleted: Map<string, BucketName>
  /** Buckets that went. */
  readonly dropped: Set<BucketName>
  /** Ids that only this desk had, by bucket, of rows of which nothing is open any more. */
  readonly made: Map<string, string[]>
}

function workOf(tx: WriteTx, open: ReadonlySet<string>): Work {
  return {
    tx,
    sums: new SumKeeper(tx),
    open,
    tables: new Set(),
    customers: new Set(),
    own: new Set(),
    shared: new Map(Object.keys(SHARED).map((table) => [table, new Set()])),
    gone: new Set(),
    left: new Set(),
    leftBefore: leftSubjects(tx),
    back: new Set(),
    deleted: new Map(),
    dropped: new Set(),
    made: new Map(),
  }
}

/**
 * Applies what head office sent to the mirror's tables: rows, sums and derived rows in the caller's transaction.
 * `load` is the fast way of a first sync; `apply` the careful one of a delta.
 */
export class Applier {
  readonly #db: MirrorConnection
  readonly #stores: RowStores
  readonly #customersOf: ReadonlyMap<string, Statement<[string], { customer: string }>>
  readonly #wordsIn: ReadonlyMap<string, Statement<[string], { words: string }>>
  #summary: CustomerSummary | undefined

  constructor(db: MirrorConnection) {
    this.#db = db
    this.#stores = openRowStores(db)
    this.#customersOf = new Map(Object.entries(CUSTOMERS_OF).map(([table, sql]) => [table, db.prepare(sql)]))
    this.#wordsIn = new Map(Object.entries(SHARED).map(([table, { words }]) => [table, db.prepare(words)]))
  }

  get summary(): CustomerSummary {
    this.#summary ??= new CustomerSummary(this.#db)
    return this.#summary
  }

  /**
   * Rows of a snapshot page, with what is open of them on top again. Derived rows are made when the table is in
   * (`deriveAll`). Returns how many were new.
   */
  load(tx: WriteTx, acts: readonly PageAct[]): number {
    const sums = new SumKeeper(tx)
    const open = openRowKeys(tx)
    const leftBefore = leftSubjects(tx)
    const back = new Set<string>()
    let applied = 0
    for (const act of acts) {
      if (act.t !== 'put') continue
      const { table, arrived } = act
      const id = arrived.row[0] as string
      const isOpen = open.size > 0 && open.has(`${table.name}|${id}`)
      if (isOpen) takeOff(tx, table, id)
      if (this.#store(table.name).add(arrived, sums)) applied++
      if (isOpen) layOn(tx, table, id)
      if (leftBefore.has(id)) back.add(id)
    }
    sums.write()
    noteBack(tx, back)
    return applied
  }

  /**
   * The lines of a checkpoint, in order. The server's row of what has something open is kept beside its table and gets that on
   * top again (sync.md section 1). `closed` names rows of which something is open no longer: their table shows the server's row again.
   * Returns the names of the tables that changed and how many rows came or went.
   */
  apply(
    tx: WriteTx,
    acts: Iterable<PageAct>,
    today: IsoDay,
    closed: readonly RowKey[] = [],
  ): { tables: Set<string>; rows: number } {
    const work = workOf(tx, openRowKeys(tx))
    for (const row of closed) {
      this.#noteMade(work, row)
      this.#relay(work, row)
    }
    let rows = 0
    for (const act of acts) {
      if (act.t === 'drop_bucket') rows += this.#dropBucket(work, act.bucket)
      else if (act.t === 'add_bucket') addBucket(tx, act.bucket)
      else if (this.#applyRow(work, act)) rows++
    }
    // What was made under a row that left goes with it.
    if (work.gone.size > 0) for (const row of openCreates(tx)) this.#relay(work, row)
    work.sums.write()
    this.#derive(work, today)
    this.#noteDeletedOfDropped(work)
    if (forgetDraftsOf(tx, work.left)) work.tables.add('draft')
    noteBack(tx, work.back)
    if (forgetTakenOf(tx, work.left)) work.tables.add('mutation')
    return { tables: work.tables, rows }
  }

  /** Lays what is open of these rows on top anew, after it changed. Returns the names of the tables that changed. */
  relay(tx: WriteTx, rows: readonly RowKey[], today: IsoDay): Set<string> {
    const work = workOf(tx, new Set())
    for (const row of rows) this.#relay(work, row)
    this.#derive(work, today)
    return work.tables
  }

  /** Derives the list rows of every customer, in id order: after a first load. */
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

  #derive(work: Work, today: IsoDay): void {
    const { tx, customers, own, shared, tables } = work
    for (const [table, sharing] of Object.entries(SHARED)) {
      const ids = [...(shared.get(table) ?? [])]
      if (ids.length === 0) continue
      const sharers = tx.prepare<[string], { customer: string }>(sharing.customers).all(JSON.stringify(ids))
      for (const { customer } of sharers) work[sharing.changes].add(customer)
    }
    for (const id of customers) own.delete(id)
    if (customers.size === 0 && own.size === 0) return
    this.summary.refresh(customers, today, own)
    tables.add('customer_list')
  }

  /** A row that this desk made and that its bucket may take along before it comes from head office. */
  #noteMade({ made }: Work, { tbl, rowId }: RowKey): void {
    const bucket = this.#store(tbl).madeIn(rowId)
    if (bucket !== null) made.set(bucket, [...(made.get(bucket) ?? []), rowId])
  }

  #relay(work: Work, { tbl, rowId }: RowKey): void {
    const { table } = this.#store(tbl)
    this.#noteCustomer(work, tbl, rowId)
    takeOff(work.tx, table, rowId)
    layOn(work.tx, table, rowId)
    this.#noteCustomer(work, tbl, rowId)
    work.tables.add(tbl)
  }

  #applyRow(work: Work, act: Exclude<PageAct, { t: 'drop_bucket' | 'add_bucket' }>): boolean {
    const { tx, sums, gone, left, open, tables } = work
    const { table } = act
    const store = this.#store(table.name)
    const id = act.t === 'put' ? (act.arrived.row[0] as string) : act.id
    // Before and after: a policy that changes its holder changes two customers.
    this.#noteCustomer(work, table.name, id)
    const words = this.#wordsOf(table.name, id)
    const isOpen = open.size > 0 && open.has(`${table.name}|${id}`)
    if (isOpen) takeOff(tx, table, id)
    const changed =
      act.t === 'put'
        ? store.put(act.arrived, sums, act.mending)
        : store.remove(act.id, act.ver, sums, act.t === 'exit' ? act.bucket : undefined)
    if (isOpen) layOn(tx, table, id)
    // A row that goes from one held bucket to another leaves the first and comes back, or was deleted there: what is kept of it stays.
    if (act.t !== 'exit') left.delete(id)
    if (act.t === 'del') work.deleted.set(id, act.bucket)
    if (act.t === 'put' && work.leftBefore.has(id)) work.back.add(id)
    // One that was made here may have left before it ever came.
    if (act.t === 'exit' && !store.has(id)) left.add(id)
    if (!changed) return false
    tables.add(table.name)
    if (this.#wordsOf(table.name, id) !== words) work.shared.get(table.name)?.add(id)
    if (act.t === 'put') this.#noteCustomer(work, table.name, id)
    else gone.add(id)
    return true
  }

  #noteCustomer({ customers, own }: Work, table: string, id: string): void {
    if (table === 'customer') own.add(id)
    for (const { customer } of this.#customersOf.get(table)?.all(id) ?? []) customers.add(customer)
  }

  /** What lists show of a row that many customers share; undefined for other tables and where there is no row. */
  #wordsOf(table: string, id: string): string | undefined {
    return this.#wordsIn.get(table)?.get(id)?.words
  }

  /** A bucket leaves this user's scope: its rows go, with everything derived from them (sync.md section 7). */
  #dropBucket(work: Work, bucket: string): number {
    const { tx, sums, tables, shared, gone, left, made, dropped } = work
    let rows = 0
    dropped.add(bucket)
    for (const id of made.get(bucket) ?? []) left.add(id)
    // Rows that the user deleted and that are not confirmed stand beside their table only.
    const kept = tx.prepare<[string], RowKey>('SELECT tbl, id AS rowId FROM server_row WHERE bucket = ?')
    for (const { tbl, rowId } of kept.all(bucket)) takeOff(tx, this.#store(tbl).table, rowId)
    for (const { name } of syncedTables) {
      const ids = tx
        .prepare<[string], { id: string }>(`SELECT id FROM ${name} WHERE sync_bucket = ?`)
        .all(bucket)
      for (const { id } of ids) {
        this.#noteCustomer(work, name, id)
        if (this.#store(name).remove(id, Number.MAX_SAFE_INTEGER, sums)) rows++
        gone.add(id)
        left.add(id)
        shared.get(name)?.add(id)
      }
      if (ids.length > 0) tables.add(name)
    }
    sums.forget(bucket)
    forgetBucket(tx, bucket)
    return rows
  }

  /** A deleted row lies in no bucket that could take it along: what was typed on it knows where it lay. */
  #noteDeletedOfDropped({ tx, deleted, dropped, left }: Work): void {
    noteDeleted(tx, deleted)
    for (const { tbl, rowId } of typedRowsOf(tx, dropped)) if (!this.#store(tbl).has(rowId)) left.add(rowId)
  }

  #store(name: string) {
    const store = this.#stores.get(name)
    if (!store) throw new Error(`no such table: ${name}`)
    return store
  }
}
