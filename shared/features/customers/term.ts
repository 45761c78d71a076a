import type { IsoDay } from '../../lib/dates.ts'
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
  graceFrom: IsoDay | null
  graceTo: IsoDay | null
  graceKind: 'GRACE' | 'EXTENDED' | null
  outFrom: IsoDay | null
}

/** Reads the term off a timeline; null when nothing ends: whole life fully paid, or a contract that is over. */
export function policyTerm(timeline: CoverageTimeline, expiresOn: IsoDay | null): PolicyTerm | null {
  const { open, segments } = timeline
  if (!open) {
    const last = segments.at(-1)
    if (expiresOn === null || !last) return null
    return {
      on: expiresOn,
      due: false,
      first: false,
      graceFrom: null,
      graceTo: null,
      graceKind: null,
      outFrom: null,
    }
  }
  const waiting = lastOf(segments, ['GRACE', 'EXTENDED'])
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
    graceFrom: grace?.from ?? null,
    graceTo: grace?.to ?? null,
    graceKind: (grace?.kind as 'GRACE' | 'EXTENDED' | undefined) ?? null,
    // What follows it has mended it: a suspended policy was paid after all.
    outFrom: out && out === tail.at(-1) ? out.from : null,
  }
}

function lastOf(segments: readonly Segment[], kinds: readonly Segment['kind'][]): Segment | undefined {
  return segments.findLast((segment) => kinds.includes(segment.kind))
}

/** What the list says of a customer's most urgent term on a day. */
export function termOn(term: PolicyTerm | null, today: IsoDay): CustomerTerm {
  if (!term) return { kind: 'none' }
  if (term.outFrom !== null && today >= term.outFrom)
    return term.first ? { kind: 'never-covered', since: term.outFrom } : { kind: 'out', since: term.outFrom }
  if (term.graceFrom !== null && term.graceTo !== null && today >= term.graceFrom && today <= term.graceTo)
    return { kind: 'grace', until: term.graceTo }
  return term.due ? { kind: 'due', on: term.on } : { kind: 'expires', on: term.on }
}
