import type { z } from 'zod'

/** How a column's value travels and is stored. `json` is a short list, kept as JSON text in both databases. */
export type ColumnKind = 'text' | 'int' | 'bool' | 'json'

export type Column = {
  /** Property of the model, camelCase. */
  readonly key: string
  /** Name in both databases and on the wire, snake_case. */
  readonly sql: string
  readonly kind: ColumnKind
  readonly nullable: boolean
}

/**
 * Who may hold a row (sync.md section 2): everybody `g`, every user of the agency `r`, the office `a`,
 * the holders of a portfolio `p`.
 */
export type Scope = 'catalogue' | 'roster' | 'office' | 'portfolio'

/** A value as it stands in a wire row or a SQLite column. */
export type Cell = string | number | boolean | null

export type SyncedTable<M extends z.ZodObject = z.ZodObject> = {
  readonly name: string
  readonly model: M
  /** The wire order of a row; `id` is always the first. */
  readonly columns: readonly Column[]
  readonly scope: Scope
  /** Tables load in ascending order at first sync: what the user opens first comes first. */
  readonly loadOrder: number
}

/** camelCase to snake_case; digits stay with their word. */
export function snakeCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

function kindOf(schema: z.core.$ZodType): { kind: ColumnKind; nullable: boolean } {
  const def = schema._zod.def
  switch (def.type) {
    case 'nullable':
      return { kind: kindOf((def as z.core.$ZodNullableDef).innerType).kind, nullable: true }
    case 'number':
    case 'int':
      return { kind: 'int', nullable: false }
    case 'boolean':
      return { kind: 'bool', nullable: false }
    case 'array':
      return { kind: 'json', nullable: false }
    case 'string':
    case 'enum':
    case 'literal':
      return { kind: 'text', nullable: false }
    default:
      throw new Error(`A synced column cannot be of zod type ${def.type}`)
  }
}

/**
 * Declares a synced table from its zod model: the one truth about its columns on the wire and in both databases.
 * The model's first property must be `id`; integers, booleans, strings, enums and arrays (nullable or not) may follow.
 */
export function syncedTable<M extends z.ZodObject>(
  name: string,
  model: M,
  options: { scope: Scope; loadOrder: number },
): SyncedTable<M> {
  const columns = Object.entries(model.shape).map(([key, schema]): Column => {
    const { kind, nullable } = kindOf(schema as z.core.$ZodType)
    return { key, sql: snakeCase(key), kind, nullable }
  })
  if (columns[0]?.key !== 'id') throw new Error(`${name}: the first column must be id`)
  return { name, model, columns, ...options }
}

/** A model as the row that travels: values in column order, lists as JSON text. */
export function encodeRow(table: SyncedTable, model: Readonly<Record<string, unknown>>): Cell[] {
  return table.columns.map((column) => {
    const value = model[column.key]
    if (value === null || value === undefined) return null
    return column.kind === 'json' ? JSON.stringify(value) : (value as Cell)
  })
}

/** A travelled row as a plain object; the caller parses it with the model where the border asks for it. */
export function decodeRow(table: SyncedTable, row: readonly Cell[]): Record<string, unknown> {
  const model: Record<string, unknown> = {}
  table.columns.forEach((column, index) => {
    const value = row[index] ?? null
    model[column.key] = column.kind === 'json' && typeof value === 'string' ? JSON.parse(value) : value
  })
  return model
}

/**
 * The shape check of sync.md section 4 for one row: length, null where allowed, right primitive.
 * Returns the first offending column's SQL name, or null when the row fits.
 */
export function misfit(table: SyncedTable, row: readonly unknown[]): string | null {
  const { columns } = table
  if (row.length !== columns.length) return 'length'
  for (let i = 0; i < columns.length; i++) {
    const column = columns[i] as Column
    const value = row[i]
    if (value === null) {
      if (!column.nullable) return column.sql
      continue
    }
    switch (column.kind) {
      case 'int':
        if (!Number.isSafeInteger(value)) return column.sql
        break
      case 'bool':
        if (typeof value !== 'boolean') return column.sql
        break
      case 'text':
      case 'json':
        if (typeof value !== 'string') return column.sql
        break
    }
  }
  return null
}
