import { needArea } from '../../../shared/lib/codes.ts'
import { useWords } from '../../lib/i18n.ts'
import styles from './need-areas.module.css'

interface NeedAreasProps {
  /** Bits in the order of `needArea`. */
  readonly held: number
}

/** Eight places, always in the same order; the held ones are filled. */
export function NeedAreas({ held }: NeedAreasProps) {
  const { t } = useWords()
  const places = needArea.options.map((area, bit) => ({
    area,
    name: t(`code.area.${area}`),
    on: (held & (1 << bit)) !== 0,
  }))
  const names = places.filter(({ on }) => on).map(({ name }) => name)
  const label = names.length > 0 ? t('areas.held', { areas: names.join(', ') }) : t('areas.none')
  return (
    <span className={styles.areas} role="img" aria-label={label}>
      {places.map(({ area, name, on }) => (
        <i key={area} className={on ? styles.on : undefined} title={name} />
      ))}
    </span>
  )
}
