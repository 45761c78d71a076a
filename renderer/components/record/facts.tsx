import type { ReactNode } from 'react'
import styles from './facts.module.css'

export interface Fact {
  readonly label: string
  readonly value: ReactNode
  readonly tone?: 'late' | 'today' | undefined
}

/** A few facts in three columns, as beside a list. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ label, value, tone }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className={tone && styles[tone]}>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Labels and values one under the other; a value that is not known is not listed. */
export function Pairs({ pairs, wide = false }: { readonly pairs: readonly Fact[]; readonly wide?: boolean }) {
  return (
    <dl className={wide ? `${styles.pairs} ${styles.wide}` : styles.pairs}>
      {pairs.map(({ label, value, tone }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className={tone && styles[tone]}>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
