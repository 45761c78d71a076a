import { type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import type { FileDrop } from '../drop/use-file-drop.ts'
import { HeadInView, useHeadInView } from './head-in-view.ts'
import styles from './record-page.module.css'

interface RecordPageProps {
  /** The record's id. */
  readonly of: string
  /** Way back, place in the list, previous and next. */
  readonly bar: ReactNode
  readonly main: ReactNode
  /** Small sheets with what hangs on the record. */
  readonly side: ReactNode
  /** Takes files for the record, wherever on it they are let go. */
  readonly drop: FileDrop | null
}

/** A record on its own: the sheet with all its parts, and small sheets beside it. */
export function RecordPage({ of, bar, main, side, drop }: RecordPageProps) {
  const page = useRef<HTMLDivElement>(null)
  const sheet = useRef<HTMLElement>(null)
  const [inView, setInView] = useState(true)
  const head = useMemo(() => ({ inView, setInView }), [inView])
  useFocusOn(sheet, page, of)
  return (
    <HeadInView value={head}>
      <div ref={page} className={styles.page} {...drop}>
        {bar}
        <div className={styles.columns}>
          {/* Each record begins at its top, where it says whose data these are. */}
          <section key={of} ref={sheet} className={styles.main} tabIndex={-1}>
            {main}
          </section>
          <aside className={styles.side}>{side}</aside>
        </div>
      </div>
    </HeadInView>
  )
}

/**
 * The sheet is what the arrows and the page keys scroll: it has the focus when a record opens, also by the search, which gives the
 * focus back to where it came from. What was pressed on the record itself keeps it, as do a dialog and a field.
 */
function useFocusOn(
  sheet: RefObject<HTMLElement | null>,
  page: RefObject<HTMLElement | null>,
  of: string,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each record
  useEffect(() => {
    const held = document.activeElement
    if (held && held !== document.body && (page.current?.contains(held) || held.closest(keepsFocus))) return
    sheet.current?.focus({ preventScroll: true })
  }, [of, sheet, page])
}

const keepsFocus = '[role="dialog"], input, textarea'

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
  const head = useRef<HTMLElement>(null)
  useHeadInView(head)
  return (
    <>
      <header ref={head} className={styles.head}>
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
