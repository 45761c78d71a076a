import { CALM, type Weather } from './link.ts'
import { Chance } from './random.ts'

export type StepKind =
  | 'type'
  | 'answer'
  | 'kill'
  | 'upload-gone'
  | 'download-gone'
  | 'storm'
  | 'sync-now'
  | 'write-beside'
  | 'move-beside'
  | 'remove-beside'
  | 'reassign'
  | 'slow-writer'
  | 'disable'
  | 'revoke'

/** One thing that happens. `n` names its chance: it is the same whether or not others were left out. */
export type PlannedStep = {
  readonly n: number
  readonly at: number
  readonly kind: StepKind
  /** Which of the history's desks it is about, by its place. */
  readonly desk: number
}

/** A history before it is played: told by its seed alone; shrinking leaves steps out. */
export type Plan = {
  readonly seed: string
  readonly desks: number
  /** Milliseconds of virtual time in which everything happens; then the network heals. */
  readonly length: number
  readonly weather: Weather
  readonly steps: readonly PlannedStep[]
}

/** How often each kind comes among a hundred steps or so. */
const WEIGHTS: readonly (readonly [kind: StepKind, weight: number])[] = [
  ['type', 56],
  ['answer', 12],
  ['kill', 7],
  ['upload-gone', 2],
  ['download-gone', 3],
  ['storm', 3],
  ['sync-now', 2],
  ['write-beside', 4],
  ['move-beside', 4],
  ['remove-beside', 1],
  ['reassign', 2],
  ['slow-writer', 2],
  ['disable', 0.7],
  ['revoke', 0.4],
]

const ALL = WEIGHTS.reduce((sum, [, weight]) => sum + weight, 0)

export function planOf(seed: string): Plan {
  const chance = new Chance(seed).fork('plan')
  const desks = chance.pick([2, 2, 2, 3, 3, 4])
  const length = chance.between(20, 240) * 1000
  const count = chance.between(4, 26)
  const steps = Array.from({ length: count }, (_, n) => ({
    n,
    at: chance.below(length),
    kind: kindOf(chance),
    desk: chance.below(desks),
  }))
  return { seed, desks, length, weather: weatherOf(chance), steps: steps.toSorted((a, b) => a.at - b.at) }
}

function kindOf(chance: Chance): StepKind {
  let left = chance.next() * ALL
  for (const [kind, weight] of WEIGHTS) {
    left -= weight
    if (left < 0) return kind
  }
  return 'type'
}

function weatherOf(chance: Chance): Weather {
  if (chance.happens(0.2)) return CALM
  const up = (most: number): number => (chance.happens(0.6) ? chance.next() * most : 0)
  return {
    refused: up(0.1),
    lost: up(0.15),
    late: up(0.06),
    doubled: up(0.3),
    cut: up(0.15),
    swapped: up(0.1),
  }
}
