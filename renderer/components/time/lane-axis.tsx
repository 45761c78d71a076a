import { useWords } from '../../lib/i18n.ts'
import type { Axis } from './axis.ts'
import { percent } from './segments.tsx'
import styles from './time-lanes.module.css'
import { tickLabel } from './time-words.ts'

/** The head of the lanes: months, the year where one begins. */
export function LaneAxis({ axis }: { readonly axis: Axis }) {
  const { language } = useWords()
  return (
    <div className={styles.axis} aria-hidden="true">
      {axis.ticks.map(({ on, at, strong }, index) => {
        // By months there is no room for a name beside one that bears the year.
        const crowded = axis.years === 1 && axis.ticks[index - 1]?.strong
        const label = crowded ? '' : tickLabel(language, on, strong)
        return (
          <span key={on} style={{ left: percent(at) }}>
            {strong ? <b>{label}</b> : label}
          </span>
        )
      })}
    </div>
  )
}
