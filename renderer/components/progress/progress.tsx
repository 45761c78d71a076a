import type { ReactNode } from 'react'
import { useWords } from '../../lib/i18n.ts'
import styles from './progress.module.css'

interface ProgressProps {
  /** What is being done. */
  readonly title: string
  readonly done: number
  /** Null while it is not known how much there is. */
  readonly total: number | null
  /** A remark after the figures. */
  readonly remark?: string
  readonly actions?: ReactNode
}

/** Long work: what it does, how much is left, how it is stopped. It blocks nothing. */
export function Progress({ title, done, total, remark, actions }: ProgressProps) {
  const { t } = useWords()
  const share = total ? Math.min(1, done / total) : 0
  return (
    <div className={styles.progress}>
      <b>{title}</b>
      {total !== null && <span className={styles.figures}>{t('common.xOfY', { done, total })}</span>}
      <progress className={styles.bar} aria-label={title} max={1} value={share} />
      {remark && <span className={styles.remark}>{remark}</span>}
      {actions}
    </div>
  )
}
