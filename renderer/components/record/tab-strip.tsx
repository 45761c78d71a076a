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
    if (list.current) showOpen(list.current)
  }, [open])
  const go = (by: -1 | 1) => {
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
      {before && <End side="start" onGo={() => go(-1)} />}
      {after && <End side="end" onGo={() => go(1)} />}
    </div>
  )
}

/** For the pointer alone; what has the focus keeps it. */
function End({ side, onGo }: { readonly side: 'start' | 'end'; readonly onGo: () => void }) {
  const Glyph = side === 'start' ? IconChevronLeft : IconChevronRight
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-hidden="true"
      className={styles.end}
      data-side={side}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onGo}
    >
      <Glyph size={16} stroke={2} />
    </button>
  )
}

/** Sideways only, and clear of the ends: the record itself stays where it is. */
function showOpen(list: HTMLElement): void {
  const tab = list.querySelector('[role="tab"][aria-selected="true"]')?.getBoundingClientRect()
  if (!tab) return
  const room = list.getBoundingClientRect()
  const end = Number.parseFloat(getComputedStyle(list).scrollPaddingInlineEnd)
  const over = tab.right - (room.right - end)
  const under = room.left + end - tab.left
  if (over > 0) list.scrollLeft += over
  else if (under > 0) list.scrollLeft -= under
}
