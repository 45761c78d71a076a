import { type ReactNode, useId } from 'react'
import styles from './section.module.css'

interface SectionProps {
  readonly title: string
  /** A figure or a few words after the title. */
  readonly note?: ReactNode
  /** At the right of the head. */
  readonly tools?: ReactNode
  readonly children: ReactNode
}

/** A part of a record under its head. */
export function Section({ title, note, tools, children }: SectionProps) {
  const id = useId()
  return (
    <section className={styles.section} aria-labelledby={id}>
      <header className={styles.head}>
        <h3 id={id}>{title}</h3>
        {note !== undefined && <span className={styles.note}>{note}</span>}
        {tools && <span className={styles.tools}>{tools}</span>}
      </header>
      {children}
    </section>
  )
}

/** Where a part has nothing to show yet: one quiet sentence. */
export function Nothing({ children }: { readonly children: ReactNode }) {
  return <p className={styles.nothing}>{children}</p>
}
