import { assertNever } from '../../lib/assert-never.ts'
import { dayNumber, type IsoDay } from '../../lib/dates.ts'
import type { CoverageTimeline, Segment } from './coverage.ts'

/** How a stretch of time is drawn: solid, hatched, outlined, dashed, hatched violet. */
export type StripKind = 'covered' | 'grace' | 'out' | 'to-come' | 'suspended'

/** A drawable stretch; `start` and `end` are shares of the window's width, 0 to 1, start < end. */
export type StripSegment = { readonly kind: StripKind; readonly start: number; readonly end: number }

/**
 * The strip of a policy in the window from 00:00 of `from` to 00:00 of `to` (a list cell uses today -60 to
 * today +120, which puts today at one third). The past is drawn as it was, a running grace to its last day; what
 * is still to pay or renew is dashed; after the end of a contract nothing is drawn.
 */
export function stripOf(timeline: CoverageTimeline, from: IsoDay, to: IsoDay, today: IsoDay): StripSegment[] {
  const origin = dayNumber(from)
  const width = dayNumber(to) - origin
  const now = dayNumber(today)
  const strip: StripSegment[] = []
  if (width <= 0) return strip
  const draw = (kind: StripKind, first: number, last: number): void => {
    const start = Math.max(0, first - origin) / width
    const end = Math.min(width, last + 1 - origin) / width
    if (end <= start) return
    const previous = strip.at(-1)
    if (previous?.kind === kind && previous.end === start) strip[strip.length - 1] = { ...previous, end }
    else strip.push({ kind, start, end })
  }
  for (const segment of timeline.segments) {
    if (segment.to < from || segment.from >= to) continue
    drawSegment(segment, dayNumber(segment.from), dayNumber(segment.to), now, draw)
  }
  return strip
}

function drawSegment(
  segment: Segment,
  first: number,
  last: number,
  now: number,
  draw: (kind: StripKind, first: number, last: number) => void,
): void {
  const future = first > now
  switch (segment.kind) {
    case 'COVERED':
      draw('covered', first, last)
      break
    case 'TO_COME':
      draw('covered', first, Math.min(last, now))
      draw('to-come', Math.max(first, now + 1), last)
      break
    case 'GRACE':
    case 'EXTENDED':
      draw(future ? 'to-come' : 'grace', first, last)
      break
    case 'OUT':
    case 'NOT_ACTIVE':
      // Already out: how long it will last is nobody's plan, so the line stops at today.
      if (future) draw('to-come', first, last)
      else draw('out', first, Math.min(last, now))
      break
    case 'SUSPENDED':
      draw('suspended', first, last)
      break
    case 'ENDED':
      break
    default:
      assertNever(segment.kind)
  }
}

const worstFirst: readonly StripKind[] = ['out', 'grace', 'to-come', 'suspended', 'covered']

/** One strip for all policies of a customer: at every point the kind that most needs a hand. */
export function mergeStrips(strips: readonly (readonly StripSegment[])[]): StripSegment[] {
  if (strips.length === 1) return [...(strips[0] ?? [])]
  const all = strips.flat()
  const edges = [...new Set(all.flatMap((segment) => [segment.start, segment.end]))].sort((a, b) => a - b)
  const merged: StripSegment[] = []
  for (const [index, start] of edges.entries()) {
    const end = edges[index + 1]
    if (end === undefined) break
    const kinds = all.filter((segment) => segment.start <= start && segment.end >= end)
    const kind = worstFirst.find((candidate) => kinds.some((segment) => segment.kind === candidate))
    if (kind === undefined) continue
    const previous = merged.at(-1)
    if (previous?.kind === kind && previous.end === start) merged[merged.length - 1] = { ...previous, end }
    else merged.push({ kind, start, end })
  }
  return merged
}
