// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by hand, which table elements do not allow
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid keeps the focus and names its active row
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the keys are those of the list
import { type MouseEvent, memo, useRef } from 'react'
import { useWords } from '../../lib/i18n.ts'
import { Sign } from '../sign/sign.tsx'
import type { PlacedColumn } from './columns.ts'
import type { ListDefinition } from './definition.ts'
import styles from './list.module.css'
import type { ListFilter } from './query.ts'
import { SelectBox } from './select-box.tsx'
import type { ListActions } from './use-list-actions.ts'
import type { ListRow } from './use-rows.ts'

interface ListRowProps<Row extends ListRow, Filter extends ListFilter> {
  readonly definition: ListDefinition<Row, Filter>
  readonly columns: readonly PlacedColumn<Row>[]
  readonly actions: ListActions
  readonly id: string
  readonly index: number
  readonly top: number
  readonly height: number
  /** Undefined while its rows have not come: only its line is seen. */
  readonly row: Row | undefined
  readonly selected: boolean
  readonly open: boolean
  readonly cursor: boolean
}

function ListRowDrawn<Row extends ListRow, Filter extends ListFilter>(props: ListRowProps<Row, Filter>) {
  const { definition, columns, actions, index, row } = props
  // The cells of the row before stay, unseen, until they are filled: making them anew is half the work of a leap.
  const last = useRef(row)
  if (row) last.current = row
  const drawn = last.current
  const place = { height: props.height, transform: `translateY(${props.top}px)` }
  // The head is the first row of the grid.
  const number = { 'aria-rowindex': index + 2 }
  const here = row && {
    id: props.id,
    'aria-selected': props.selected,
    'data-open': props.open || undefined,
    'data-cursor': props.cursor || undefined,
    onClick: (event: MouseEvent) => onClick(event, index, actions),
    onDoubleClick: () => actions.expand(index),
  }
  return (
    <div
      role="row"
      className={`${styles.line} ${styles.row}`}
      style={place}
      data-awaited={row ? undefined : ''}
      {...number}
      {...here}
    >
      {drawn && (
        <Cells
          definition={definition}
          columns={columns}
          row={drawn}
          selected={props.selected}
          index={index}
          actions={actions}
        />
      )}
    </div>
  )
}

function onClick(event: MouseEvent, index: number, actions: ListActions): void {
  // The box has its own click.
  if (event.target instanceof Element && event.target.closest('label')) return
  if (event.shiftKey) actions.extendTo(index)
  else if (event.ctrlKey || event.metaKey) actions.toggle(index)
  else actions.show(index)
}

interface CellsProps<Row extends ListRow, Filter extends ListFilter> {
  readonly definition: ListDefinition<Row, Filter>
  readonly columns: readonly PlacedColumn<Row>[]
  readonly row: Row
  readonly selected: boolean
  readonly index: number
  readonly actions: ListActions
}

function CellsDrawn<Row extends ListRow, Filter extends ListFilter>(props: CellsProps<Row, Filter>) {
  const { definition, columns, row, index, actions } = props
  const { t } = useWords()
  const sign = definition.signOf(row)
  return (
    <>
      <SelectCell
        label={t('list.select', { name: definition.nameOf(row) })}
        checked={props.selected}
        onToggle={(extend) => (extend ? actions.extendTo(index) : actions.toggle(index))}
      />
      <span role="gridcell" className={styles.sign}>
        {sign && <Sign kind={sign.kind} label={sign.label} />}
      </span>
      {columns.map(({ column }) => (
        <span key={column.id} role="gridcell" className={cellClass(column.align, column.grows)}>
          {column.cell(row)}
        </span>
      ))}
    </>
  )
}

/** The cells of a row; they stay as they are while the row only moves. */
const Cells = memo(CellsDrawn) as typeof CellsDrawn

function SelectCell(props: { label: string; checked: boolean; onToggle: (extend: boolean) => void }) {
  return (
    <span role="gridcell" className={styles.box}>
      <SelectBox {...props} />
    </span>
  )
}

function cellClass(align: 'start' | 'end' | 'center' | undefined, grows: boolean | undefined): string {
  const aligned = align === 'end' ? styles.end : align === 'center' ? styles.center : ''
  return `${aligned} ${grows ? styles.name : ''}`
}

/** One row of a list; drawn again only when something of it changed. */
export const ListRowView = memo(ListRowDrawn) as typeof ListRowDrawn
