import { VisuallyHidden } from '@mantine/core'
import { IconRestore } from '@tabler/icons-react'
import { IconButton } from '../../components/icon-button/icon-button.tsx'
import { Value } from '../../components/inbox/value-table.tsx'
import { Sign } from '../../components/sign/sign.tsx'
import { useDeskOwner } from '../../lib/desk-owner.ts'
import { groupWords, tableWords, type WordsOf } from '../../lib/field-words.ts'
import type { Translate } from '../../lib/i18n.ts'
import { rightsOf } from '../../lib/rights.ts'
import { useNow } from '../../lib/use-now.ts'
import type { Entry, EntryLine } from './entries.ts'
import styles from './history-panel.module.css'
import { restoreLine } from './restore.ts'

interface HistoryEntriesProps {
  readonly entries: readonly Entry[]
  readonly words: WordsOf
}

/** The log: who, from where and when, and under it what stood there and what stands there since. */
export function HistoryEntries({ entries, words }: HistoryEntriesProps) {
  const { t } = words
  return (
    <table className={styles.log} aria-label={t('history.head')}>
      <thead>
        <tr>
          <th scope="col">{t('history.column.field')}</th>
          <th scope="col">{t('history.column.before')}</th>
          <th scope="col">{t('history.column.after')}</th>
          <th scope="col" className={styles.act}>
            <VisuallyHidden>{t('history.column.act')}</VisuallyHidden>
          </th>
        </tr>
      </thead>
      {entries.map((entry) => (
        <tbody key={entry.id}>
          <EntryHead entry={entry} words={words} />
          {entry.lines.map((line) => (
            <Line key={line.id} line={line} words={words} />
          ))}
        </tbody>
      ))}
    </table>
  )
}

function EntryHead({ entry, words }: { readonly entry: Entry; readonly words: WordsOf }) {
  const { t, formats } = words
  const now = useNow(60_000)
  return (
    <tr className={styles.head}>
      <th scope="rowgroup" colSpan={4}>
        <span className={styles.who}>
          <b>{entry.actor || t('history.nobody')}</b>
          <span>{sourceWords(entry, t)}</span>
          {entry.pending && (
            <span className={styles.pending}>
              <Sign kind="doing" small silent />
              {t('history.pending')}
            </span>
          )}
          <time dateTime={entry.at} title={formats.moment(entry.at)}>
            {whenOf(entry.at, now, words)}
          </time>
        </span>
      </th>
    </tr>
  )
}

const dayMs = 86_400_000

/** "3 minuti fa" within a day, else the date with the time. */
function whenOf(at: string, now: number, { formats }: WordsOf): string {
  return now - Date.parse(at) < dayMs ? formats.age(at, now) : formats.moment(at)
}

function sourceWords({ source, thisDevice }: Entry, t: Translate): string {
  switch (source) {
    case 'DESK':
      return t(thisDevice ? 'history.source.DESK.here' : 'history.source.DESK.there')
    case 'HEAD_OFFICE':
    case 'IMPORT':
    case 'SYNC':
      return t(`history.source.${source}`)
  }
}

function Line({ line, words }: { readonly line: EntryLine; readonly words: WordsOf }) {
  const { tbl, rowId, kind, group, before, after } = line
  const { t, names } = words
  const { role } = useDeskOwner().user
  const own = tbl === 'customer' ? '' : (names.get(rowId) ?? '')
  const table = tableWords(tbl, t)
  if (group === null)
    return (
      <tr>
        <th scope="row">{t(kind === 'DELETE' ? 'history.deleted' : 'history.created', { table })}</th>
        <td colSpan={3} className={styles.own}>
          {own}
        </td>
      </tr>
    )
  const field = tbl === 'customer' ? group.label : t('history.inTable', { table, field: group.label })
  const was = groupWords(tbl, group, (one) => before[one] ?? null, words)
  const isNow = groupWords(tbl, group, (one) => after[one] ?? null, words)
  const rights = rightsOf(role, tbl)
  return (
    <tr>
      <th scope="row">
        {field} {own && <span className={styles.own}>{own}</span>}
      </th>
      <td className={was === '' ? undefined : styles.was}>
        <Value words={was} />
      </td>
      <td className={styles.is}>
        <Value words={isNow} />
      </td>
      <td className={styles.act}>
        {group.fields.every(rights.patch) && (
          <IconButton
            icon={IconRestore}
            label={t('history.restoreOf', { value: was || t('field.empty'), field: group.label })}
            onClick={() => void restoreLine(line)}
          />
        )}
      </td>
    </tr>
  )
}
