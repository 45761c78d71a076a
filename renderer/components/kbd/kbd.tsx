import { useWords } from '../../lib/i18n.ts'
import styles from './kbd.module.css'
import { printedKeys } from './keys.ts'

interface KbdProps {
  /** As in a binding: "n", "mod+k", "Escape". */
  readonly keys: string
  /** One frame around all of them ("Ctrl K") instead of one for each. */
  readonly joined?: boolean
  /** Read aloud; by default the button itself names its key (aria-keyshortcuts). */
  readonly spoken?: boolean
}

/** A key, printed on what it presses. */
export function Kbd({ keys, joined = false, spoken = false }: KbdProps) {
  const { t } = useWords()
  const printed = printedKeys(keys, t)
  const shown = joined ? [printed.join(' ')] : printed
  return shown.map((key) => (
    <kbd key={key} className={styles.kbd} aria-hidden={!spoken}>
      {key}
    </kbd>
  ))
}
