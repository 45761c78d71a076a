/** Rows are asked from core in chunks of this many: a screen and more. Who leaps through the list pays for each row that is not seen. */
export const chunkSize = 50

/** Rows on each side of what is seen that are at hand: some two screens. */
const spare = 100

/** A stretch of rows, both ends included; `last` below `first` means none. */
export interface RowRange {
  readonly first: number
  readonly last: number
}

export type Chunks<Row> = ReadonlyMap<number, readonly Row[]>

/** Numbers of the chunks that hold a stretch of rows. */
export function chunksOf({ first, last }: RowRange): readonly number[] {
  if (last < first) return []
  const start = Math.floor(Math.max(0, first) / chunkSize)
  const end = Math.floor(last / chunkSize)
  return Array.from({ length: end - start + 1 }, (_, index) => start + index)
}

/** The chunks of a stretch and of the next screens on each side, so that a turn of the wheel finds its rows there. */
export function chunksAround(range: RowRange, extent: number): readonly number[] {
  if (range.last < range.first) return []
  return chunksOf({
    first: Math.max(0, range.first - spare),
    last: Math.min(Math.max(range.last, extent - 1), range.last + spare),
  })
}

/** The row at a place of the list, undefined while its chunk has not come. */
export function rowAt<Row>(chunks: Chunks<Row>, index: number): Row | undefined {
  return chunks.get(Math.floor(index / chunkSize))?.[index % chunkSize]
}

/** The rows from one place to another, both included; null while one of them has not come. */
export function rowsBetween<Row>(chunks: Chunks<Row>, first: number, last: number): readonly Row[] | null {
  const rows: Row[] = []
  for (let index = first; index <= last; index++) {
    const row = rowAt(chunks, index)
    if (row === undefined) return null
    rows.push(row)
  }
  return rows
}

/** Where a row stands among the chunks that have come; -1 when it is in none of them. */
export function indexOfRow<Row extends { readonly id: string }>(chunks: Chunks<Row>, id: string): number {
  for (const [chunk, rows] of chunks) {
    const at = rows.findIndex((row) => row.id === id)
    if (at >= 0) return chunk * chunkSize + at
  }
  return -1
}

/**
 * How many rows the list is at least: the count when it has come, else what the chunks prove. A full chunk proves
 * that more may follow, so that a list can be scrolled before anything was counted.
 */
export function extentOf<Row>(chunks: Chunks<Row>, count: number | undefined): number {
  if (count !== undefined) return count
  let extent = 0
  for (const [chunk, rows] of chunks)
    extent = Math.max(extent, chunk * chunkSize + rows.length + (rows.length === chunkSize ? chunkSize : 0))
  return extent
}
