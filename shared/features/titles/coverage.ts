import type { BranchKind, PolicyState, TitleState, TitleType } from '../../lib/codes.ts'
import { addMonths, dayNumber, dayOfNumber, type IsoDay, lastIsoDay } from '../../lib/dates.ts'
import { graceDaysOf, sixMonthLimit } from './coverage-terms.ts'
import { carriesCover } from './title-state.ts'

/** What coverage needs to know of a policy. Days are inclusive unless they are called "From". */
export type CoveragePolicy = {
  readonly kind: BranchKind
  readonly state: PolicyState
  readonly effectiveFrom: IsoDay
  /** Contract expiry, covered to its 24:00; null for whole life. */
  readonly expiresOn: IsoDay | null
  readonly tacitRenewal: boolean
  /** Life only: days of tolerance the policy grants; null means the 20 of the law. */
  readonly toleranceDays: number | null
  /** First day of the policy that takes over (replacement, or the new RC auto contract). */
  readonly replacedFrom: IsoDay | null
  /** First day without a contract after a storno, recesso or loss of the risk. */
  readonly cancelledFrom: IsoDay | null
  /** Suspended stretches; `to` null while not reinstated. */
  readonly suspensions?: readonly { readonly from: IsoDay; readonly to: IsoDay | null }[] | undefined
}

/** What coverage needs to know of a title. Consecutive periods may share a day or follow each other. */
export type CoverageTitle = {
  readonly type: TitleType
  readonly state: TitleState
  readonly dueOn: IsoDay
  readonly coverFrom: IsoDay
  /** Last day the title pays for; null for a single premium, which pays to the end. */
  readonly coverTo: IsoDay | null
  /** Day in Rome on which it was collected, or put in cover (sospeso). Null while it is only issued. */
  readonly collectedOn: IsoDay | null
}

/**
 * COVERED paid; GRACE unpaid within its grace; EXTENDED an expired RC auto within 15 days; OUT of cover;
 * NOT_ACTIVE first premium not paid yet; SUSPENDED; TO_COME a life contract that goes on though no further
 * premium was asked yet; ENDED no contract any more.
 */
export type SegmentKind =
  | 'COVERED'
  | 'GRACE'
  | 'EXTENDED'
  | 'OUT'
  | 'NOT_ACTIVE'
  | 'SUSPENDED'
  | 'TO_COME'
  | 'ENDED'

/** A stretch of whole days, both ends included: from 00:00 of `from` to 24:00 of `to`, time of Rome. */
export type Segment = { readonly from: IsoDay; readonly to: IsoDay; readonly kind: SegmentKind }

/** The premium that stops the cover, or will stop it first. */
export type OpenPremium = {
  readonly dueOn: IsoDay
  /** Paid by 24:00 of this day the cover has no hole; for a first premium, its due day. */
  readonly payBy: IsoDay
  /** See sixMonthLimit; null for life and for an RC auto renewal, which is an offer and no debt. */
  readonly sixMonthLimit: IsoDay | null
  /** True when it is the first premium, without which nothing was ever covered. */
  readonly first: boolean
  /** False when no title exists yet: the contract says that it will fall due. */
  readonly issued: boolean
}

/**
 * Coverage of one policy through time, whatever "today" is. `segments` follow each other without holes from the
 * effective day to lastIsoDay; empty for a proposal, which covers nothing.
 */
export type CoverageTimeline = { readonly segments: readonly Segment[]; readonly open: OpenPremium | null }

const farDay = dayNumber(lastIsoDay)

/**
 * The coverage of a policy from its titles. Titles may come in any order; cancelled ones,
 * endorsements, adjustments and refunds do not count. Later premiums do not heal an earlier unpaid one.
 * Never throws on odd data that passed the schemas: where a date is missing it claims less cover, not more.
 */
export function coverageTimeline(policy: CoveragePolicy, titles: readonly CoverageTitle[]): CoverageTimeline {
  if (policy.state === 'PROPOSTA') return { segments: [], open: null }
  const start = dayNumber(policy.effectiveFrom)
  const line = new Line(start, limitsOf(policy, start))
  const open = layTitles(line, policy, titles)
  // Ended by notice or in the books, an RC auto that was running at its expiry still has its 15 days.
  if (policy.kind === 'RCA' && line.segments.at(-1)?.kind === 'COVERED') line.emit('EXTENDED', farDay)
  line.emit('ENDED', farDay)
  const segments = withSuspensions(line.segments, policy)
  // A premium that falls due when the contract is over is owed by nobody.
  const owed = open !== null && dayNumber(open.dueOn) < line.contractEnd ? open : null
  return { segments, open: owed }
}

type Limits = { readonly contractEnd: number; readonly extensionEnd: number }

/** The last days on which the contract, and the 15 days of an expired RC auto, can still cover. */
function limitsOf(policy: CoveragePolicy, start: number): Limits {
  let cut = farDay
  if (policy.replacedFrom !== null) cut = dayNumber(policy.replacedFrom) - 1
  if (policy.cancelledFrom !== null) cut = Math.min(cut, dayNumber(policy.cancelledFrom) - 1)
  const gone = policy.state === 'STORNATA' || policy.state === 'SOSTITUITA'
  // A cancelled policy without a date claims no cover at all, rather than a cover nobody can date.
  if (gone && cut === farDay) cut = start - 1
  const expiry = policy.expiresOn === null ? farDay : dayNumber(policy.expiresOn)
  const stops = policy.state === 'DISDETTATA' || policy.state === 'SCADUTA'
  if (policy.kind === 'RCA') {
    return stops
      ? { contractEnd: Math.min(expiry, cut), extensionEnd: Math.min(expiry + 15, cut) }
      : // Not renewed and not written off: it stays in the book, out of cover, until the storno (AL-02).
        { contractEnd: cut, extensionEnd: cut }
  }
  const goesOn = policy.kind === 'DANNI' && policy.tacitRenewal && !stops
  const end = Math.min(goesOn ? farDay : expiry, cut)
  return { contractEnd: end, extensionEnd: end }
}

/** Segments written from left to right; each emit starts where the last one ended. */
class Line {
  readonly segments: Segment[] = []
  readonly contractEnd: number
  private readonly extensionEnd: number
  /** First day not written yet. */
  cursor: number
  /** Last day of the latest period that was paid, also when it was paid after it had run out. */
  paidTo: number

  constructor(start: number, limits: Limits) {
    this.cursor = start
    this.paidTo = start - 1
    this.contractEnd = limits.contractEnd
    this.extensionEnd = limits.extensionEnd
  }

  /** Fills the days up to `to` with `kind`; nothing when they are filled, or beyond what the contract allows. */
  emit(kind: SegmentKind, to: number): void {
    const limit = kind === 'ENDED' ? farDay : kind === 'EXTENDED' ? this.extensionEnd : this.contractEnd
    const last = Math.min(to, limit)
    if (last < this.cursor) return
    pushSegment(this.segments, { from: dayOfNumber(this.cursor), to: dayOfNumber(last), kind })
    this.cursor = last + 1
  }

  emitPaid(to: number): void {
    this.emit('COVERED', to)
    if (to > this.paidTo) this.paidTo = to
  }
}

function pushSegment(segments: Segment[], next: Segment): void {
  const previous = segments.at(-1)
  if (previous?.kind === next.kind) segments[segments.length - 1] = { ...previous, to: next.to }
  else segments.push(next)
}

function layTitles(line: Line, policy: CoveragePolicy, titles: readonly CoverageTitle[]): OpenPremium | null {
  const counted = countedTitles(titles)
  const grace = graceDaysOf(policy.kind, policy.toleranceDays)
  const expiry = policy.expiresOn === null ? farDay : dayNumber(policy.expiresOn)
  const stopped: SegmentKind = policy.kind === 'VITA' ? 'ENDED' : 'OUT'
  // A portfolio taken over from another program starts in mid-life: without any first title on record, what came
  // before the first known one is taken as paid. A first title that was cancelled is on record.
  const hasFirst = titles.some((title) => title.type === 'PRIMA_RATA')

  for (const [index, title] of counted.entries()) {
    const due = dayNumber(title.dueOn)
    const from = dayNumber(title.coverFrom)
    const to = title.coverTo === null ? expiry : closing(dayNumber(title.coverTo), expiry)
    const paid = paidDay(title, due, from)
    const first = index === 0 && hasFirst
    if (first) {
      line.emit('NOT_ACTIVE', paid === null ? farDay : Math.max(from - 1, paid))
      if (paid === null) return openPremium(policy, due, due, true, true)
      line.emitPaid(to)
      continue
    }
    const start = Math.min(due, from)
    // What falls due at the contract's end or after it is of no contract: whether and when it was paid decides nothing here.
    if (start > line.contractEnd || (start === line.contractEnd && line.cursor > start)) break
    if (index === 0) line.emitPaid(start - 1)
    else if (line.cursor < start) layUnasked(line, policy, start - 1, grace)

    const renewal = policy.kind === 'RCA' && title.type === 'QUIETANZA_RINNOVO'
    const lastGrace = due + grace
    const waiting: SegmentKind = renewal ? 'EXTENDED' : 'GRACE'
    if (paid === null) {
      line.emit(waiting, lastGrace)
      line.emit(stopped, farDay)
      return openPremium(policy, due, lastGrace, false, true, renewal)
    }
    line.emit(waiting, Math.min(lastGrace, paid - 1))
    if (paid > lastGrace) line.emit(stopped, paid)
    line.emitPaid(to)
  }
  if (counted.length === 0) {
    line.emit('NOT_ACTIVE', farDay)
    const start = dayNumber(policy.effectiveFrom)
    return openPremium(policy, start, start, true, false)
  }
  return layRest(line, policy, expiry, grace)
}

/** What follows the last paid title: renewal, missing instalment or the end. */
function layRest(line: Line, policy: CoveragePolicy, expiry: number, grace: number): OpenPremium | null {
  if (policy.kind === 'RCA' && line.paidTo >= expiry) {
    const lastDay = line.paidTo + 15
    // Only a cover that was running at the expiry goes on for the 15 days.
    if (line.segments.at(-1)?.kind === 'COVERED') line.emit('EXTENDED', lastDay)
    line.emit('OUT', farDay)
    return line.contractEnd > lastDay ? openPremium(policy, line.paidTo, lastDay, false, false, true) : null
  }
  if (line.cursor > line.contractEnd) return null
  if (policy.kind === 'VITA') {
    line.emit('TO_COME', farDay)
    return null
  }
  layUnasked(line, policy, farDay, grace)
  const due = dueAfter(line.paidTo, policy)
  return openPremium(policy, due, due + grace, false, false)
}

/** Days that no title pays for: the law's grace runs from the day on which the premium would be due. */
function layUnasked(line: Line, policy: CoveragePolicy, to: number, grace: number): void {
  // A life insurer that asks for nothing cannot end the contract for it.
  if (policy.kind === 'VITA') line.emit('TO_COME', to)
  line.emit('GRACE', Math.min(to, dueAfter(line.paidTo, policy) + grace))
  line.emit('OUT', to)
}

/**
 * The due day that follows a paid period ending on `last`. Some books end a period on the anniversary (24:00 of
 * 1 March), some on the day before: both mean a premium due on the anniversary.
 */
function dueAfter(last: number, policy: CoveragePolicy): number {
  if (last >= farDay) return farDay
  const day = dayOfNumber(last)
  const monthOf = (text: IsoDay) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7))
  const months = monthOf(day) - monthOf(policy.effectiveFrom)
  return addMonths(policy.effectiveFrom, months) === day ? last : last + 1
}

/** A last period that ends on the eve of the expiry ends with it. */
function closing(to: number, expiry: number): number {
  return to + 1 === expiry ? expiry : to
}

/** Titles that carry the cover, in the order in which they fall due, the first premium before all. */
function countedTitles(titles: readonly CoverageTitle[]): readonly CoverageTitle[] {
  const counted = titles.filter(({ state, type }) => state !== 'STORNATO' && carriesCover(type))
  return counted.length > 1 ? counted.sort(byDue) : counted
}

function byDue(a: CoverageTitle, b: CoverageTitle): number {
  const firstA = a.type === 'PRIMA_RATA'
  if (firstA !== (b.type === 'PRIMA_RATA')) return firstA ? -1 : 1
  if (a.dueOn !== b.dueOn) return a.dueOn < b.dueOn ? -1 : 1
  return a.coverFrom < b.coverFrom ? -1 : a.coverFrom > b.coverFrom ? 1 : 0
}

/** The day number at whose 24:00 the premium counts as paid; null while it is not. */
function paidDay(title: CoverageTitle, due: number, from: number): number | null {
  if (title.state === 'EMESSO') return null
  // Paid, but nobody wrote when: taken as paid in time.
  return title.collectedOn === null ? Math.min(due, from) - 1 : dayNumber(title.collectedOn)
}

function openPremium(
  policy: CoveragePolicy,
  due: number,
  payBy: number,
  first: boolean,
  issued: boolean,
  renewalOffer = false,
): OpenPremium {
  const dueOn = dayOfNumber(due)
  const limit = renewalOffer ? null : sixMonthLimit(policy.kind, dueOn)
  return { dueOn, payBy: dayOfNumber(Math.min(payBy, farDay)), sixMonthLimit: limit, first, issued }
}

/** Lays the suspended stretches over a timeline; what never began or is over stays as it is. */
function withSuspensions(segments: readonly Segment[], policy: CoveragePolicy): readonly Segment[] {
  const given = policy.suspensions ?? []
  const undated = policy.state === 'SOSPESA' && given.length === 0
  const suspensions = undated ? [{ from: policy.effectiveFrom, to: null }] : given
  let result = segments
  for (const { from, to } of suspensions) {
    const last = to ?? lastIsoDay
    if (last < from) continue
    const next: Segment[] = []
    for (const segment of result) {
      const fixed = segment.kind === 'ENDED' || segment.kind === 'NOT_ACTIVE'
      if (fixed || segment.to < from || segment.from > last) {
        pushSegment(next, segment)
        continue
      }
      if (segment.from < from) pushSegment(next, { ...segment, to: dayOfNumber(dayNumber(from) - 1) })
      pushSegment(next, {
        from: segment.from < from ? from : segment.from,
        to: segment.to > last ? last : segment.to,
        kind: 'SUSPENDED',
      })
      if (segment.to > last) pushSegment(next, { ...segment, from: dayOfNumber(dayNumber(last) + 1) })
    }
    result = next
  }
  return result
}
