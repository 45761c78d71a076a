import { type ReactNode, useEffect, useRef } from 'react'
import type { FileDrop } from '../drop/use-file-drop.ts'
import styles from './record-page.module.css'

interface RecordPageProps {
  /** Way back, place in the list, previous and next. */
  readonly bar: ReactNode
  readonly main: ReactNode
  /** Small sheets with what hangs on the record. */
  readonly side: ReactNode
  /** Takes files for the record, wherever on it they are let go. */
  readonly drop: FileDrop | null
}

/** A record on its own: the sheet with all its parts, and small sheets beside it. */
export function RecordPage({ bar, main, side, drop }: RecordPageProps) {
  const sheet = useRef<HTMLElement>(null)
  useEffect(() => {
    // The sheet is what the arrows and the page keys scroll.
    if (document.activeElement === document.body) sheet.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div className={styles.page} {...drop}>
      {bar}
      <div className={styles.columns}>
        <section ref={sheet} className={styles.main} tabIndex={-1}>
          {main}
        </section>
        <aside className={styles.side}>{side}</aside>
      </div>
    </div>
  )
}

interface RecordHeadProps {
  readonly identity: ReactNode
  /** What can be done to the record, at the right. */
  readonly actions?: ReactNode
  readonly warnings: ReactNode
  /** What must be settled first, or is under way. */
  readonly notices?: ReactNode
}

/** Identity, warnings and what must be settled at the top of the sheet. */
export function RecordHead({ identity, actions, warnings, notices }: RecordHeadProps) {
  return (
    <>
      <header className={styles.head}>
        <div className={styles.lines}>
          {identity}
          {actions && <div className={styles.actions}>{actions}</div>}
        </div>
      </header>
      <div className={styles.warnings}>{warnings}</div>
      <div className={styles.notices}>{notices}</div>
    </>
  )
}

interface HalvesProps {
  /** Both as wide; else the second takes what a picture needs. */
  readonly even?: boolean
  readonly children: ReactNode
}

/** Two parts side by side where there is room. */
export function Halves({ even = false, children }: HalvesProps) {
  return <div className={even ? `${styles.halves} ${styles.even}` : styles.halves}>{children}</div>
}
