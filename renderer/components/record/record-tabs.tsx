import { Tabs } from '@mantine/core'
import { useFormats } from '../../lib/formats.ts'
import { useWords } from '../../lib/i18n.ts'
import styles from './record-tabs.module.css'
import { TabStrip } from './tab-strip.tsx'

export interface RecordTab {
  readonly id: string
  readonly label: string
  readonly count?: number | undefined
}

interface RecordTabsProps {
  readonly tabs: readonly RecordTab[]
  readonly open: string
  readonly onOpen: (id: string) => void
  /** On its own sheet the tabs begin at the side of the sheet. */
  readonly inset?: boolean
  readonly children: React.ReactNode
}

/** The parts of a record as underlined words. */
export function RecordTabs({ tabs, open, onOpen, inset = false, children }: RecordTabsProps) {
  const { t } = useWords()
  const formats = useFormats()
  return (
    <Tabs value={open} onChange={(id) => id && onOpen(id)} keepMounted={false} className={styles.tabs}>
      <TabStrip label={t('record.tabs')} open={open} inset={inset}>
        {tabs.map(({ id, label, count }) => (
          <Tabs.Tab key={id} value={id}>
            {label}
            {count !== undefined && <em className={styles.count}>{formats.number(count)}</em>}
          </Tabs.Tab>
        ))}
      </TabStrip>
      <Tabs.Panel value={open} className={inset ? styles.insetPanel : styles.panel}>
        {children}
      </Tabs.Panel>
    </Tabs>
  )
}
