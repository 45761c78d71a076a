import styles from './segments.module.css'

/** How a stretch of time is drawn; everywhere the same (design.md, idea 2). */
export type LineKind = 'covered' | 'grace' | 'out' | 'to-come' | 'suspended'

/** A drawable stretch; `start` and `end` are shares of the width, 0 to 1. */
export interface LineSegment {
  readonly kind: LineKind
  readonly start: number
  readonly end: number
}

interface SegmentsProps {
  readonly segments: readonly LineSegment[]
  /** Place and height of the line within its box. */
  readonly className: string | undefined
}

/** The stretches of one line. A pixel of ground stands between two, so that they are told apart. */
export function Segments({ segments, className }: SegmentsProps) {
  return segments.map(({ kind, start, end }, place) => (
    <i
      // biome-ignore lint/suspicious/noArrayIndexKey: the elements of a list's row serve the next one, whatever its stretches are
      key={place}
      className={`${styles.segment} ${styles[kind]} ${className}`}
      style={{
        left: percent(start),
        width: end < 1 ? `calc(${percent(end - start)} - 1px)` : percent(end - start),
      }}
    />
  ))
}

/** A sample for a legend. */
export function SegmentSample({
  kind,
  className,
}: {
  readonly kind: LineKind
  readonly className: string | undefined
}) {
  return <i className={`${styles[kind]} ${className}`} />
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`
}
