import type { ReactNode } from 'react'
import styles from './list-page.module.css'

interface ListPageProps {
  /** The index tabs. */
  readonly tabs: ReactNode
  readonly list: ReactNode
  /** The record beside the list, when one is open. */
  readonly beside: ReactNode | null
  /** A remark above the list that stays until its state ends. */
  readonly remark?: ReactNode
}

/** A page that is a list: tabs, the sheet of rows, and the sheet of the record beside. */
export function ListPage({ tabs, list, beside, remark }: ListPageProps) {
  return (
    <div className={styles.page}>
      {remark && <div className={styles.remark}>{remark}</div>}
      {tabs}
      <div className={styles.split} data-beside={beside ? '' : undefined}>
        <div className={styles.sheet}>{list}</div>
        {beside}
      </div>
    </div>
  )
}
