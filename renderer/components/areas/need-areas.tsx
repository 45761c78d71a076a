import { memo } from 'react'
import { needArea } from '../../../shared/lib/codes.ts'
import { useWords } from '../../lib/i18n.ts'
import styles from './need-areas.module.css'

interface NeedAreasProps {
  /** Bits in the order of `needArea`. */
  readonly held: number
}

/** Eight places, always in the same order; the held ones are filled. */
export const NeedAreas = memo(function NeedAreas({ held }: NeedAreasProps) {
  const { t } = useWords()
  const names = needArea.options.filter((_, bit) => isHeld(held, bit)).map((area) => t(`code.area.${area}`))
  const label = names.length > 0 ? t('areas.held', { areas: names.join(', ') }) : t('areas.none')
  return (
    <span className={styles.areas} role="img" aria-label={label} title={label}>
      {needArea.options.map((area, bit) => (
        <i key={area} className={isHeld(held, bit) ? styles.on : undefined} />
      ))}
    </span>
  )
})

function isHeld(held: number, bit: number): boolean {
  return (held & (1 << bit)) !== 0
}
