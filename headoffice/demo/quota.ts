/**
 * How many of each kind fall into a stretch of a long row of things, so that the shares hold over any length and not
 * only on average: the difference of two rounded running sums. `from` and `to` count things; the first kind takes
 * what rounding leaves, and the counts sum to `to - from`.
 */
export function quota<K extends string | number>(
  shares: readonly (readonly [K, number])[],
  from: number,
  to: number,
): Map<K, number> {
  const counts = new Map<K, number>()
  let rest = to - from
  for (const [kind, share] of shares.slice(1)) {
    const count = Math.round(to * share) - Math.round(from * share)
    counts.set(kind, count)
    rest -= count
  }
  const [first] = shares[0] as readonly [K, number]
  counts.set(first, rest)
  return counts
}

/** The same for one thing that happens or not. */
export function quotaOf(share: number, from: number, to: number): number {
  return Math.round(to * share) - Math.round(from * share)
}
