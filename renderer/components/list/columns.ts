import type { ReactNode } from 'react'

/** A column as a feature declares it. Exactly one of a list `grows`: it takes what the others leave. */
export interface ListColumn<Row> {
  readonly id: string
  /** Words of its head. */
  readonly title: string
  /** Width in pixels; of the growing column, the least it must have. */
  readonly width: number
  readonly grows?: boolean
  /** Up to this width it takes of what the growing one has beyond its least: for words that `width` cuts. */
  readonly upTo?: number
  readonly align?: 'start' | 'end' | 'center'
  /** What the head sorts by; without it the column cannot be sorted. */
  readonly sort?: string
  /** Order in which columns give way when the list is narrow: 1 goes first. Without it the column stays. */
  readonly givesWay?: number
  readonly cell: (row: Row) => ReactNode
}

/** Columns as the user left them, in order, hidden ones missing: what a saved view keeps. */
export type ColumnState = readonly { readonly id: string; readonly width: number | null }[]

export interface PlacedColumn<Row> {
  readonly column: ListColumn<Row>
  readonly width: number
  /** The user gave it this width. */
  readonly chosen: boolean
}

export const narrowestColumn = 40
export const widestColumn = 480

/** The columns in their order; no state means all of them as declared. The growing one is always there, first. */
export function placed<Row>(
  columns: readonly ListColumn<Row>[],
  state: ColumnState,
): readonly PlacedColumn<Row>[] {
  const declared = (column: ListColumn<Row>) => ({ column, width: column.width, chosen: false })
  if (state.length === 0) return columns.map(declared)
  const byId = new Map(columns.map((column) => [column.id, column]))
  const chosen = state.flatMap(({ id, width }) => {
    const column = byId.get(id)
    if (!column || column.grows) return []
    return [width === null ? declared(column) : { column, width, chosen: true }]
  })
  const grown = columns.filter((column) => column.grows).map(declared)
  return [...grown, ...chosen]
}

/** What is left when columns give way until the growing one has its least width. `fixed` is what no column has. */
export function fitted<Row>(
  columns: readonly PlacedColumn<Row>[],
  available: number,
  fixed: number,
): readonly PlacedColumn<Row>[] {
  let shown = columns
  const needed = () => shown.reduce((sum, { width }) => sum + width, fixed)
  while (needed() > available) {
    const next = shown
      .filter(({ column }) => column.givesWay !== undefined && !column.grows)
      .sort((a, b) => (a.column.givesWay ?? 0) - (b.column.givesWay ?? 0))[0]
    if (!next) break
    shown = shown.filter((column) => column !== next)
  }
  return shown
}

/** Of what is left beyond the least widths, a column with `upTo` gets this part. */
const shareOfRoom = 1 / 3

/**
 * The widths where there is room to spare: columns with `upTo` grow, unless the user chose their width. `extra` is what the density adds to
 * each, `fixed` is what no column has.
 */
export function roomy<Row>(
  columns: readonly PlacedColumn<Row>[],
  available: number,
  fixed: number,
  extra: number,
): readonly PlacedColumn<Row>[] {
  const spare = columns.reduce((left, { width }) => left - width, available - fixed)
  if (!Number.isFinite(spare) || spare <= 0) return columns
  return columns.map((placedColumn) => {
    const { column, width, chosen } = placedColumn
    if (column.upTo === undefined || chosen) return placedColumn
    return { column, chosen, width: Math.round(Math.min(column.upTo + extra, width + spare * shareOfRoom)) }
  })
}

/** Value of `grid-template-columns` for the columns after the fixed ones. */
export function templateOf<Row>(columns: readonly PlacedColumn<Row>[]): string {
  return columns
    .map(({ column, width }) => (column.grows ? `minmax(${width}px, 1fr)` : `${width}px`))
    .join(' ')
}

/** The state behind what is shown now; the start of every change, so that an untouched list keeps following its feature. */
export function stateOf<Row>(columns: readonly ListColumn<Row>[], state: ColumnState): ColumnState {
  return placed(columns, state).map(({ column, width, chosen }) => ({
    id: column.id,
    width: chosen ? width : null,
  }))
}

export function withColumn<Row>(
  columns: readonly ListColumn<Row>[],
  state: ColumnState,
  id: string,
  shown: boolean,
): ColumnState {
  const now = stateOf(columns, state)
  if (!shown) return now.filter((column) => column.id !== id)
  if (now.some((column) => column.id === id)) return now
  const order = columns.map((column) => column.id)
  const before = order.slice(0, order.indexOf(id))
  const at = now.findLastIndex((column) => before.includes(column.id)) + 1
  return [...now.slice(0, at), { id, width: null }, ...now.slice(at)]
}

/** Moves a column by one place; the growing one stays first. */
export function withColumnMoved<Row>(
  columns: readonly ListColumn<Row>[],
  state: ColumnState,
  id: string,
  by: -1 | 1,
): ColumnState {
  const now = [...stateOf(columns, state)]
  const from = now.findIndex((column) => column.id === id)
  const to = from + by
  const moved = now[from]
  const other = now[to]
  if (!moved || !other || columns.some((column) => column.id === other.id && column.grows)) return now
  now[from] = other
  now[to] = moved
  return now
}

/** A width that the user chooses, within bounds; null gives the column back the one that its feature declares. */
export function withColumnWidth<Row>(
  columns: readonly ListColumn<Row>[],
  state: ColumnState,
  id: string,
  width: number | null,
): ColumnState {
  const bounded = width === null ? null : Math.round(Math.min(widestColumn, Math.max(narrowestColumn, width)))
  return stateOf(columns, state).map((column) => (column.id === id ? { id, width: bounded } : column))
}
