import { Fragment } from 'react'
import { Link, useLocation } from 'react-router'
import { tip } from '../../components/tip/tip.ts'
import { type RailEntry, useRailEntries } from '../../lib/feature.ts'
import { useWords } from '../../lib/i18n.ts'
import styles from './rail.module.css'
import { useNarrow } from './use-narrow.ts'

const groups = ['work', 'trade', 'network'] as const

/** The sections of the desk; below 1180 px only their icons. */
export function Rail() {
  const { t } = useWords()
  const entries = useRailEntries()
  const filled = groups
    .map((name) => ({ name, entries: entries.filter((entry) => entry.group === name) }))
    .filter((group) => group.entries.length > 0)
  return (
    <nav className={styles.rail} aria-label={t('frame.sections')}>
      {filled.map((group, at) => (
        <Fragment key={group.name}>
          {at > 0 && <hr className={styles.line} />}
          {group.entries.map((entry) => (
            <RailLink key={entry.to} entry={entry} />
          ))}
        </Fragment>
      ))}
      <div className={styles.foot}>
        {entries
          .filter((entry) => entry.group === 'foot')
          .map((entry) => (
            <RailLink key={entry.to} entry={entry} />
          ))}
      </div>
    </nav>
  )
}

function useNoCount() {
  return null
}

function RailLink({ entry }: { readonly entry: RailEntry }) {
  const { t } = useWords()
  const narrow = useNarrow()
  // The entry of a feature never changes, so neither does its hook.
  const useCount = entry.useCount ?? useNoCount
  const count = useCount()
  const Glyph = entry.icon
  const label = t(entry.label)
  const { pathname } = useLocation()
  const active = pathname === entry.to || pathname.startsWith(`${entry.to}/`)
  return (
    <Link
      to={entry.to}
      className={active ? `${styles.link} ${styles.on}` : styles.link}
      aria-current={active ? 'page' : undefined}
      {...(narrow ? tip(label, 'right') : {})}
    >
      <Glyph size={18} stroke={2} aria-hidden="true" />
      <span className={styles.word}>{label}</span>
      {count && <span className={`${styles.count} ${styles[count.urgency ?? 'plain']}`}>{count.count}</span>}
    </Link>
  )
}
