import { Button } from '@mantine/core'
import { useWords } from '../../lib/i18n.ts'
import { Kbd } from '../kbd/kbd.tsx'
import type { ListDefinition } from './definition.ts'
import styles from './list-foot.module.css'
import type { ListFilter, ListQuery } from './query.ts'
import { type Selection, selectedAmount, selectedCount } from './selection.ts'
import { type ListRow, type Rows, useRowAmount } from './use-rows.ts'

interface ListFootProps<Row extends ListRow, Filter extends ListFilter> {
  readonly definition: ListDefinition<Row, Filter>
  readonly selection: Selection
  readonly query: ListQuery<Filter>
  readonly rows: Rows<Row>
  /** Places of the first and last row that the eye sees. */
  readonly inView: { readonly first: number; readonly last: number }
  readonly onClear: () => void
}

/** Which rows are in view of how many; with a selection it becomes the bar of what can be done with it. */
export function ListFoot<Row extends ListRow, Filter extends ListFilter>(props: ListFootProps<Row, Filter>) {
  const { t } = useWords()
  const { rows, selection, inView } = props
  const total = rows.count
  const selected = selectedCount(selection, total ?? rows.extent)
  if (selected > 0) return <BulkBar {...props} selected={selected} />
  const first = Math.min(inView.first, rows.extent)
  const last = Math.min(inView.last, rows.extent)
  return (
    <footer className={styles.foot}>
      <span>
        {total === 0
          ? t('list.noRows')
          : total === undefined
            ? t('list.rangeUncounted', { first, last })
            : t('list.range', { first, last, total })}
      </span>
      <span className={styles.keys}>
        <Kbd keys="?" /> {t('list.keysOfPage')}
      </span>
    </footer>
  )
}

interface BulkBarProps<Row extends ListRow, Filter extends ListFilter> extends ListFootProps<Row, Filter> {
  readonly selected: number
}

function BulkBar<Row extends ListRow, Filter extends ListFilter>(props: BulkBarProps<Row, Filter>) {
  const { t } = useWords()
  const { definition, selection, query, selected } = props
  const whole = useRowAmount(definition.source, query, selection.all)
  const amount = selectedAmount(selection, whole)
  return (
    <footer className={styles.bulk} data-inverse="">
      <b aria-live="polite">{definition.selectedWords(selected)}</b>
      {amount !== undefined && (
        <span className={styles.amount} data-private="">
          {definition.amountWords(amount)}
        </span>
      )}
      <Button
        variant="subtle"
        className={styles.way}
        onClick={props.onClear}
        rightSection={<Kbd keys="Escape" />}
      >
        {t('list.clearSelection')}
      </Button>
    </footer>
  )
}
