import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { firstScreen, headHeight } from './geometry.ts'
import type { ListStore } from './list-store.ts'
import type { ListFilter, ListQuery } from './query.ts'
import type { RowRange } from './row-chunks.ts'

export interface View {
  readonly range: RowRange
  /** True while it is scrolled so far at once that nothing of what was seen is seen still. */
  readonly leaping: boolean
}

export interface Viewport extends View {
  readonly follow: (virtualizer: Virtualizer<HTMLDivElement, Element>, atOnce: boolean) => void
}

/** Rows drawn beyond each end of the view, so that a turn of the wheel finds them there. */
const spareRows = 8

/** Which rows are in view. It starts where the list was left. */
export function useViewport<Filter extends ListFilter>(
  store: ListStore<Filter>,
  scroller: RefObject<HTMLDivElement | null>,
  query: ListQuery<Filter>,
  rowHeight: number,
): Viewport {
  const [view, setView] = useState<View>(() => atRest(store.top, rowHeight))
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new question moves `top`, which nothing is drawn with
  useLayoutEffect(() => {
    // A new question starts at the top; the list as it was left starts where it was.
    if (scroller.current) scroller.current.scrollTop = store.top
    setView(atRest(store.top, rowHeight))
  }, [store, scroller, query, rowHeight])
  return {
    ...view,
    follow({ range, isScrolling }, atOnce) {
      if (!range) return
      const look = () =>
        setView((old) => viewAfter(old, { first: range.startIndex, last: range.endIndex }, !isScrolling))
      // A scroll is drawn in the frame it belongs to, and only once: new places and new rows together.
      if (atOnce) flushSync(look)
      else look()
    },
  }
}

/** What is seen after the list has moved; the same object when nothing of it has changed. */
export function viewAfter(old: View, range: RowRange, resting: boolean): View {
  const stayed = old.range.first === range.first && old.range.last === range.last
  const apart = range.first > old.range.last || range.last < old.range.first
  const leaping = !resting && (stayed ? old.leaping : apart)
  if (stayed && old.leaping === leaping) return old
  return { range: stayed ? old.range : range, leaping }
}

function atRest(top: number, rowHeight: number): View {
  return { range: screenFrom(top, rowHeight), leaping: false }
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
    // Who leaps through the list sees every row for a moment only: none is drawn that is not seen.
    overscan: viewport.leaping ? 0 : spareRows,
    initialOffset: store.top,
    // The head stands over the rows at the top of the scroller.
    scrollPaddingEnd: headHeight,
    onChange: viewport.follow,
    // `follow` does it, together with the rows.
    useFlushSync: false,
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
