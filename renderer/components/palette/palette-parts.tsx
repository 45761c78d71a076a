import { Kbd } from '../kbd/kbd.tsx'
import styles from './palette.module.css'

interface HintProps {
  readonly keys: readonly string[]
  readonly label: string
  /** At the right end of the foot. */
  readonly last?: boolean
}

/** A key of the palette and what it does, in its foot. */
export function PaletteHint({ keys, label, last = false }: HintProps) {
  return (
    <span className={last ? `${styles.hint} ${styles.push}` : styles.hint}>
      {keys.map((key) => (
        <Kbd key={key} keys={key} spoken />
      ))}
      {label}
    </span>
  )
}

/** What stands in place of rows. */
export function PaletteEmpty({ title, text }: { readonly title: string; readonly text?: string }) {
  return (
    <div className={styles.empty} role="status">
      <h3>{title}</h3>
      {text && <p>{text}</p>}
    </div>
  )
}
