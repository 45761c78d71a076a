import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'
import { firstScreen, headHeight } from './geometry.ts'
import type { ListStore } from './list-store.ts'
import type { ListFilter, ListQuery } from './query.ts'
import type { RowRange } from './row-chunks.ts'

export interface Viewport {
  readonly range: RowRange
  /** False while the list is being scrolled. */
  readonly resting: boolean
  readonly follow: (virtualizer: Virtualizer<HTMLDivElement, Element>) => void
}

/** Which rows are in view. It starts where the list was left. */
export function useViewport<Filter extends ListFilter>(
  store: ListStore<Filter>,
  scroller: RefObject<HTMLDivElement | null>,
  query: ListQuery<Filter>,
  rowHeight: number,
): Viewport {
  const [range, setRange] = useState<RowRange>(() => screenFrom(store.top, rowHeight))
  const [resting, setResting] = useState(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new question moves `top`, which nothing is drawn with
  useLayoutEffect(() => {
    // A new question starts at the top; the list as it was left starts where it was.
    if (scroller.current) scroller.current.scrollTop = store.top
    setRange(screenFrom(store.top, rowHeight))
  }, [store, scroller, query, rowHeight])
  return {
    range,
    resting,
    follow(virtualizer) {
      const now = virtualizer.range
      if (now) {
        const next = { first: now.startIndex, last: now.endIndex }
        setRange((old) => (old.first === next.first && old.last === next.last ? old : next))
      }
      setResting(!virtualizer.isScrolling)
    },
  }
}

function screenFrom(top: number, rowHeight: number): RowRange {
  const first = Math.floor(top / rowHeight)
  return { first, last: first + firstScreen }
}

/** The rows to draw for a number of rows. */
export function useVirtualRows<Filter extends ListFilter>(
  store: ListStore<Filter>,
  scroller: RefObject<HTMLDivElement | null>,
  viewport: Viewport,
  extent: number,
  rowHeight: number,
): Virtualizer<HTMLDivElement, Element> {
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: extent,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    initialOffset: store.top,
    // The head stands over the rows at the top of the scroller.
    scrollPaddingEnd: headHeight,
    onChange: viewport.follow,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height is what the measures were made with
  useEffect(() => virtualizer.measure(), [rowHeight])
  return virtualizer
}

/** Places of the first and last row that the eye sees, counted from one. */
export function rowsInView(
  virtualizer: Virtualizer<HTMLDivElement, Element>,
  rowHeight: number,
): { readonly first: number; readonly last: number } {
  const top = virtualizer.scrollOffset ?? 0
  const height = (virtualizer.scrollRect?.height ?? 0) - headHeight
  return { first: Math.round(top / rowHeight) + 1, last: Math.round((top + height) / rowHeight) }
}
