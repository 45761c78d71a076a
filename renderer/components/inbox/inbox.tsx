import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { useFormats } from '../../lib/formats.ts'
import { Sign, type SignKind } from '../sign/sign.tsx'
import styles from './inbox.module.css'

/** One thing that waits for its moment or for a person. */
export interface InboxLine {
  readonly id: string
  readonly sign: SignKind
  /** The record by name. */
  readonly title: string
  /** What of it. */
  readonly about: string
  /** At the right: the state in a word, or the time. */
  readonly note: string
  readonly tone?: 'late'
  /** What stands beside the lines when this one is open. */
  readonly detail: () => ReactNode
}

/** Lines of one kind under their head. */
export interface InboxGroup {
  readonly id: string
  readonly label: string
  readonly lines: readonly InboxLine[]
  /** Not of a number that means anything. */
  readonly uncounted?: boolean
  /** What may be done with all of them at once. */
  readonly act?: { readonly label: string; readonly run: () => void }
}

interface InboxProps {
  /** Name of the lines. */
  readonly label: string
  /** Name of what stands beside them. */
  readonly detailLabel: string
  readonly groups: readonly InboxGroup[]
  readonly open: InboxLine
  readonly onOpen: (line: InboxLine) => void
}

/** Lines by kind, and the open one beside them, on one sheet. */
export function Inbox({ label, detailLabel, groups, open, onOpen }: InboxProps) {
  const list = useRef<HTMLElement>(null)
  const arrived = useRef(false)
  useEffect(() => {
    const line = list.current?.querySelector<HTMLElement>(`[data-line="${CSS.escape(open.id)}"]`)
    line?.scrollIntoView({ block: 'nearest' })
    // The focus comes to the lines and goes with them; when one is settled meanwhile, nobody's focus elsewhere is taken.
    const { activeElement } = document
    const free = activeElement === document.body || list.current?.contains(activeElement)
    if (!arrived.current || free) line?.focus({ preventScroll: true })
    arrived.current = true
  }, [open.id])
  return (
    <div className={styles.sheet}>
      <nav ref={list} className={styles.lines} aria-label={label}>
        {groups
          .filter(({ lines }) => lines.length > 0)
          .map((group) => (
            <Group key={group.id} group={group} open={open} onOpen={onOpen} />
          ))}
      </nav>
      <section key={open.id} className={styles.detail} aria-label={detailLabel}>
        {open.detail()}
      </section>
    </div>
  )
}

interface GroupProps {
  readonly group: InboxGroup
  readonly open: InboxLine
  readonly onOpen: (line: InboxLine) => void
}

function Group({ group: { id, label, lines, uncounted = false, act }, open, onOpen }: GroupProps) {
  const formats = useFormats()
  const headId = `inbox-${id}`
  return (
    <section aria-labelledby={headId}>
      <header className={styles.head}>
        <h2 id={headId}>
          {label} {!uncounted && <em>{formats.number(lines.length)}</em>}
        </h2>
        {act && (
          <Button variant="subtle" onClick={act.run}>
            {act.label}
          </Button>
        )}
      </header>
      <ul>
        {lines.map((line) => (
          <li key={line.id} className={styles.item}>
            <button
              type="button"
              className={styles.line}
              data-line={line.id}
              aria-current={line.id === open.id ? 'true' : undefined}
              onClick={() => onOpen(line)}
            >
              <Sign kind={line.sign} silent />
              <span className={styles.words} title={`${line.title} ${line.about}`}>
                <b>{line.title}</b> <span>{line.about}</span>
              </span>
              <span className={line.tone ? `${styles.note} ${styles[line.tone]}` : styles.note}>
                {line.note}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
