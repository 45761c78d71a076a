import type { ReactNode } from 'react'
import styles from './rows.module.css'

interface RowsProps {
  readonly label: string
  readonly children: ReactNode
}

/** Short lines under each other, divided by hairlines. */
export function LineList({ label, children }: RowsProps) {
  return (
    <ul className={styles.rows} aria-label={label}>
      {children}
    </ul>
  )
}

interface LineProps {
  /** Icon or sign. */
  readonly mark?: ReactNode
  readonly children: ReactNode
  /** At the right: a day, a figure. */
  readonly end?: ReactNode
  readonly tone?: 'late' | 'today' | undefined
  /** Where it leads. */
  readonly onOpen?: (() => void) | undefined
}

export function Line({ mark, children, end, tone, onOpen }: LineProps) {
  const content = (
    <>
      {mark}
      <span className={styles.words}>{children}</span>
      {end !== undefined && (
        <span className={tone ? `${styles.end} ${styles[tone]}` : styles.end}>{end}</span>
      )}
    </>
  )
  return (
    <li>
      {onOpen ? (
        <button type="button" className={styles.line} onClick={onOpen}>
          {content}
        </button>
      ) : (
        <div className={styles.line}>{content}</div>
      )}
    </li>
  )
}
