// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by hand, which table elements do not allow
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid keeps the focus and names its active row
import { VisuallyHidden } from '@mantine/core'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { memo } from 'react'
import { useWords } from '../../lib/i18n.ts'
import { ColumnGrip } from './column-grip.tsx'
import type { ListColumn, PlacedColumn } from './columns.ts'
import styles from './list.module.css'
import type { ListSort } from './query.ts'
import { SelectBox } from './select-box.tsx'

interface ListHeadProps<Row> {
  readonly columns: readonly PlacedColumn<Row>[]
  readonly sort: ListSort
  readonly selected: 'none' | 'some' | 'all'
  readonly onToggleAll: () => void
  readonly onSort: (by: string) => void
  readonly onWidth: (id: string, width: number | null) => void
}

function ListHeadDrawn<Row>(props: ListHeadProps<Row>) {
  const { t } = useWords()
  return (
    <div role="row" aria-rowindex={1} className={`${styles.line} ${styles.head}`}>
      <span role="columnheader" className={styles.box}>
        <SelectBox
          label={t('list.selectAll')}
          checked={props.selected === 'all'}
          some={props.selected === 'some'}
          tabbable
          onToggle={props.onToggleAll}
        />
      </span>
      <span role="columnheader">
        <VisuallyHidden>{t('list.state')}</VisuallyHidden>
      </span>
      {props.columns.map(({ column, width }) => (
        <HeadCell key={column.id} column={column} width={width} {...props} />
      ))}
    </div>
  )
}

/** Names of the columns; a click sorts by one, the edge sets its width. Scrolling does not draw it anew. */
export const ListHead = memo(ListHeadDrawn) as typeof ListHeadDrawn

interface HeadCellProps<Row> extends ListHeadProps<Row> {
  readonly column: ListColumn<Row>
  readonly width: number
}

function HeadCell<Row>({ column, width, sort, onSort, onWidth }: HeadCellProps<Row>) {
  const sorted = column.sort !== undefined && column.sort === sort.by
  const Arrow = sort.descending ? IconChevronDown : IconChevronUp
  const align = column.align === 'end' ? styles.end : column.align === 'center' ? styles.center : ''
  return (
    <span
      role="columnheader"
      className={`${styles.headCell} ${align}`}
      {...(sorted ? { 'aria-sort': sort.descending ? 'descending' : 'ascending' } : {})}
    >
      {column.sort === undefined ? (
        <span className={styles.headWords}>
          <span>{column.title}</span>
        </span>
      ) : (
        <SortButton by={column.sort} title={column.title} sorted={sorted} onSort={onSort}>
          {sorted && <Arrow size={12} stroke={2} aria-hidden="true" />}
        </SortButton>
      )}
      {!column.grows && <ColumnGrip column={column} width={width} onWidth={onWidth} />}
    </span>
  )
}

interface SortButtonProps {
  readonly by: string
  readonly title: string
  readonly sorted: boolean
  readonly onSort: (by: string) => void
  readonly children: React.ReactNode
}

function SortButton({ by, title, sorted, onSort, children }: SortButtonProps) {
  return (
    <button
      type="button"
      className={sorted ? `${styles.headWords} ${styles.sorted}` : styles.headWords}
      onClick={() => onSort(by)}
    >
      <span>{title}</span>
      {children}
    </button>
  )
}
