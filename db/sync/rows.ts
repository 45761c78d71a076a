import type { Statement } from 'better-sqlite3'
import type { ArrivedRow } from '../../shared/sync/acts.ts'
import type { SyncedTable } from '../../shared/sync/table.ts'
import { syncedTables } from '../../shared/sync/tables.ts'
import { ChangedColumns, type StoredValue } from '../changed-columns.ts'
import type { MirrorConnection } from '../types.ts'
import type { SumKeeper } from './buckets.ts'
import { versionDigest } from './digest.ts'

type Held = { sync_bucket: string; sync_ver: number }

/**
 * Writes the rows of one synced table with statements prepared once: bulk work does not go through the query builder
 * (it reaches a tenth of this rate). Keeps the bucket sums right on every path; a row of version 0 was written by this desk
 * alone and stands in none.
 */
export class RowStore {
  readonly table: SyncedTable
  readonly #held: Statement<[string], Held>
  readonly #insert: Statement<[StoredValue[]]>
  readonly #columns: ChangedColumns
  readonly #delete: Statement<[string]>
  readonly #bound: StoredValue[]

  constructor(db: MirrorConnection, table: SyncedTable) {
    this.table = table
    const names = [...table.columns.map((column) => column.sql), 'sync_bucket', 'sync_ver', 'sync_digest']
    const marks = names.map(() => '?').join(', ')
    const insert = `INSERT INTO ${table.name} (${names.join(', ')}) VALUES (${marks})`
    this.#held = db.prepare(`SELECT sync_bucket, sync_ver FROM ${table.name} WHERE id = ?`)
    this.#insert = db.prepare<[StoredValue[]]>(`${insert} ON CONFLICT (id) DO NOTHING`)
    this.#columns = new ChangedColumns(db, table.name, names.slice(1))
    this.#delete = db.prepare(`DELETE FROM ${table.name} WHERE id = ?`)
    this.#bound = new Array(names.length).fill(null)
  }

  /** A row that most likely is new (first load): one statement, and the careful path only when it was there. */
  add(arrived: ArrivedRow, sums: SumKeeper): boolean {
    const id = arrived.row[0] as string
    if (this.#insert.run(this.#bind(arrived)).changes === 0) return this.put(arrived, sums)
    sums.mix(arrived.bucket, versionDigest(this.table.name, id, arrived.ver), 1)
    return true
  }

  /**
   * Applies a row if its version is newer than the one held (sync.md section 5), or in any case when it mends one.
   * Returns whether it was applied.
   */
  put(arrived: ArrivedRow, sums: SumKeeper, mending = false): boolean {
    const id = arrived.row[0] as string
    const held = this.#held.get(id)
    if (held && held.sync_ver >= arrived.ver && !mending) return false
    const bound = this.#bind(arrived)
    const before = held && this.#columns.read(id)
    if (before) this.#columns.write(id, before, bound.slice(1))
    else this.#insert.run(bound)
    if (held && held.sync_ver > 0)
      sums.mix(held.sync_bucket, versionDigest(this.table.name, id, held.sync_ver), -1)
    sums.mix(arrived.bucket, versionDigest(this.table.name, id, arrived.ver), 1)
    return true
  }

  /** Deletes a row unless a newer version of it is held; with `onlyIn`, only while it still has that bucket (an exit). */
  remove(id: string, ver: number, sums: SumKeeper, onlyIn?: string): boolean {
    const held = this.#held.get(id)
    if (!held || held.sync_ver > ver) return false
    if (onlyIn !== undefined && held.sync_bucket !== onlyIn) return false
    this.#delete.run(id)
    if (held.sync_ver > 0) sums.mix(held.sync_bucket, versionDigest(this.table.name, id, held.sync_ver), -1)
    return true
  }

  has(id: string): boolean {
    return this.#held.get(id) !== undefined
  }

  /** The bucket of a row that this desk alone has; null for one of head office's or none. */
  madeIn(id: string): string | null {
    const held = this.#held.get(id)
    return held?.sync_ver === 0 ? held.sync_bucket : null
  }

  #bind(arrived: ArrivedRow): StoredValue[] {
    const { columns } = this.table
    const bound = this.#bound
    for (let i = 0; i < columns.length; i++) {
      const value = arrived.row[i]
      bound[i] = value === true ? 1 : value === false ? 0 : (value as StoredValue)
    }
    bound[columns.length] = arrived.bucket
    bound[columns.length + 1] = arrived.ver
    bound[columns.length + 2] = arrived.digest
    return bound
  }
}

export type RowStores = ReadonlyMap<string, RowStore>

export function openRowStores(db: MirrorConnection): RowStores {
  return new Map(syncedTables.map((table) => [table.name, new RowStore(db, table)]))
}
