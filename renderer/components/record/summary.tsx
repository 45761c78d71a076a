import type { ReactNode } from 'react'
import styles from './summary.module.css'

export interface SummaryCell {
  readonly label: string
  readonly value: ReactNode
  /** Beside the value, smaller. */
  readonly aside?: ReactNode
  /** Below it: the comparison or the exception. */
  readonly note?: ReactNode
}

/** The figures of a record in one row of cells divided by hairlines. */
export function Summary({ cells }: { readonly cells: readonly SummaryCell[] }) {
  return (
    <dl className={styles.cells}>
      {cells.map(({ label, value, aside, note }) => (
        <div key={label} className={styles.cell}>
          <dt>{label}</dt>
          <dd className={styles.value}>
            {value}
            {aside !== undefined && <small>{aside}</small>}
          </dd>
          {note !== undefined && <dd className={styles.note}>{note}</dd>}
        </div>
      ))}
    </dl>
  )
}
