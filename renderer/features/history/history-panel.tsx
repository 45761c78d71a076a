import { Button } from '@mantine/core'
import { useState } from 'react'
import { toldTable } from '../../../shared/features/history/contract.ts'
import { PickMenu } from '../../components/pick-menu/pick-menu.tsx'
import { Nothing, Section } from '../../components/record/section.tsx'
import type { CustomerPartProps } from '../../lib/feature.ts'
import { namedRows, tableWords } from '../../lib/field-words.ts'
import { useWords } from '../../lib/i18n.ts'
import { useWordsOf } from '../../lib/told-rows.ts'
import { type Entry, entriesOf } from './entries.ts'
import { HistoryEntries } from './history-entries.tsx'
import styles from './history-panel.module.css'
import { useHistory } from './queries.ts'

const step = 100
/** What can be edited, and so has a history of its own. */
const editable = ['customer', 'consent', 'interaction', 'household', 'relation', 'attachment'] as const
type Editable = (typeof editable)[number]

/** Who changed what on the card, newest first; every value can be put back. */
export function HistoryPanel({ customerId }: CustomerPartProps) {
  const { t } = useWords()
  const [table, setTable] = useState<Editable | null>(null)
  const [limit, setLimit] = useState(step)
  const found = useHistory(customerId, table === null ? [] : [table], limit)
  const entries = found ? entriesOf(found.rows, t) : []
  const words = useWordsOf(entries.flatMap(rowsNamedIn))
  if (!found) return null
  const { rows, total } = found
  const pick = (
    <PickMenu
      label={t('history.filter')}
      all={t('history.filter.all')}
      options={editable.map((value) => ({ value, label: tableWords(value, t) }))}
      chosen={table}
      onPick={(value) => {
        setTable(value)
        setLimit(step)
      }}
    />
  )
  return (
    <Section
      title={t('history.head')}
      note={t('history.count', { count: total })}
      tools={(table !== null || total > 0) && pick}
    >
      {rows.length === 0 && <Nothing>{t(table === null ? 'history.none' : 'history.noneFiltered')}</Nothing>}
      {rows.length > 0 && <HistoryEntries entries={entries} words={words} />}
      {rows.length < total && (
        <div className={styles.more}>
          <Button variant="subtle" onClick={() => setLimit(limit + step)}>
            {t('history.more')}
          </Button>
          <span>{t('history.shown', { shown: rows.length, total })}</span>
        </div>
      )}
    </Section>
  )
}

/** The rows that an entry is about, and those that its values name. */
function rowsNamedIn({ lines }: Entry) {
  return lines.flatMap(({ tbl, rowId, before, after }) => [
    ...(toldTable.safeParse(tbl).success ? [{ tbl, id: rowId }] : []),
    ...namedRows(tbl, before),
    ...namedRows(tbl, after),
  ])
}
