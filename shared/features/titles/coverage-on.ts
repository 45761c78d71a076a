import type { CoverageState } from '../../lib/codes.ts'
import { dayInRome, type Instant, type IsoDay } from '../../lib/dates.ts'
import type { CoverageTimeline, Segment, SegmentKind } from './coverage.ts'

// A suspended policy gives no cover, and that is agreed: it must not enter the lists of unpaid ones.
const stateOf: Readonly<Record<SegmentKind, CoverageState>> = {
  COVERED: 'COPERTA',
  TO_COME: 'COPERTA',
  GRACE: 'IN_COMPORTO',
  EXTENDED: 'ESTESA_15GG',
  OUT: 'FUORI_COPERTURA',
  NOT_ACTIVE: 'NON_ATTIVA',
  SUSPENDED: 'NON_ATTIVA',
  ENDED: 'CESSATA',
}

/** The segment a day lies in; null before the effective day and for a proposal. */
export function segmentOn(timeline: CoverageTimeline, day: IsoDay): Segment | null {
  for (const segment of timeline.segments) {
    if (day <= segment.to) return day >= segment.from ? segment : null
  }
  return null
}

/** Coverage on a whole day. Cover begins and ends at 24:00, so no day is half covered. */
export function coverageOn(timeline: CoverageTimeline, day: IsoDay): CoverageState {
  const segment = segmentOn(timeline, day)
  return segment === null ? 'NON_ATTIVA' : stateOf[segment.kind]
}

/** Coverage at a moment, say of an accident: 23:30 in Rome belongs to its own day, in summer and in winter. */
export function coverageAt(timeline: CoverageTimeline, at: Instant): CoverageState {
  return coverageOn(timeline, dayInRome(at))
}

/** True when a loss on that day would be covered: paid, in grace, or in the 15 days of an expired RC auto. */
export function isCovering(state: CoverageState): boolean {
  return state === 'COPERTA' || state === 'IN_COMPORTO' || state === 'ESTESA_15GG'
}

/** The first day after `day` on which the coverage is another one, and which; null when it stays. */
export function nextChange(
  timeline: CoverageTimeline,
  day: IsoDay,
): { readonly on: IsoDay; readonly state: CoverageState } | null {
  const now = coverageOn(timeline, day)
  for (const segment of timeline.segments) {
    if (segment.from > day && stateOf[segment.kind] !== now) {
      return { on: segment.from, state: stateOf[segment.kind] }
    }
  }
  return null
}
