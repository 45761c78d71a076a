import type { BranchKind } from '../../lib/codes.ts'
import { addDays, addMonths, type IsoDay } from '../../lib/dates.ts'

/** Days of grace after the due day of a later premium: 15 by law, for life 20 unless the policy says more. */
export function graceDaysOf(kind: BranchKind, toleranceDays: number | null): number {
  return kind === 'VITA' ? (toleranceDays ?? 20) : 15
}

/** The last day, to its 24:00, on which an unpaid later premium still leaves the cover on. */
export function lastDayOfGrace(kind: BranchKind, dueOn: IsoDay, toleranceDays: number | null): IsoDay {
  return addDays(dueOn, graceDaysOf(kind, toleranceDays))
}

/**
 * The day by which the insurer must sue for a premium due on `dueOn`; after it the contract ends by law.
 * Null for life, which has its own rule.
 */
export function sixMonthLimit(kind: BranchKind, dueOn: IsoDay): IsoDay | null {
  return kind === 'VITA' ? null : addMonths(dueOn, 6)
}
