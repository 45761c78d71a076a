import { useWords } from '../../lib/i18n.ts'
import { Sign } from '../sign/sign.tsx'
import styles from './line-legend.module.css'
import { type LineKind, SegmentSample } from './segments.tsx'

const ticks = [
  ['done', 'line.paid'],
  ['late', 'line.unpaid'],
  ['open', 'line.future'],
] as const

interface LineLegendProps {
  /** Only what the picture holds is explained. */
  readonly kinds: readonly LineKind[]
}

/** What the strokes and signs of a line of time mean. */
export function LineLegend({ kinds }: LineLegendProps) {
  const { t } = useWords()
  return (
    <ul className={styles.legend} aria-label={t('line.legend')}>
      {kinds.map((kind) => (
        <li key={kind}>
          <SegmentSample kind={kind} className={styles.sample} />
          {t(`line.${kind}`)}
        </li>
      ))}
      {ticks.map(([sign, words]) => (
        <li key={sign}>
          <Sign kind={sign} silent />
          {t(words)}
        </li>
      ))}
    </ul>
  )
}
