import { type ReactNode, useCallback, useEffect, useMemo, useRef } from 'react'
import { usePreferences } from '../../lib/preferences.ts'
import { fitted, placed, roomy } from './columns.ts'
import type { ListDefinition } from './definition.ts'
import { boxWidth, columnExtra, rowHeights, scrollBarWidth, signWidth } from './geometry.ts'
import styles from './list.module.css'
import { ListFoot } from './list-foot.tsx'
import { ListGrid } from './list-grid.tsx'
import { ListNothing } from './list-nothing.tsx'
import { type ListStore, useListState } from './list-store.ts'
import { ListTools } from './list-tools.tsx'
import type { ListFilter } from './query.ts'
import { useAnchor } from './use-anchor.ts'
import { useListActions } from './use-list-actions.ts'
import { useListKeys } from './use-list-keys.ts'
import { type ListRow, useRows } from './use-rows.ts'
import { rowsInView, useViewport, useVirtualRows } from './use-viewport.ts'
import { useWidth } from './use-width.ts'

interface ListProps<Row extends ListRow, Filter extends ListFilter> {
  readonly definition: ListDefinition<Row, Filter>
  readonly store: ListStore<Filter>
  /** Enter: the record on its own. */
  readonly onExpand: (row: Row) => void
  /** Shown when there is no row at all, filters or not. */
  readonly empty: ReactNode
  /** A further act where nothing matches what was typed. */
  readonly offer?: (typed: string) => ReactNode
}

/** The one list: filter, sort, columns, selection, count, over as many rows as there are. */
export function List<Row extends ListRow, Filter extends ListFilter>(props: ListProps<Row, Filter>) {
  const { definition, store } = props
  const state = useListState(store)
  const { density } = usePreferences()
  const rowHeight = rowHeights[density]
  const extra = columnExtra[density]
  const sheet = useRef<HTMLElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const filterField = useRef<HTMLInputElement>(null)
  const width = useWidth(sheet)
  const focusGrid = useCallback(() => scroller.current?.focus({ preventScroll: true }), [])

  const viewport = useViewport(store, scroller, state.query, rowHeight)
  const rows = useRows(definition.source, state.query, viewport.range, viewport.leaping)
  const virtualizer = useVirtualRows(store, scroller, viewport, rows.extent, rowHeight)
  // Held, as every row is drawn anew when its columns are others.
  const columns = useMemo(() => {
    const wanted = placed(definition.columns, state.columns).map((one) => ({
      ...one,
      width: one.width + extra,
    }))
    const available = width - scrollBarWidth
    const fixed = boxWidth + signWidth
    return roomy(fitted(wanted, available, fixed), available, fixed, extra)
  }, [definition.columns, state.columns, extra, width])

  useAnchor({
    scroller,
    query: state.query,
    chunks: rows.chunks,
    first: viewport.range.first,
    rowHeight,
  })
  const actions = useListActions(store, {
    definition,
    rows,
    onExpand: props.onExpand,
  })
  useListKeys({
    store,
    actions,
    extent: rows.extent,
    pageRows: () => Math.floor((virtualizer.scrollRect?.height ?? 0) / rowHeight),
    focusFilter: () => filterField.current?.select(),
    focusGrid,
  })

  // Without a row there is no grid to focus: in a first sync the list is settled and empty before its customers come.
  const ready = rows.settled && rows.extent > 0
  useEffect(() => {
    // Whoever comes, or comes back, can go on with the keys at once.
    if (ready && document.activeElement === document.body) scroller.current?.focus({ preventScroll: true })
  }, [ready])
  const { reveal } = state
  useEffect(() => {
    if (reveal === null) return
    virtualizer.scrollToIndex(reveal)
    store.patch({ reveal: null })
  }, [reveal, virtualizer, store])

  const nothing = rows.failed || (rows.settled && rows.extent === 0)
  return (
    <section ref={sheet} className={styles.list}>
      <ListTools
        definition={definition}
        store={store}
        state={state}
        columns={columns}
        extra={extra}
        fieldRef={filterField}
        onLeaveField={focusGrid}
      />
      {nothing ? (
        <div className={styles.state}>
          <ListNothing
            store={store}
            state={state}
            failed={rows.failed}
            retry={rows.retry}
            empty={props.empty}
            offer={props.offer}
          />
        </div>
      ) : (
        <ListGrid
          definition={definition}
          store={store}
          state={state}
          scroller={scroller}
          rows={rows}
          columns={columns}
          items={virtualizer.getVirtualItems()}
          height={virtualizer.getTotalSize()}
          rowHeight={rowHeight}
          extra={extra}
          actions={actions}
        />
      )}
      <ListFoot
        definition={definition}
        selection={state.selection}
        query={state.query}
        rows={rows}
        inView={rowsInView(virtualizer, rowHeight)}
        onClear={() => void actions.back()}
      />
    </section>
  )
}
