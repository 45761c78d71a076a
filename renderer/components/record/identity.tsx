import { Children, type ReactNode } from 'react'
import styles from './identity.module.css'

interface IdentityProps {
  readonly name: string
  /** The record is the page, so its name is the page's heading. */
  readonly main?: boolean
  /** Chips beside the name. */
  readonly marks?: ReactNode
  /** What tells this one from a namesake, in one line. */
  readonly line: readonly ReactNode[]
}

/** Who or what a record is of. */
export function Identity({ name, main = false, marks, line }: IdentityProps) {
  const Heading = main ? 'h1' : 'h2'
  return (
    <div className={main ? styles.main : styles.identity}>
      <div className={styles.name}>
        <Heading>{name}</Heading>
        {marks}
      </div>
      {line.length > 0 && (
        <p className={styles.line}>
          {Children.map(line, (part, index) => (
            <span className={styles.part}>
              {part}
              {index < line.length - 1 && <span className={styles.dot}>·</span>}
            </span>
          ))}
        </p>
      )}
    </div>
  )
}
