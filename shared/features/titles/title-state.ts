import type { BranchKind, TitleDisplayState, TitleState, TitleType } from '../../lib/codes.ts'
import { addDays, type IsoDay } from '../../lib/dates.ts'
import { lastDayOfGrace } from './coverage-terms.ts'

/** What the display state of a title depends on. */
export type TitleForState = {
  readonly type: TitleType
  readonly state: TitleState
  readonly dueOn: IsoDay
  /** Branch kind of its policy. */
  readonly kind: BranchKind
  /** Life tolerance of its policy, null for the 20 days of the law. */
  readonly toleranceDays: number | null
}

/** Days before the due day from which an issued title shows as falling due. */
export const fallingDueDays = 30

/**
 * What a title is on a day. Money matters only: a collected, pending or cancelled title keeps its
 * stored state. An issued one is EMESSO, IN_SCADENZA in the last 30 days and on its due day, then
 * IN_COMPORTO in its grace, then FUORI_COPERTURA. A first premium has no grace. INSOLUTO is overdue money that takes no
 * cover away: endorsements and adjustments, and a life premium past its tolerance, whose contract is over.
 * A refund is never overdue.
 */
export function titleStateOn(title: TitleForState, today: IsoDay): TitleDisplayState {
  if (title.state !== 'EMESSO' || title.type === 'RIMBORSO') return title.state
  if (today <= title.dueOn) return addDays(today, fallingDueDays) >= title.dueOn ? 'IN_SCADENZA' : 'EMESSO'
  if (title.type === 'APPENDICE' || title.type === 'REGOLAZIONE') return 'INSOLUTO'
  if (title.type === 'PRIMA_RATA') return 'FUORI_COPERTURA'
  if (today <= lastDayOfGrace(title.kind, title.dueOn, title.toleranceDays)) return 'IN_COMPORTO'
  return title.kind === 'VITA' ? 'INSOLUTO' : 'FUORI_COPERTURA'
}

/** Whether the cover hangs on a title: endorsements, adjustments and refunds are money alone. */
export function carriesCover(type: TitleType): boolean {
  return type === 'PRIMA_RATA' || type === 'RATA_INTERMEDIA' || type === 'QUIETANZA_RINNOVO'
}

/** True from the day after the due day while nobody paid: the list of insoluti (AL-01), whatever the cover. */
export function isOverdue(
  title: { readonly type: TitleType; readonly state: TitleState; readonly dueOn: IsoDay },
  today: IsoDay,
): boolean {
  return title.state === 'EMESSO' && title.type !== 'RIMBORSO' && today > title.dueOn
}
