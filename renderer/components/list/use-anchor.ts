import { type RefObject, useLayoutEffect, useRef } from 'react'
import type { ListFilter, ListQuery } from './query.ts'
import { type Chunks, indexOfRow, rowAt } from './row-chunks.ts'
import type { ListRow } from './use-rows.ts'

interface AnchorMeans<Row extends ListRow, Filter extends ListFilter> {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly query: ListQuery<Filter>
  readonly chunks: Chunks<Row>
  /** Place of the first row in view. */
  readonly first: number
  readonly rowHeight: number
}

/**
 * Keeps the row at the top of the view where it is when rows come or go above it, as they do while the desk syncs.
 * A list that stands at its beginning stays there and shows what came.
 */
export function useAnchor<Row extends ListRow, Filter extends ListFilter>(
  means: AnchorMeans<Row, Filter>,
): void {
  const { scroller, query, chunks, first, rowHeight } = means
  const held = useRef<{ query: ListQuery<Filter>; chunks: Chunks<Row>; id: string; index: number } | null>(
    null,
  )
  useLayoutEffect(() => {
    const before = held.current
    const changed = before !== null && before.chunks !== chunks && before.query === query
    const moved = changed ? movedTo(chunks, before.id, before.index) : null
    if (moved !== null && before && scroller.current && scroller.current.scrollTop > 0)
      scroller.current.scrollTop += (moved - before.index) * rowHeight
    const index = moved ?? first
    const row = rowAt(chunks, index)
    held.current = row ? { query, chunks, id: row.id, index } : null
  }, [scroller, query, chunks, first, rowHeight])
}

/** The new place of a row that was at `index`; null when it is there still, or nowhere in what has come. */
export function movedTo<Row extends ListRow>(chunks: Chunks<Row>, id: string, index: number): number | null {
  const now = rowAt(chunks, index)
  if (!now || now.id === id) return null
  const at = indexOfRow(chunks, id)
  return at < 0 ? null : at
}
