import { useWords } from '../../lib/i18n.ts'
import { type LineSegment, percent, Segments } from './segments.tsx'
import styles from './strip.module.css'

interface StripProps {
  readonly segments: readonly LineSegment[]
  /** Place of today on the line: one third in a list cell, which runs from 60 days ago to 120 ahead. */
  readonly today?: number
}

/** The line of time of a list cell, 6 px high. */
export function Strip({ segments, today = 1 / 3 }: StripProps) {
  const { t } = useWords()
  const words = [...new Set(segments.map(({ kind }) => t(`line.${kind}`)))].join(', ')
  return (
    <span
      className={styles.strip}
      role="img"
      aria-label={t('line.strip', { words: words || t('line.nothing') })}
    >
      <Segments segments={segments} className={styles.line} />
      <b className={styles.today} style={{ left: percent(today) }} />
    </span>
  )
}
