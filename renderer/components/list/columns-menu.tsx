import { Popover } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconColumns3 } from '@tabler/icons-react'
import { useState } from 'react'
import { useWords } from '../../lib/i18n.ts'
import { IconButton } from '../icon-button/icon-button.tsx'
import { type ColumnState, type ListColumn, placed, withColumn, withColumnMoved } from './columns.ts'
import styles from './columns-menu.module.css'

interface ColumnsMenuProps<Row> {
  readonly columns: readonly ListColumn<Row>[]
  readonly state: ColumnState
  readonly onChange: (state: ColumnState) => void
}

/** Which columns are shown and in which order. */
export function ColumnsMenu<Row>({ columns, state, onChange }: ColumnsMenuProps<Row>) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const shown = placed(columns, state).map(({ column }) => column)
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
              />
            ))}
          </ul>
          {state.length > 0 && (
            <button type="button" className={styles.reset} onClick={() => onChange([])}>
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
}

function ColumnLine<Row>({ column, shown, onShow, onMove }: ColumnLineProps<Row>) {
  const { t } = useWords()
  return (
    <li className={styles.line}>
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
