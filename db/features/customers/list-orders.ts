import type { CustomerQuery } from '../../../shared/features/customers/contract.ts'
import type { IsoDay } from '../../../shared/lib/dates.ts'
import { readMeta } from '../../meta.ts'
import type { ReadDb } from '../../types.ts'
import { orderOf, whereOf } from './list-query.ts'

const KEPT_MATCHES = 8

/**
 * The order of a list as numbers of its rows: a whole order is one walk of an index, a match one walk of the filter index;
 * laid together they give any window, its total and a row's place at once, and all windows of one scroll agree with each other.
 * Both are kept until the list changes.
 */
export class ListOrders {
  readonly #db: ReadDb
  #version = ''
  readonly #orders = new Map<string, Int32Array>()
  readonly #matches = new Map<string, Int32Array>()

  constructor(db: ReadDb) {
    this.#db = db
  }

  /** Numbers (`customer_list.n`) of the rows of a query, in its order. */
  rowsOf(query: CustomerQuery, today: IsoDay): Int32Array {
    const version = readMeta(this.#db, 'customerListVersion') ?? ''
    if (version !== this.#version) {
      this.#orders.clear()
      this.#matches.clear()
      this.#version = version
    }
    const order = this.#order(query.sort)
    if (query.filters.length === 0 && query.text.trim() === '') return order
    const key = JSON.stringify([query, today])
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
      order = Int32Array.from(rows)
      this.#orders.set(key, order)
    }
    return order
  }

  #match(query: CustomerQuery, today: IsoDay, order: Int32Array): Int32Array {
    const where = whereOf(query, today)
    const found = this.#db
      .prepare<unknown[], number>(`SELECT c.n FROM customer_list AS c WHERE ${where.sql}`)
      .pluck()
      .all(...where.values)
    const largest = order.reduce((most, n) => (n > most ? n : most), 0)
    const marked = new Uint8Array(largest + 1)
    for (const n of found) marked[n] = 1
    return order.filter((n) => marked[n] === 1)
  }
}
