import type { CustomerQuery } from '../../../shared/features/customers/contract.ts'
import type { IsoDay } from '../../../shared/lib/dates.ts'
import { readMeta } from '../../meta.ts'
import { AT_MOST, prepared } from '../../prepared.ts'
import type { ReadDb } from '../../types.ts'
import { isOfListAlone, isWhole, lastIfNull, numbersOf, orderOf } from './list-query.ts'

const KEPT_MATCHES = 8

/** So far from the top the rows of an order are looked up as they are asked for: opening a list does not wait for all of it. */
const NEAR_TOP = 1000

/**
 * The order of a list as numbers of its rows: a whole order is one walk of an index, a match one walk of the filter index;
 * laid together they give any window, its total and a row's place at once, and all windows of one scroll agree with each other.
 * Both are kept until the list changes, and a match that reads other tables too until the mirror does.
 */
export class ListOrders {
  readonly #db: ReadDb
  #version = ''
  readonly #orders = new Map<string, Int32Array>()
  readonly #matches = new Map<string, Int32Array>()

  constructor(db: ReadDb) {
    this.#db = db
  }

  /** Numbers (`customer_list.n`) of the rows `offset` to `offset + limit` of a query. */
  windowOf(query: CustomerQuery, window: { offset: number; limit: number }, today: IsoDay): Int32Array {
    const { offset, limit } = window
    this.#dropOutdated()
    const key = orderOf(query.sort)
    if (isWhole(query) && offset + limit <= NEAR_TOP && !this.#orders.has(key)) {
      const last = lastIfNull(query.sort)
      const top = prepared<number>(
        this.#db,
        `SELECT n FROM customer_list ${last ? `WHERE ${last} IS NOT NULL` : ''} ORDER BY ${key} ${AT_MOST} OFFSET ?`,
      )
      const rows = top.pluck().all(limit, offset) as number[]
      if (last === null || rows.length === limit) return Int32Array.from(rows)
    }
    return this.#allRows(query, today).subarray(offset, offset + limit)
  }

  /** Numbers of all rows of a query, in its order. */
  rowsOf(query: CustomerQuery, today: IsoDay): Int32Array {
    this.#dropOutdated()
    return this.#allRows(query, today)
  }

  #dropOutdated(): void {
    const version = readMeta(this.#db, 'customerListVersion') ?? ''
    if (version === this.#version) return
    this.#orders.clear()
    this.#matches.clear()
    this.#version = version
  }

  #allRows(query: CustomerQuery, today: IsoDay): Int32Array {
    const order = this.#order(query.sort)
    if (isWhole(query)) return order
    const { filters, text, sort } = query
    const key = JSON.stringify([
      filters,
      text,
      sort,
      today,
      isOfListAlone(query) ? '' : this.#stateOfMirror(),
    ])
    const kept = this.#matches.get(key)
    if (kept) return kept
    const matches = this.#match(query, today, order)
    if (this.#matches.size >= KEPT_MATCHES) this.#matches.clear()
    this.#matches.set(key, matches)
    return matches
  }

  #order(sort: CustomerQuery['sort']): Int32Array {
    const key = orderOf(sort)
    let order = this.#orders.get(key)
    if (!order) {
      const rows = this.#db.prepare<[], number>(`SELECT n FROM customer_list ORDER BY ${key}`).pluck().all()
      const last = lastIfNull(sort)
      const empty = last === null ? 0 : this.#emptyOf(last)
      // SQLite begins with what is empty; who sorts by something looks for those who have it.
      order = Int32Array.from([...rows.slice(empty), ...rows.slice(0, empty)])
      this.#orders.set(key, order)
    }
    return order
  }

  #emptyOf(column: string): number {
    return prepared<number>(this.#db, `SELECT count(*) FROM customer_list WHERE ${column} IS NULL`)
      .pluck()
      .get() as number
  }

  /** Another one after every change of the mirror, of whatever table. */
  #stateOfMirror(): string {
    const state = "SELECT data_version || ' ' || total_changes() FROM pragma_data_version"
    return prepared<string>(this.#db, state).pluck().get() as string
  }

  #match(query: CustomerQuery, today: IsoDay, order: Int32Array): Int32Array {
    const numbers = numbersOf(query, today)
    const found = this.#db
      .prepare<unknown[], number>(numbers.sql)
      .pluck()
      .all(...numbers.values)
    const largest = order.reduce((most, n) => (n > most ? n : most), 0)
    const marked = new Uint8Array(largest + 1)
    for (const n of found) marked[n] = 1
    return order.filter((n) => marked[n] === 1)
  }
}
