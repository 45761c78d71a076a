import type { ReactNode } from 'react'
import styles from './detail.module.css'

interface DetailProps {
  readonly title: string
  /** Who and when, in one line. */
  readonly about: string
  readonly children: ReactNode
  readonly actions: ReactNode
  /** At the right of the actions: where else one may look. */
  readonly ways?: ReactNode
}

/** An entry of the inbox: what it is about, what stands there, what may be done. */
export function Detail({ title, about, children, actions, ways }: DetailProps) {
  return (
    <div className={styles.detail}>
      <header className={styles.head}>
        <h2>{title}</h2>
        <span className={styles.about}>{about}</span>
      </header>
      {children}
      <div className={styles.actions}>
        {actions}
        {ways && <span className={styles.ways}>{ways}</span>}
      </div>
    </div>
  )
}

/** A sentence or two on what happened and what each act does. */
export function DetailText({ children }: { readonly children: ReactNode }) {
  return <p className={styles.text}>{children}</p>
}
