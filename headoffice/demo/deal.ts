import type { PolicyKind } from './products.ts'
import type { Random } from './random.ts'

/** What decides who is likely to hold what. */
export type Taste = {
  readonly firm: boolean
  readonly building: boolean
  readonly age: number
  readonly family: boolean
}

/** How well a kind fits a customer; 0 never. */
function affinity(kind: PolicyKind, { firm, building, age, family }: Taste): number {
  if (building) return kind === 'CASA' ? 100 : kind === 'RC_TUTELA' ? 3 : 0.01
  switch (kind) {
    case 'AUTO':
      return firm ? 3 : age < 84 ? 3 : 1
    case 'CASA':
      return firm ? 0.01 : age > 35 ? 3 : 1
    case 'INFORTUNI':
      return firm ? 0.6 : age < 70 ? 2.5 : 1
    case 'MALATTIA':
      return firm ? 0.02 : age > 30 && age < 68 ? (family ? 4 : 2.5) : 0.6
    case 'RC_TUTELA':
      return firm ? 2 : 2
    case 'IMPRESA':
      return firm ? 12 : 0.02
    case 'VITA':
      return firm ? 0.3 : age > 26 && age < 66 ? (family ? 4 : 2.5) : 0.8
  }
}

/**
 * Deals policy counts and kinds to customers so that the totals are exactly those given: who fits a kind best of a few
 * at hand gets it, and nobody gets the same kind twice but vehicles and business covers.
 */
export function dealKinds(
  random: Random,
  tastes: readonly Taste[],
  counts: ReadonlyMap<number, number>,
  kinds: ReadonlyMap<PolicyKind, number>,
): PolicyKind[][] {
  const slots = dealCounts(random, tastes, counts)
  const pool = new Map(kinds)
  const hands: PolicyKind[][] = tastes.map(() => [])
  // First what few can use, and customers with fewer choices before the others.
  const order = random
    .shuffled(tastes.map((_, index) => index))
    .sort((a, b) => rank(tastes[a] as Taste) - rank(tastes[b] as Taste))
  for (const index of order) {
    const taste = tastes[index] as Taste
    const hand = hands[index] as PolicyKind[]
    for (let i = 0; i < (slots[index] ?? 1); i++) {
      const choices = [...pool]
        .filter(([, left]) => left > 0)
        .map(([kind, left]) => {
          const held = hand.filter((one) => one === kind).length
          const again =
            held === 0
              ? 1
              : kind === 'AUTO'
                ? taste.firm
                  ? 0.8
                  : held > 1
                    ? 0.05
                    : 0.22
                : kind === 'IMPRESA'
                  ? 0.35
                  : 0.004
          return [kind, left * affinity(kind, taste) * again] as const
        })
      const kind = random.weighted(choices)
      hand.push(kind)
      pool.set(kind, (pool.get(kind) ?? 1) - 1)
    }
  }
  return hands
}

function rank({ firm, building }: Taste): number {
  return building ? 0 : firm ? 1 : 2
}

/** Firms hold more policies than persons, a block of flats one or two. */
function dealCounts(random: Random, tastes: readonly Taste[], counts: ReadonlyMap<number, number>): number[] {
  const left = new Map(counts)
  const result: number[] = tastes.map(() => 1)
  const order = tastes
    .map((_, index) => index)
    .sort((a, b) => rank(tastes[a] as Taste) - rank(tastes[b] as Taste))
  for (const index of order) {
    const { firm, building } = tastes[index] as Taste
    const choices = [...left]
      .filter(([, count]) => count > 0)
      .map(
        ([size, count]) =>
          [size, count * (building ? (size === 1 ? 50 : 0.1) : firm ? size ** 0.9 : 1)] as const,
      )
    const size = random.weighted(choices)
    result[index] = size
    left.set(size, (left.get(size) ?? 1) - 1)
  }
  return result
}
