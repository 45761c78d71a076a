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
    <span
      className={styles.areas}
      role="img"
      aria-label={label}
      title={label}
      style={{ backgroundImage: paintOf(held) }}
    />
  )
})

function isHeld(held: number, bit: number): boolean {
  return (held & (1 << bit)) !== 0
}

/** Widths of the drawing, in pixels. */
const PLACE = 7
const GAP = 2

const paints = new Map<number, string>()

/** The places as one picture: an element for each would be a third of what a list draws. */
function paintOf(held: number): string {
  const known = paints.get(held)
  if (known) return known
  const stops = needArea.options.flatMap((_, bit) => {
    const from = bit * (PLACE + GAP)
    const to = from + PLACE
    const colour = isHeld(held, bit) ? 'var(--accent)' : 'var(--line-1)'
    return [`${colour} ${from}px ${to}px`, `transparent ${to}px ${to + GAP}px`]
  })
  const paint = `linear-gradient(90deg, ${stops.join(', ')})`
  paints.set(held, paint)
  return paint
}
