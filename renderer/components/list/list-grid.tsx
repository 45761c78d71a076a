// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by hand, which table elements do not allow
import type { VirtualItem } from '@tanstack/react-virtual'
import { type RefObject, useCallback, useRef } from 'react'
import type { PlacedColumn } from './columns.ts'
import { templateOf, withColumnWidth } from './columns.ts'
import type { ListDefinition } from './definition.ts'
import { boxWidth, signWidth } from './geometry.ts'
import styles from './list.module.css'
import { ListHead } from './list-head.tsx'
import { ListRowView } from './list-row.tsx'
import type { ListState, ListStore } from './list-store.ts'
import { type ListFilter, sortedBy } from './query.ts'
import { headState, isSelected } from './selection.ts'
import { type Slots, slotsFor } from './slots.ts'
import type { ListActions } from './use-list-actions.ts'
import { usePacedRows } from './use-paced-rows.ts'
import type { ListRow, Rows } from './use-rows.ts'

interface ListGridProps<Row extends ListRow, Filter extends ListFilter> {
  readonly definition: ListDefinition<Row, Filter>
  readonly store: ListStore<Filter>
  readonly state: ListState<Filter>
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly rows: Rows<Row>
  readonly columns: readonly PlacedColumn<Row>[]
  readonly items: readonly VirtualItem[]
  readonly height: number
  readonly rowHeight: number
  /** What the density adds to the width of each column. */
  readonly extra: number
  readonly actions: ListActions
}

/** The rows under their heads. The grid keeps the focus and names the row with the cursor as its active one. */
export function ListGrid<Row extends ListRow, Filter extends ListFilter>(props: ListGridProps<Row, Filter>) {
  const { definition, store, state, rows, columns, actions } = props
  const rowId = (index: number) => `${definition.id}-${index}`
  const template = [`${boxWidth}px`, `${signWidth}px`, templateOf(columns)].join(' ')
  const { cursor, query, selection } = state
  /** Rows are laid out apart from each other, so that they cannot make their list wider themselves. */
  const least = columns.reduce((sum, { width }) => sum + width, boxWidth + signWidth)
  const places = props.items.map(({ index }) => index)
  const slots = useSlots(places)
  const drawn = usePacedRows(places, rows.chunks)
  const onSort = useCallback(
    (by: string) => {
      const { query: now } = store.get()
      store.ask({ ...now, sort: sortedBy(now.sort, by) })
    },
    [store],
  )
  const onWidth = useCallback(
    (id: string, width: number | null) =>
      store.patch({
        columns: withColumnWidth(
          definition.columns,
          store.get().columns,
          id,
          width === null ? null : width - props.extra,
        ),
      }),
    [store, definition.columns, props.extra],
  )
  return (
    <div
      ref={props.scroller}
      role="grid"
      className={styles.scroller}
      tabIndex={0}
      aria-label={definition.name}
      aria-multiselectable="true"
      aria-rowcount={rows.count === undefined ? -1 : rows.count + 1}
      aria-colcount={columns.length + 2}
      aria-activedescendant={cursor === null ? undefined : rowId(cursor)}
      style={{ '--list-columns': template } as React.CSSProperties}
      onScroll={(event) => {
        store.top = event.currentTarget.scrollTop
      }}
      onFocus={(event) => {
        const untouched = state.cursor === null && state.open === null && rows.extent > 0
        if (event.target === event.currentTarget && untouched)
          store.patch({ cursor: props.items.find((item) => item.start >= store.top)?.index ?? 0 })
      }}
    >
      <ListHead
        columns={columns}
        sort={query.sort}
        selected={headState(selection, rows.count ?? rows.extent)}
        onToggleAll={actions.toggleAll}
        onSort={onSort}
        onWidth={onWidth}
      />
      <div role="rowgroup" className={styles.body} style={{ height: props.height, minWidth: least }}>
        {props.items.map(({ index, start }) => {
          const row = drawn.get(index)
          return (
            <ListRowView
              // The element of a row that leaves serves the one that enters, so that scrolling makes and drops nothing.
              key={slots.get(index)}
              id={rowId(index)}
              definition={definition}
              columns={columns}
              actions={actions}
              index={index}
              top={start}
              height={props.rowHeight}
              row={row}
              selected={row !== undefined && isSelected(selection, row.id)}
              open={row !== undefined && row.id === state.open}
              cursor={index === cursor}
            />
          )
        })}
      </div>
    </div>
  )
}

/** The element of each drawn row. */
function useSlots(places: readonly number[]): Slots {
  const slots = useRef<Slots>(new Map())
  // Kept outside of state on purpose: whatever draw it is, rows that stay keep the element they have.
  slots.current = slotsFor(slots.current, places)
  return slots.current
}
