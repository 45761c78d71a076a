import { type ReactNode, useId } from 'react'
import styles from './side-box.module.css'

interface SideBoxProps {
  readonly title: string
  readonly count?: number
  readonly children: ReactNode
}

/** A small sheet beside a record. */
export function SideBox({ title, count, children }: SideBoxProps) {
  const id = useId()
  return (
    <section className={styles.box} aria-labelledby={id}>
      <header className={styles.head}>
        <h3 id={id}>{title}</h3>
        {count !== undefined && <em>{count}</em>}
      </header>
      <div className={styles.content}>{children}</div>
    </section>
  )
}
