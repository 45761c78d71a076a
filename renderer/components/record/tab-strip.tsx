import { Tabs } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import styles from './record-tabs.module.css'
import { useHiddenEnds } from './use-hidden-ends.ts'

interface TabStripProps {
  readonly label: string
  /** The one that is open: it is brought into view. */
  readonly open: string
  readonly inset: boolean
  readonly children: ReactNode
}

/** Tabs in one line. Where they do not all have room, the ends say that there are more and bring them; the keys reach all of them anyway. */
export function TabStrip({ label, open, inset, children }: TabStripProps) {
  const list = useRef<HTMLDivElement>(null)
  const { before, after } = useHiddenEnds(list)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another tab is the reason
  useEffect(() => {
    list.current
      ?.querySelector('[role="tab"][aria-selected="true"]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [open])
  const scroll = (by: -1 | 1) => {
    const box = list.current
    box?.scrollBy({ left: by * box.clientWidth * 0.8, behavior: 'smooth' })
  }
  return (
    <div className={styles.strip}>
      <Tabs.List
        ref={list}
        aria-label={label}
        className={inset ? `${styles.list} ${styles.inset}` : styles.list}
      >
        {children}
      </Tabs.List>
      {before && (
        <button
          type="button"
          tabIndex={-1}
          aria-hidden="true"
          className={`${styles.end} ${styles.start}`}
          onClick={() => scroll(-1)}
        >
          <IconChevronLeft size={16} stroke={2} />
        </button>
      )}
      {after && (
        <button
          type="button"
          tabIndex={-1}
          aria-hidden="true"
          className={styles.end}
          onClick={() => scroll(1)}
        >
          <IconChevronRight size={16} stroke={2} />
        </button>
      )}
    </div>
  )
}
