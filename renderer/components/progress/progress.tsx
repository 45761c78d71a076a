import type { ReactNode } from 'react'
import { useWords } from '../../lib/i18n.ts'
import styles from './progress.module.css'

interface ProgressProps {
  /** What is being done. */
  readonly title: string
  readonly done: number
  /** Null while it is not known how many rows there are. */
  readonly total: number | null
  /** A remark after the figures. */
  readonly remark?: string
  readonly actions?: ReactNode
}

/** Long work: what it does, how much is left, how it is stopped. It blocks nothing. */
export function Progress({ title, done, total, remark, actions }: ProgressProps) {
  const { t } = useWords()
  return (
    <div className={styles.progress}>
      <b>{title}</b>
      <span className={styles.figures}>
        {total === null ? t('common.rows', { count: done }) : t('common.xOfY', { done, total })}
      </span>
      {total === null ? (
        <span className={styles.bar} />
      ) : (
        <progress className={styles.bar} aria-label={title} max={1} value={Math.min(1, done / total)} />
      )}
      {remark && <span className={styles.remark}>{remark}</span>}
      {actions}
    </div>
  )
}
