import styles from './mark.module.css'

/** The mark of the product: a line covered, a line to come, a line begun. */
export function Mark({ large = false }: { readonly large?: boolean }) {
  return (
    <svg className={large ? styles.large : styles.mark} viewBox="0 0 20 20" aria-hidden="true">
      <rect className={styles.ground} width="20" height="20" rx="5" />
      <path className={styles.line} d="M5 6h10M5 14h5" />
      <path className={styles.dots} d="M4 10h12" />
    </svg>
  )
}
