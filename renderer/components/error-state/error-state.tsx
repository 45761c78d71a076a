import type { ReactNode } from 'react'
import { useWords } from '../../lib/i18n.ts'
import { Sign } from '../sign/sign.tsx'
import styles from './error-state.module.css'

interface ErrorStateProps {
  /** What happened, as a sentence. */
  readonly title: string
  /** The title is the page's own. */
  readonly alone?: boolean
  /** To what, what stays safe, what to do. */
  readonly children: ReactNode
  readonly actions?: ReactNode
  /** The id that stands in the log. */
  readonly reference?: string
}

/** What went wrong, in the place where it did. */
export function ErrorState({ title, alone = false, children, actions, reference }: ErrorStateProps) {
  const Heading = alone ? 'h1' : 'h3'
  const { t } = useWords()
  return (
    <div className={styles.error} role="alert">
      <div className={styles.title}>
        <Sign kind="late" silent />
        <Heading className={styles.heading}>{title}</Heading>
      </div>
      <p className={styles.text}>{children}</p>
      <div className={styles.actions}>
        {actions}
        {reference && <span className={styles.reference}>{t('common.reference', { id: reference })}</span>}
      </div>
    </div>
  )
}
