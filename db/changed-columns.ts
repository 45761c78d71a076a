import type { Statement } from 'better-sqlite3'
import type { MirrorConnection } from './types.ts'

export type StoredValue = string | number | null | Uint8Array

/** Different sets of columns whose statements are kept; what really changes together makes a few dozen. */
const KEPT = 200

/**
 * Writes only the columns of a row that changed. An index is written anew for each of its columns that a statement names, changed or
 * not, and each of them is another page of the file to read, decrypt and seal.
 */
export class ChangedColumns {
  readonly #db: MirrorConnection
  readonly #table: string
  readonly #columns: readonly string[]
  readonly #read: Statement<[string]>
  readonly #statements = new Map<string, Statement<[StoredValue[]]>>()

  /** Of a table whose key is the text `id`, which is none of `columns`. */
  constructor(db: MirrorConnection, table: string, columns: readonly string[]) {
    this.#db = db
    this.#table = table
    this.#columns = columns
    this.#read = db.prepare<[string]>(`SELECT ${columns.join(', ')} FROM ${table} WHERE id = ?`).raw()
  }

  /** What a row holds, in the order of the columns; undefined where there is none. */
  read(id: string): StoredValue[] | undefined {
    return this.#read.get(id) as StoredValue[] | undefined
  }

  /** Brings a row from what it holds to other values. Returns whether any differed. */
  write(id: string, before: readonly StoredValue[], now: readonly StoredValue[]): boolean {
    const changed = this.#columns.flatMap((_, at) => (isSame(before[at], now[at]) ? [] : [at]))
    if (changed.length === 0) return false
    this.#statementFor(changed).run([...changed.map((at) => now[at] ?? null), id])
    return true
  }

  #statementFor(changed: readonly number[]): Statement<[StoredValue[]]> {
    const key = changed.join()
    let statement = this.#statements.get(key)
    if (!statement) {
      const updates = changed.map((at) => `${this.#columns[at]} = ?`)
      statement = this.#db.prepare<[StoredValue[]]>(
        `UPDATE ${this.#table} SET ${updates.join(', ')} WHERE id = ?`,
      )
      if (this.#statements.size >= KEPT) this.#statements.clear()
      this.#statements.set(key, statement)
    }
    return statement
  }
}

function isSame(a: StoredValue | undefined, b: StoredValue | undefined): boolean {
  return a === b || (a instanceof Uint8Array && b instanceof Uint8Array && Buffer.compare(a, b) === 0)
}
