import { Popover } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconColumns3 } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { useWords } from '../../lib/i18n.ts'
import { IconButton } from '../icon-button/icon-button.tsx'
import { Kbd } from '../kbd/kbd.tsx'
import {
  type ColumnState,
  type ListColumn,
  placed,
  withColumn,
  withColumnMoved,
  withColumnWidth,
} from './columns.ts'
import styles from './columns-menu.module.css'

/** How much an arrow widens a column. */
const step = 8

interface ColumnsMenuProps<Row> {
  readonly columns: readonly ListColumn<Row>[]
  readonly state: ColumnState
  /** The width that a column has in the grid, where it is not given way. */
  readonly widthOf: (id: string) => number | undefined
  readonly onChange: (state: ColumnState) => void
}

/** Which columns are shown and in which order. */
export function ColumnsMenu<Row>({ columns, state, widthOf, onChange }: ColumnsMenuProps<Row>) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const now = placed(columns, state)
  const shown = now.map(({ column }) => column)
  const widen = (id: string, by: number) => {
    const width = widthOf(id) ?? now.find(({ column }) => column.id === id)?.width
    if (width !== undefined) onChange(withColumnWidth(columns, state, id, width + by))
  }
  // The button goes with what it takes back, and the keys would be nowhere: the menu is shut.
  const reset = () => {
    setOpen(false)
    onChange([])
  }
  const hidden = columns.filter((column) => !shown.includes(column))
  return (
    <Popover opened={open} onChange={setOpen} trapFocus returnFocus position="bottom-end">
      <Popover.Target>
        <IconButton icon={IconColumns3} label={t('list.columns')} on={open} onClick={() => setOpen(!open)} />
      </Popover.Target>
      <Popover.Dropdown data-overlay="">
        <div className={styles.content}>
          <ul aria-label={t('list.columns')}>
            {[...shown, ...hidden].map((column) => (
              <ColumnLine
                key={column.id}
                column={column}
                shown={shown.includes(column)}
                onShow={(show) => onChange(withColumn(columns, state, column.id, show))}
                onMove={(by) => onChange(withColumnMoved(columns, state, column.id, by))}
                onWiden={(by) => widen(column.id, by)}
              />
            ))}
          </ul>
          <p className={styles.hint}>
            <Kbd keys="ArrowLeft" />
            <Kbd keys="ArrowRight" />
            {t('list.columnsWidth')}
          </p>
          {state.length > 0 && (
            <button type="button" className={styles.reset} onClick={reset}>
              {t('list.columnsReset')}
            </button>
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

interface ColumnLineProps<Row> {
  readonly column: ListColumn<Row>
  readonly shown: boolean
  readonly onShow: (shown: boolean) => void
  readonly onMove: (by: -1 | 1) => void
  /** Makes the column wider or narrower by so many pixels. */
  readonly onWiden: (by: number) => void
}

function ColumnLine<Row>({ column, shown, onShow, onMove, onWiden }: ColumnLineProps<Row>) {
  const { t } = useWords()
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? step : event.key === 'ArrowLeft' ? -step : 0
    if (by === 0 || column.grows) return
    event.preventDefault()
    onWiden(by)
  }
  return (
    <li className={styles.line} onKeyDown={onKeyDown}>
      <label>
        <input
          type="checkbox"
          className={styles.check}
          checked={shown}
          disabled={column.grows ?? false}
          onChange={(event) => onShow(event.currentTarget.checked)}
        />
        {column.title}
      </label>
      {shown && !column.grows && (
        <>
          <IconButton
            icon={IconChevronUp}
            label={t('list.moveBefore', { column: column.title })}
            onClick={() => onMove(-1)}
          />
          <IconButton
            icon={IconChevronDown}
            label={t('list.moveAfter', { column: column.title })}
            onClick={() => onMove(1)}
          />
        </>
      )}
    </li>
  )
}
