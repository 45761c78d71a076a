import { IconSearch } from '@tabler/icons-react'
import { memo, type RefObject } from 'react'
import { useWords } from '../../lib/i18n.ts'
import { Kbd } from '../kbd/kbd.tsx'
import type { PlacedColumn } from './columns.ts'
import { ColumnsMenu } from './columns-menu.tsx'
import type { ListDefinition } from './definition.ts'
import { FilterChip } from './filter-chip.tsx'
import { FilterMenu } from './filter-menu.tsx'
import type { ListState, ListStore } from './list-store.ts'
import styles from './list-tools.module.css'
import { type ListFilter, withFilter, withoutFilter } from './query.ts'
import type { ListRow } from './use-rows.ts'

interface ListToolsProps<Row extends ListRow, Filter extends ListFilter> {
  readonly definition: ListDefinition<Row, Filter>
  readonly store: ListStore<Filter>
  readonly state: ListState<Filter>
  /** As they stand in the grid. */
  readonly columns: readonly PlacedColumn<Row>[]
  /** What the density adds to the width of each. */
  readonly extra: number
  readonly fieldRef: RefObject<HTMLInputElement | null>
  /** Enter, Esc or an arrow in the filter field: back to the rows. */
  readonly onLeaveField: () => void
}

function ListToolsDrawn<Row extends ListRow, Filter extends ListFilter>(props: ListToolsProps<Row, Filter>) {
  const { definition, store, state } = props
  const { query } = state
  const setFilters = (filters: readonly Filter[]) => store.ask({ ...query, filters })
  return (
    <div className={styles.tools}>
      <FilterField
        fieldRef={props.fieldRef}
        text={query.text}
        onText={(text) => store.ask({ ...query, text })}
        onLeave={props.onLeaveField}
      />
      <div className={styles.chips}>
        {query.filters.map((filter, index) => {
          const kind = definition.filters.find(({ field }) => field === filter.field)
          if (!kind) return null
          return (
            <FilterChip
              // biome-ignore lint/suspicious/noArrayIndexKey: two filters of one kind are told apart by their place only
              key={`${filter.field}${index}`}
              kind={kind}
              filter={filter}
              onChange={(next) =>
                setFilters(
                  next ? withFilter(query.filters, index, next) : withoutFilter(query.filters, index),
                )
              }
            />
          )
        })}
        <FilterMenu kinds={definition.filters} filters={query.filters} onChange={setFilters} />
      </div>
      <ColumnsMenu
        columns={definition.columns}
        state={state.columns}
        widthOf={(id) => {
          const drawn = props.columns.find(({ column }) => column.id === id)
          return drawn && drawn.width - props.extra
        }}
        onChange={(columns) => store.patch({ columns })}
      />
    </div>
  )
}

/** The bar above the rows: filter field, filters as chips, columns. Scrolling does not draw it anew. */
export const ListTools = memo(ListToolsDrawn) as typeof ListToolsDrawn

interface FilterFieldProps {
  readonly fieldRef: RefObject<HTMLInputElement | null>
  readonly text: string
  readonly onText: (text: string) => void
  readonly onLeave: () => void
}

const leaving = ['Enter', 'Escape', 'ArrowDown']

function FilterField({ fieldRef, text, onText, onLeave }: FilterFieldProps) {
  const { t } = useWords()
  return (
    <label className={styles.field}>
      <IconSearch size={16} stroke={2} aria-hidden="true" />
      <input
        ref={fieldRef}
        type="text"
        value={text}
        placeholder={t('list.filter')}
        aria-label={t('list.filterRows')}
        aria-keyshortcuts="/"
        spellCheck={false}
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (!leaving.includes(event.key)) return
          event.preventDefault()
          if (event.key === 'Escape' && text !== '') onText('')
          else onLeave()
        }}
      />
      <Kbd keys="/" />
    </label>
  )
}
