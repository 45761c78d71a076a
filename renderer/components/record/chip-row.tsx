import type { ReactNode } from 'react'
import styles from './chip-row.module.css'

/** Chips side by side: what one must know before doing anything. */
export function ChipRow({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <section className={styles.row} aria-label={label}>
      {children}
    </section>
  )
}
