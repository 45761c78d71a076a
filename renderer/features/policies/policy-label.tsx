import styles from './policies.module.css'
import type { PolicyName } from './policy-name.ts'

/** A policy in a line: what it is, and which one in grey. */
export function PolicyLabel({ name }: { readonly name: PolicyName }) {
  return (
    <span className={styles.label} title={[name.kind, name.which].filter(Boolean).join(' ')}>
      <b>{name.kind}</b> {name.which && <span className={styles.dim}>{name.which}</span>}
    </span>
  )
}
