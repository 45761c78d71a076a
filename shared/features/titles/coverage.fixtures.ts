import type { CoveragePolicy, CoverageTimeline, CoverageTitle } from './coverage.ts'

// Building blocks of the coverage tests: a yearly policy from 01/03/2024 to 01/03/2025.

export function policy(changes: Partial<CoveragePolicy> = {}): CoveragePolicy {
  return {
    kind: 'DANNI',
    state: 'IN_VIGORE',
    effectiveFrom: '2024-03-01',
    expiresOn: '2025-03-01',
    tacitRenewal: true,
    toleranceDays: null,
    replacedFrom: null,
    cancelledFrom: null,
    ...changes,
  }
}

/** A title due on the first day it pays for; collected when `collectedOn` is given, else only issued. */
export function title(
  type: CoverageTitle['type'],
  dueOn: string,
  coverTo: string | null,
  collectedOn: string | null = null,
  changes: Partial<CoverageTitle> = {},
): CoverageTitle {
  const state = collectedOn === null ? 'EMESSO' : 'INCASSATO'
  return { type, state, dueOn, coverFrom: dueOn, coverTo, collectedOn, ...changes }
}

/** 'KIND from..to' per segment; '..' alone means without end. */
export function drawn(timeline: CoverageTimeline): string[] {
  return timeline.segments.map(({ kind, from, to }) => `${kind} ${from}..${to === '9999-12-31' ? '' : to}`)
}
