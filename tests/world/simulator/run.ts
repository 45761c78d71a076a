import { Ground } from './ground.ts'
import { type Played, play } from './history.ts'
import { CALM } from './link.ts'
import { type Plan, planOf } from './plan.ts'
import { shrunk } from './shrink.ts'

export type RunOptions = {
  readonly histories: number
  /** Names the run: history `n` has the seed `<seed>.<n>`. */
  readonly seed: string
  /** Of several programs that share the histories: this one plays number `first`, then every `stride`th. */
  readonly first?: number
  readonly stride?: number
  /** Of so many failing histories the shortest form is looked for, and its steps are told; later ones are only named. */
  readonly explained?: number
  readonly onProgress?: (line: string) => void
}

/** What a run found, over all its histories. */
export type RunReport = {
  readonly histories: number
  readonly mutations: number
  readonly lost: number
  readonly doubled: number
  readonly diverged: number
  readonly stuck: number
  readonly failed: readonly string[]
}

export const NOTHING: RunReport = {
  histories: 0,
  mutations: 0,
  lost: 0,
  doubled: 0,
  diverged: 0,
  stuck: 0,
  failed: [],
}
const TOLD_EVERY_MS = 10_000

/** Plays histories one after the other on one ground. A failing one is told with its seed, and shrunk while that is cheap. */
export async function simulate(options: RunOptions): Promise<RunReport> {
  const { histories, seed, first = 1, stride = 1, explained = 3, onProgress = () => {} } = options
  const ground = await Ground.lay()
  try {
    let report = NOTHING
    let toldAt = performance.now()
    for (let n = first; n <= histories; n += stride) {
      const plan = planOf(`${seed}.${n}`)
      const played = await play(ground, plan)
      report = added(report, played)
      if (isFailed(played)) {
        onProgress(describeFailure(played))
        if (report.failed.length <= explained) await explain(ground, plan, played, onProgress)
      }
      if (performance.now() - toldAt < TOLD_EVERY_MS) continue
      toldAt = performance.now()
      onProgress(`${n} of ${histories}: ${lineOf(report)}`)
    }
    return report
  } finally {
    await ground.close()
  }
}

/** Which part of a history is played again: these of its steps, by their numbers, and under a calm sky. */
export type Part = { readonly steps?: readonly number[]; readonly calm?: boolean }

/** Plays one history again, or a part of it, and tells its steps. */
export async function replay(
  seed: string,
  { steps, calm = false }: Part,
  onLine: (line: string) => void,
): Promise<Played> {
  const whole = planOf(seed)
  const plan = {
    ...whole,
    weather: calm ? CALM : whole.weather,
    steps: steps ? whole.steps.filter(({ n }) => steps.includes(n)) : whole.steps,
  }
  const ground = await Ground.lay()
  try {
    return await play(ground, plan, onLine)
  } finally {
    await ground.close()
  }
}

export function isFailed({ lost, doubled, diverged, stuck }: Played): boolean {
  return lost.length + doubled.length + diverged.length + stuck.length > 0
}

/** The last line of a run. */
export function lineOf(report: RunReport): string {
  const { histories, mutations, lost, doubled, diverged, stuck } = report
  return `histories ${histories}, mutations ${mutations}, lost ${lost}, doubled ${doubled}, diverged ${diverged}, stuck ${stuck}`
}

/** What two programs found together. */
export function together(left: RunReport, right: RunReport): RunReport {
  return {
    histories: left.histories + right.histories,
    mutations: left.mutations + right.mutations,
    lost: left.lost + right.lost,
    doubled: left.doubled + right.doubled,
    diverged: left.diverged + right.diverged,
    stuck: left.stuck + right.stuck,
    failed: [...left.failed, ...right.failed],
  }
}

export function added(report: RunReport, played: Played): RunReport {
  const { seed, mutations, lost, doubled, diverged, stuck } = played
  return together(report, {
    histories: 1,
    mutations,
    lost: lost.length,
    doubled: doubled.length,
    diverged: diverged.length,
    stuck: stuck.length,
    failed: isFailed(played) ? [seed] : [],
  })
}

export function describeFailure(played: Played): string {
  return [
    `history ${played.seed} failed (npm run simulate -- --replay ${played.seed}):`,
    ...told(played),
  ].join('\n')
}

const KINDS = ['lost', 'doubled', 'diverged', 'stuck'] as const

function told(played: Played): string[] {
  return KINDS.flatMap((kind) => played[kind].map((one) => `  ${kind}: ${one}`))
}

/** Tells the shortest form of a failing history that still fails in the same way: its steps, what was found, and how to see it again. */
async function explain(
  ground: Ground,
  plan: Plan,
  failed: Played,
  onLine: (line: string) => void,
): Promise<void> {
  const kinds = KINDS.filter((kind) => failed[kind].length > 0)
  const smallest = await shrunk(plan, async (candidate) => {
    const played = await play(ground, candidate)
    return kinds.some((kind) => played[kind].length > 0)
  })
  onLine(`  with ${smallest.steps.length} of its ${plan.steps.length} steps:`)
  const played = await play(ground, smallest, (line) => onLine(`    ${line}`))
  const calm = smallest.weather === plan.weather ? '' : ' --calm'
  const kept = smallest.steps.map(({ n }) => n).join(',')
  onLine(
    [`so it fails (npm run simulate -- --replay ${plan.seed} --steps ${kept}${calm}):`, ...told(played)].join(
      '\n',
    ),
  )
}
