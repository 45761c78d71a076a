import { useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import type { ListDefinition } from './definition.ts'
import type { ListStore } from './list-store.ts'
import type { ListFilter } from './query.ts'
import { indexOfRow, rowAt, rowsBetween } from './row-chunks.ts'
import { emptySelection, type SelectableRow, toggled, toggledAll, withRows } from './selection.ts'
import type { ListRow, Rows } from './use-rows.ts'

/** What the hand can do in a list; the same for keys, clicks and buttons. */
export interface ListActions {
  /** Puts the cursor on a row; a record that stands beside follows it. `extend` selects on the way. */
  readonly moveTo: (index: number, extend?: boolean) => void
  /** Shows the row's record beside the list, or takes it away when it stands there. */
  readonly peek: (index: number) => void
  readonly show: (index: number) => void
  readonly expand: (index: number) => void
  readonly toggle: (index: number) => void
  /** Selects everything between the last toggled row and this one. */
  readonly extendTo: (index: number) => void
  readonly toggleAll: () => void
  /** One step back: the selection, then the record beside. False when there was nothing to step back from. */
  readonly back: () => boolean
}

interface Means<Row extends ListRow, Filter extends ListFilter> {
  readonly definition: ListDefinition<Row, Filter>
  readonly rows: Rows<Row>
  readonly onExpand: (row: Row) => void
}

export function useListActions<Row extends ListRow, Filter extends ListFilter>(
  store: ListStore<Filter>,
  means: Means<Row, Filter>,
): ListActions {
  const latest = useRef(means)
  useLayoutEffect(() => {
    latest.current = means
  })
  /** A row that was asked for before it had come. */
  const awaited = useRef<number | null>(null)
  /** Counts the stretches that were asked for: what was let go meanwhile is not selected when they come. */
  const stretches = useRef(0)
  /** Where the last step with Shift has led. */
  const steppedTo = useRef<number | null>(null)
  /** Tells what is still on its way that nobody sees this list any more. */
  const left = useRef(new AbortController())
  useEffect(() => {
    left.current = new AbortController()
    return () => left.current.abort()
  }, [])

  const actions = useMemo<ListActions>(() => {
    const row = (index: number) => rowAt(latest.current.rows.chunks, index)
    const selectable = (one: Row): SelectableRow => ({
      id: one.id,
      amount: latest.current.definition.amountOf(one),
    })

    const showAt = (index: number) => {
      const here = row(index)
      awaited.current = here ? null : index
      if (here) store.patch({ open: here.id })
    }

    const select = (rows: readonly SelectableRow[]) =>
      store.patch({ selection: withRows(store.get().selection, rows, true) })

    /** The rows from one place to another: at once where all of them have come, else when core has told them. */
    const selectBetween = async (from: number, to: number) => {
      const [first, last] = from < to ? [from, to] : [to, from]
      const here = rowsBetween(latest.current.rows.chunks, first, last)
      if (here) return select(here.map(selectable))
      const { query } = store.get()
      const { source } = latest.current.definition
      const asked = ++stretches.current
      const { signal } = left.current
      // A list that cannot be read says so itself.
      const told = await source.stretch(query, first, last - first + 1, signal).catch(() => [])
      if (store.get().query === query && !signal.aborted && asked === stretches.current) select(told)
    }

    /** Acts on a row: at once, or when core has told it, where its chunk has not come and places still mean the same. */
    const withRow = async (index: number, act: (one: Row) => void) => {
      const here = row(index)
      if (here) return act(here)
      const { query } = store.get()
      const { source } = latest.current.definition
      // A list that cannot be read says so itself.
      const [found] = await source.page(query, index, 1, left.current.signal).catch(() => [])
      if (found && store.get().query === query && !left.current.signal.aborted) act(found)
    }

    const extendTo = (index: number) => {
      const { anchor, cursor } = store.get()
      const from = anchor ?? cursor ?? index
      store.patch({ cursor: index, anchor: from })
      void selectBetween(from, index)
    }

    return {
      moveTo(index, extend = false) {
        store.patch({ reveal: index })
        if (extend) {
          const { cursor } = store.get()
          // Steps with Shift go on from where they began; what was chosen before them is no end of theirs.
          if (cursor !== steppedTo.current) store.patch({ anchor: cursor })
          steppedTo.current = index
          return extendTo(index)
        }
        store.patch({ cursor: index })
        if (store.get().open !== null) showAt(index)
      },
      peek(index) {
        const here = row(index)
        store.patch({ cursor: index })
        if (here && store.get().open === here.id) store.patch({ open: null })
        else showAt(index)
      },
      show(index) {
        store.patch({ cursor: index, anchor: null })
        showAt(index)
      },
      expand(index) {
        store.patch({ cursor: index })
        void withRow(index, (one) => {
          if (store.get().cursor === index) latest.current.onExpand(one)
        })
      },
      toggle(index) {
        store.patch({ cursor: index, anchor: index })
        void withRow(index, (one) => {
          store.patch({ selection: toggled(store.get().selection, selectable(one)) })
        })
      },
      extendTo,
      toggleAll() {
        stretches.current++
        const total = latest.current.rows.count ?? latest.current.rows.extent
        store.patch({ selection: toggledAll(store.get().selection, total), anchor: null })
      },
      back() {
        const { selection, open } = store.get()
        stretches.current++
        if (selection.all || selection.marked.size > 0)
          store.patch({ selection: emptySelection, anchor: null })
        else if (open !== null) store.patch({ open: null })
        else return false
        return true
      },
    }
  }, [store])

  const { chunks } = means.rows
  const before = useRef(chunks)
  useEffect(() => {
    const was = before.current
    before.current = chunks
    const wanted = awaited.current === null ? undefined : rowAt(chunks, awaited.current)
    if (wanted) {
      awaited.current = null
      store.patch({ open: wanted.id })
      return
    }
    // Rows that came or went above it moved the record: the cursor stays with it, not with the place.
    const { open, cursor, anchor } = store.get()
    if (awaited.current !== null) return
    const own = open ?? (cursor === null ? undefined : rowAt(was, cursor)?.id)
    if (own === undefined || (cursor !== null && rowAt(chunks, cursor)?.id === own)) return
    const at = indexOfRow(chunks, own)
    if (at >= 0) store.patch({ cursor: at, anchor: anchor === cursor ? at : anchor })
  }, [chunks, store])
  return actions
}
