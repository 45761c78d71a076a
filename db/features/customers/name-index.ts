import type { Statement } from 'better-sqlite3'
import { searchableText } from '../../../shared/lib/text.ts'
import { sizeOfList } from '../../customer-list-size.ts'
import type { MirrorConnection } from '../../types.ts'

/** What the index holds of one row of the list: `n` is the row's, `null` when the row is gone. */
export type NameChange = {
  n: number
  isIndexed: boolean
  now: { name: string; municipality: string | null } | null
}

/**
 * From this many names, and this part of the list, it is cheaper to write the whole index anew than to take them out one by one:
 * 5,000 of 123,000 took 2.1 s singly and 0.25 s together.
 */
const MANY = 100
const MANY_OF_LIST = 1 / 300

/** The full text of names and places. A name that was taken out is nowhere in the file when the transaction ends. */
export class NameIndex {
  readonly #db: MirrorConnection
  readonly #insert: Statement<[number, string, string]>
  readonly #delete: Statement<[number]>
  readonly #setSecure: Statement<[bigint]>
  readonly #rewrite: Statement<[]>

  constructor(db: MirrorConnection) {
    this.#db = db
    this.#insert = db.prepare('INSERT INTO customer_search (rowid, name, place) VALUES (?, ?, ?)')
    this.#delete = db.prepare('DELETE FROM customer_search WHERE rowid = ?')
    this.#setSecure = db.prepare(
      "INSERT INTO customer_search (customer_search, rank) VALUES ('secure-delete', ?)",
    )
    this.#rewrite = db.prepare("INSERT INTO customer_search (customer_search) VALUES ('optimize')")
  }

  /** Brings the index to these names. Call inside the gate, once for all that a transaction changes. */
  write(changes: readonly NameChange[]): void {
    const taken = changes.filter(({ isIndexed }) => isIndexed).length
    const isRewritten = taken >= MANY && taken >= sizeOfList(this.#db) * MANY_OF_LIST
    // As bigint: a plain number is bound as a real, which the index refuses.
    if (isRewritten) this.#setSecure.run(0n)
    // In the order of the index: a row before the last one makes it write out what it has gathered.
    for (const { n, isIndexed, now } of changes.toSorted((a, b) => a.n - b.n)) {
      if (isIndexed) this.#delete.run(n)
      if (now) this.#insert.run(n, searchableText(now.name), searchableText(now.municipality ?? ''))
    }
    if (!isRewritten) return
    // What was only marked as deleted goes as all parts of the index become one.
    this.gather()
    this.#setSecure.run(1n)
  }

  /** Makes one part of the several that a load leaves: each search would look into all of them. 0.2 s for 123,000 names. */
  gather(): void {
    this.#rewrite.run()
  }
}
