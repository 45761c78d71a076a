import { addDays, type IsoDay, lastIsoDay } from '../../lib/dates.ts'
import type { CoverageTimeline, Segment } from '../titles/coverage.ts'
import type { CustomerTerm } from './contract.ts'

/**
 * The term of one policy without a "today": when its paid cover ends, what follows, and whether it ever began.
 * The lead of a customer is the policy whose `on` comes first; its term on a day is then a comparison of days.
 */
export type PolicyTerm = {
  /** The day that decides: due day of the open premium, or expiry. */
  on: IsoDay
  /** A premium falls due (true) or the contract expires (false). */
  due: boolean
  /** The first premium was never paid. */
  first: boolean
  /** Grace, the fifteen days, or a suspension: both ends included. */
  graceFrom: IsoDay | null
  graceTo: IsoDay | null
  graceKind: 'GRACE' | 'EXTENDED' | 'SUSPENDED' | null
  outFrom: IsoDay | null
  /** First day without a contract, also while the books still have it: a life premium unpaid, an expiry without renewal. */
  endedFrom: IsoDay | null
}

/** Reads the term off a timeline; null when nothing ends: whole life fully paid, or a contract that is over. */
export function policyTerm(timeline: CoverageTimeline, expiresOn: IsoDay | null): PolicyTerm | null {
  const { open, segments } = timeline
  const last = segments.at(-1)
  const endedFrom = last?.kind === 'ENDED' ? last.from : null
  if (!open) {
    if (expiresOn === null || !last) return null
    return {
      on: expiresOn,
      due: false,
      first: false,
      outFrom: null,
      endedFrom,
      ...stretch(lastOf(segments, ['SUSPENDED'])),
    }
  }
  const waiting = lastOf(segments, ['GRACE', 'EXTENDED', 'SUSPENDED'])
  const out = lastOf(segments, ['OUT', 'NOT_ACTIVE'])
  // Only what stands at the end of the line belongs to the open premium; an old, healed grace does not.
  const tail = segments.filter((segment) => segment.kind !== 'ENDED')
  const inTail = (segment: Segment | undefined) =>
    segment !== undefined && tail.indexOf(segment) >= tail.length - 2
  const grace = inTail(waiting) ? waiting : undefined
  return {
    on: open.dueOn,
    due: open.issued || expiresOn === null || open.dueOn < expiresOn,
    first: open.first,
    ...stretch(grace),
    // What follows it has mended it: a suspended policy was paid after all.
    outFrom: out && out === tail.at(-1) ? out.from : null,
    endedFrom,
  }
}

/** How urgent a term is: what has no cover first, then what will lose it; what nobody waits for comes last. */
const RANK: Readonly<Record<CustomerTerm['kind'], number>> = {
  out: 0,
  'never-covered': 0,
  grace: 1,
  due: 2,
  expires: 2,
  suspended: 3,
  ended: 4,
  none: 4,
}

/** The policy a customer must be called about on a day: the one in the worst state, of several the one whose term comes first. */
export function mostUrgent<T extends { readonly term: PolicyTerm }>(
  held: readonly T[],
  today: IsoDay,
): T | null {
  let lead: T | null = null
  for (const each of held) if (lead === null || isMoreUrgent(each.term, lead.term, today)) lead = each
  return lead
}

function isMoreUrgent(term: PolicyTerm, than: PolicyTerm, today: IsoDay): boolean {
  const by = RANK[termOn(term, today).kind] - RANK[termOn(than, today).kind]
  return by === 0 ? term.on < than.on : by < 0
}

/** The first day after `today` on which a term is of another kind; null when it stays. */
export function nextKindOn(
  { graceFrom, graceTo, outFrom, endedFrom }: PolicyTerm,
  today: IsoDay,
): IsoDay | null {
  const afterGrace = graceTo !== null && graceTo < lastIsoDay ? addDays(graceTo, 1) : null
  return earliest([graceFrom, afterGrace, outFrom, endedFrom].filter((day) => day !== null && day > today))
}

/** The first of some days, those that are null left aside. */
export function earliest(days: readonly (IsoDay | null)[]): IsoDay | null {
  return days.reduce<IsoDay | null>(
    (first, day) => (day !== null && (first === null || day < first) ? day : first),
    null,
  )
}

function hasEnded({ endedFrom }: PolicyTerm, today: IsoDay): boolean {
  return endedFrom !== null && today >= endedFrom
}

function stretch(segment: Segment | undefined): Pick<PolicyTerm, 'graceFrom' | 'graceTo' | 'graceKind'> {
  return {
    graceFrom: segment?.from ?? null,
    graceTo: segment?.to ?? null,
    graceKind: (segment?.kind as PolicyTerm['graceKind'] | undefined) ?? null,
  }
}

function lastOf(segments: readonly Segment[], kinds: readonly Segment['kind'][]): Segment | undefined {
  return segments.findLast((segment) => kinds.includes(segment.kind))
}

/** What the list says of a customer's most urgent term on a day. */
export function termOn(term: PolicyTerm | null, today: IsoDay): CustomerTerm {
  if (!term) return { kind: 'none' }
  if (term.endedFrom !== null && hasEnded(term, today)) return { kind: 'ended', since: term.endedFrom }
  if (term.outFrom !== null && today >= term.outFrom)
    return term.first ? { kind: 'never-covered', since: term.outFrom } : { kind: 'out', since: term.outFrom }
  if (term.graceFrom !== null && term.graceTo !== null && today >= term.graceFrom && today <= term.graceTo)
    return term.graceKind === 'SUSPENDED' ? { kind: 'suspended' } : { kind: 'grace', until: term.graceTo }
  return term.due ? { kind: 'due', on: term.on } : { kind: 'expires', on: term.on }
}
