import { Popover } from '@mantine/core'
import type { KeyboardEvent, ReactNode } from 'react'
import styles from './filter-popover.module.css'

interface FilterBoxProps {
  /** Enter in a field that has no use for it: the list has followed already, so the box only shuts. */
  readonly onDone: () => void
  readonly children: ReactNode
}

/** What opens under a filter to edit it. */
export function FilterBox({ onDone, children }: FilterBoxProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.defaultPrevented) return
    event.preventDefault()
    onDone()
  }
  return (
    <Popover.Dropdown data-overlay="" onKeyDown={onKeyDown}>
      <div className={styles.content}>{children}</div>
    </Popover.Dropdown>
  )
}
