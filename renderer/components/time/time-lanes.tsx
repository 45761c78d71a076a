import type { ReactNode } from 'react'
import type { IsoDay } from '../../../shared/lib/dates.ts'
import { useWords } from '../../lib/i18n.ts'
import { Sign } from '../sign/sign.tsx'
import { type Axis, shareOf } from './axis.ts'
import { LaneAxis } from './lane-axis.tsx'
import { type LineSegment, percent, Segments } from './segments.tsx'
import styles from './time-lanes.module.css'

/** Something that happened or will on a day, drawn above its line. */
export interface LaneMark {
  readonly on: IsoDay
  readonly sign: 'done' | 'late' | 'open' | 'today'
  readonly words: string
}

/** One line of time with its name; `segments` are shares of the axis. */
export interface Lane {
  readonly id: string
  readonly name: ReactNode
  /** What the line says, for who cannot see it. */
  readonly words: string
  readonly segments: readonly LineSegment[]
  readonly marks: readonly LaneMark[]
}

interface TimeLanesProps {
  readonly axis: Axis
  readonly today: IsoDay
  readonly lanes: readonly Lane[]
  /** What the picture shows. */
  readonly label: string
}

/** Lines of time under one axis, with today as an ink line through all of them. */
export function TimeLanes({ axis, today, lanes, label }: TimeLanesProps) {
  const { t } = useWords()
  return (
    <div className={styles.lanes}>
      <div className={styles.head}>
        <LaneAxis axis={axis} />
      </div>
      <ul className={styles.rows} aria-label={label}>
        {lanes.map((lane) => (
          <li key={lane.id} className={styles.lane}>
            <span className={styles.name}>{lane.name}</span>
            <div className={styles.line} role="img" aria-label={lane.words}>
              <Segments segments={lane.segments} className={styles.segment} />
              {lane.marks.map((mark) => (
                <LaneTick key={`${mark.on}${mark.words}`} mark={mark} at={shareOf(axis, mark.on)} />
              ))}
            </div>
          </li>
        ))}
      </ul>
      <div className={styles.now} aria-hidden="true">
        <div style={{ left: percent(shareOf(axis, today)) }}>
          <em>{t('line.today')}</em>
        </div>
      </div>
    </div>
  )
}

function LaneTick({ mark, at }: { readonly mark: LaneMark; readonly at: number }) {
  if (at < 0 || at > 1) return null
  return (
    <span className={styles.tick} style={{ left: percent(at) }} title={mark.words}>
      <Sign kind={mark.sign} silent />
    </span>
  )
}
