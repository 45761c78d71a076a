import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

interface EmptyStateProps {
  readonly title: string
  /** The title is the page's own. */
  readonly alone?: boolean
  /** What will stand here. */
  readonly children: ReactNode
  /** One main and at most one other button. */
  readonly actions?: ReactNode
}

/** A place without content: says what will stand here and offers the first step. */
export function EmptyState({ title, alone = false, children, actions }: EmptyStateProps) {
  const Heading = alone ? 'h1' : 'h3'
  return (
    <div className={styles.empty}>
      <svg className={styles.lines} viewBox="0 0 160 46" aria-hidden="true">
        <path className={styles.now} d="M52.5 0v14M52.5 16v14M52.5 32v14" />
        <rect x=".5" y="4.5" width="47" height="5" rx="2" />
        <rect x="53.5" y="4.5" width="106" height="5" rx="2" />
        <rect x=".5" y="20.5" width="92" height="5" rx="2" />
        <rect x="98.5" y="20.5" width="61" height="5" rx="2" />
        <rect x=".5" y="36.5" width="159" height="5" rx="2" />
      </svg>
      <Heading className={styles.heading}>{title}</Heading>
      <p className={styles.text}>{children}</p>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}
