import { readFileSync } from 'node:fs'
import type { Pool } from 'pg'
import { sizeOfList } from '../../db/customer-list-size.ts'
import { createIndexes } from '../../db/indexes.ts'
import { Applier } from '../../db/sync/apply.ts'
import { openTestMirror } from '../../db/testing.ts'
import type { MirrorConnection } from '../../db/types.ts'
import { snapshotOf } from '../../headoffice/database.ts'
import { dayInRome } from '../../shared/lib/dates.ts'
import { searchableText } from '../../shared/lib/text.ts'
import { bucketOf } from '../../shared/sync/buckets.ts'
import type { Cell, Column, SyncedTable } from '../../shared/sync/table.ts'
import { decodeRow } from '../../shared/sync/table.ts'
import { syncedTables } from '../../shared/sync/tables.ts'

/** A row wherever it lies: bucket, version and the wire's JSON of its values. Key: `table|id`. */
export type Row = { readonly bucket: string; readonly ver: number; readonly body: string }
export type Rows = Map<string, Row>

function wireValue(column: Column, value: unknown): Cell {
  if (value === null || value === undefined) return null
  return column.kind === 'bool' ? value === 1 || value === true : (value as Cell)
}

function rowOf(table: SyncedTable, stored: Readonly<Record<string, unknown>>): Cell[] {
  return table.columns.map((column) => wireValue(column, stored[column.sql]))
}

/** What the mirror holds in its synced tables. */
export function mirrorRows(db: MirrorConnection): Rows {
  const rows: Rows = new Map()
  for (const table of syncedTables)
    for (const stored of db.prepare<[], Record<string, unknown>>(`SELECT * FROM ${table.name}`).iterate())
      rows.set(`${table.name}|${stored.id}`, {
        bucket: String(stored.sync_bucket),
        ver: Number(stored.sync_ver),
        body: JSON.stringify(rowOf(table, stored)),
      })
  return rows
}

/**
 * What head office's own tables hold of these buckets, and the versions of the feeds, at one point in time. Values come from the
 * business tables, so that a wrong body in the feed would show; versions from the feed.
 */
export function serverRows(
  pool: Pool,
  buckets: readonly string[],
): Promise<{ rows: Rows; versions: Map<number, number> }> {
  const held = new Set(buckets)
  return snapshotOf(pool, async (client) => {
    const rows: Rows = new Map()
    for (const table of syncedTables) {
      const { rows: found } = await client.query<Record<string, unknown>>(
        `SELECT t.*, s.ver AS feed_ver FROM "${table.name}" t
         LEFT JOIN sync_row s ON s.tbl = $1 AND s.id = t.id AND NOT s.deleted`,
        [table.name],
      )
      for (const stored of found) {
        const row = rowOf(table, stored)
        const bucket = bucketOf(table, decodeRow(table, row))
        if (held.has(bucket))
          rows.set(`${table.name}|${stored.id}`, {
            bucket,
            ver: Number(stored.feed_ver),
            body: JSON.stringify(row),
          })
      }
    }
    const feeds = await client.query<{ agency_id: number; ver: number }>('SELECT agency_id, ver FROM feed')
    return { rows, versions: new Map(feeds.rows.map(({ agency_id, ver }) => [agency_id, ver])) }
  })
}

/** What one side has and the other has not, in words that fit a failed expectation. */
export function differences(left: Rows, right: Rows): string[] {
  const found: string[] = []
  for (const [key, row] of left) {
    const other = right.get(key)
    if (!other) found.push(`${key} only left (${row.bucket}, ver ${row.ver})`)
    else if (other.body !== row.body || other.ver !== row.ver || other.bucket !== row.bucket)
      found.push(
        `${key} differs: ${row.bucket} ${row.ver} ${row.body} / ${other.bucket} ${other.ver} ${other.body}`,
      )
  }
  for (const [key, row] of right)
    if (!left.has(key)) found.push(`${key} only right (${row.bucket}, ver ${row.ver})`)
  return found.slice(0, 5)
}

export function bucketsHeld(db: MirrorConnection): string[] {
  return db
    .prepare<[], { name: string }>('SELECT name FROM bucket ORDER BY name')
    .all()
    .map(({ name }) => name)
}

type Derived = { list: Map<string, string>; search: Map<string, string> }

/** Derived rows by customer, without the position that only this file knows. */
function derivedRows(db: MirrorConnection): Derived {
  const lists = db
    .prepare<[], Record<string, unknown>>(
      'SELECT c.*, l.due, l.segments FROM customer_list AS c LEFT JOIN customer_line AS l ON l.n = c.n',
    )
    .all()
  const search = new Map<string, string>()
  const names = new Map(lists.map(({ n, id }) => [Number(n), String(id)]))
  for (const { rowid, name, place } of db
    .prepare<[], { rowid: number; name: string; place: string }>(
      'SELECT rowid, name, place FROM customer_search',
    )
    .all())
    search.set(names.get(rowid) ?? `orphan ${rowid}`, `${name}|${place}`)
  const list = new Map(lists.map(({ n: _n, ...row }) => [String(row.id), JSON.stringify(row)]))
  return { list, search }
}

/** Derives lists and index from the same rows in a fresh mirror. */
function freshlyDerived(db: MirrorConnection, now: number): Derived {
  const fresh = openTestMirror()
  try {
    fresh.db.transaction(() => {
      for (const { name } of syncedTables) {
        const stored = db.prepare<[], Record<string, unknown>>(`SELECT * FROM ${name}`).all()
        const columns = Object.keys(stored[0] ?? {})
        if (columns.length === 0) continue
        const insert = fresh.db.prepare(
          `INSERT INTO ${name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
        )
        for (const row of stored) insert.run(Object.values(row))
        createIndexes(fresh.db, name)
      }
      new Applier(fresh.db).deriveAll(dayInRome(now))
    })()
    return derivedRows(fresh.db)
  } finally {
    fresh.dispose()
  }
}

/** What is wrong with lists, index and secondary indexes of a mirror; nothing when all is derived as it must be. */
export function faultsOfDerived(db: MirrorConnection, now = Date.now()): string[] {
  const [held, fresh] = [derivedRows(db), freshlyDerived(db, now)]
  const faults: string[] = []
  for (const part of ['list', 'search'] as const) {
    for (const [id, row] of held[part])
      if (fresh[part].get(id) !== row) faults.push(`${part} ${id}: ${row} should be ${fresh[part].get(id)}`)
    for (const id of fresh[part].keys()) if (!held[part].has(id)) faults.push(`${part} ${id} is missing`)
  }
  if (sizeOfList(db) !== held.list.size)
    faults.push(`the list has ${held.list.size} rows and says ${sizeOfList(db)}`)
  for (const name of missingIndexes(db)) faults.push(`index ${name} is missing`)
  for (const { id, name } of db
    .prepare<[], { id: string; name: string }>('SELECT id, name FROM customer_list LIMIT 40')
    .all()) {
    const found = db
      .prepare<[string], { id: string }>(
        `SELECT c.id FROM customer_search AS s JOIN customer_list AS c ON c.n = s.rowid WHERE customer_search MATCH ?`,
      )
      .all(`name : "${searchableText(name).split(' ')[0]}"`)
    if (!found.some((row) => row.id === id)) faults.push(`the index does not find ${id}`)
  }
  return faults.slice(0, 5)
}

/** The secondary indexes that a complete mirror has and this one has not. */
function missingIndexes(db: MirrorConnection): string[] {
  const names = (from: MirrorConnection) =>
    from
      .prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'index'")
      .all()
      .map(({ name }) => name)
  const complete = openTestMirror()
  try {
    for (const { name } of syncedTables) createIndexes(complete.db, name)
    for (const name of ['customer_list_names', 'customer_list']) createIndexes(complete.db, name)
    const held = new Set(names(db))
    return names(complete.db).filter((name) => !held.has(name))
  } finally {
    complete.dispose()
  }
}

/** Size of a file, 0 where there is none. */
export function sizeOf(path: string): number {
  try {
    return readFileSync(path).length
  } catch {
    return 0
  }
}
