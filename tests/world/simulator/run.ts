import { Ground } from './ground.ts'
import { type Played, play } from './history.ts'
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
        if (report.failed.length <= explained) await explain(ground, plan, onProgress)
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

/** Plays one history by its seed and tells every step. */
export async function replay(seed: string, onLine: (line: string) => void): Promise<Played> {
  const ground = await Ground.lay()
  try {
    return await play(ground, planOf(seed), onLine)
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

export function describeFailure({ seed, lost, doubled, diverged, stuck }: Played): string {
  const told = Object.entries({ lost, doubled, diverged, stuck }).flatMap(([what, found]) =>
    found.map((one) => `  ${what}: ${one}`),
  )
  return [`history ${seed} failed (npm run simulate -- --replay ${seed}):`, ...told].join('\n')
}

async function explain(ground: Ground, plan: Plan, onLine: (line: string) => void): Promise<void> {
  const smallest = await shrunk(plan, async (candidate) => isFailed(await play(ground, candidate)))
  onLine(`  with ${smallest.steps.length} of its ${plan.steps.length} steps:`)
  await play(ground, smallest, (line) => onLine(`    ${line}`))
}
