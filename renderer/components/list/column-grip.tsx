import { useState } from 'react'
import { useWords } from '../../lib/i18n.ts'
import { type ListColumn, narrowestColumn, widestColumn } from './columns.ts'
import styles from './list.module.css'

interface ColumnGripProps<Row> {
  readonly column: ListColumn<Row>
  readonly width: number
  /** Null: as the list has it of itself. */
  readonly onWidth: (id: string, width: number | null) => void
}

/**
 * The left edge of a column, pulled with the mouse: as the first column takes what the others leave, it is the left
 * edge that follows the hand. The keyboard does the same in the menu of columns.
 */
export function ColumnGrip<Row>({ column, width, onWidth }: ColumnGripProps<Row>) {
  const { t } = useWords()
  const [start, setStart] = useState<{ x: number; width: number } | null>(null)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved has no element of its own
    <span
      role="separator"
      aria-orientation="vertical"
      aria-label={t('list.columnWidth', { column: column.title })}
      aria-valuenow={width}
      aria-valuemin={narrowestColumn}
      aria-valuemax={widestColumn}
      tabIndex={-1}
      className={styles.grip}
      data-moving={start ? '' : undefined}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        setStart({ x: event.clientX, width })
      }}
      onPointerMove={(event) => start && onWidth(column.id, start.width + start.x - event.clientX)}
      onPointerUp={() => setStart(null)}
      onDoubleClick={() => onWidth(column.id, null)}
    />
  )
}
