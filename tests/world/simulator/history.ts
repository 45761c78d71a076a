import { assertNever } from '../../../shared/lib/assert-never.ts'
import { answerSomething } from './answering.ts'
import { type Findings, findingsOf } from './checks.ts'
import type { Ground } from './ground.ts'
import {
  disableUser,
  moveBeside,
  reassignPortfolio,
  removeBeside,
  revokeDevice,
  writeBeside,
  writeSlowly,
} from './office-acts.ts'
import type { Plan, PlannedStep } from './plan.ts'
import { Chance } from './random.ts'
import { Schedule, StepHangs } from './schedule.ts'
import { typeSomething } from './typing.ts'
import { World } from './world.ts'

/** In this time every desk has polled, whatever nudges were lost, and the last form is saved. */
const QUIET_WITHIN_MS = 12 * 60_000
/** How often it is asked whether all is quiet. */
const LOOK_MS = 5_000

export type Played = Findings & {
  readonly seed: string
  readonly steps: number
  /** The same for every run of one plan. */
  readonly digest: string
}

/** Plays one history on the ground and says what it found. `onLine` is told every step. */
export async function play(ground: Ground, plan: Plan, onLine?: (line: string) => void): Promise<Played> {
  const schedule = new Schedule(onLine)
  await ground.begin(schedule)
  const world = new World(ground, schedule, new Chance(plan.seed), plan.desks)
  let hangs: string | null = null
  let findings: Findings
  try {
    for (const desk of world.desks) {
      desk.link.weather = plan.weather
      schedule.after(desk.chance.below(3_000), `${desk.name} starts`, () => desk.start())
    }
    for (const step of plan.steps) schedule.after(step.at, '', () => act(world, step))
    await schedule.runUntil(plan.length)
    schedule.note('the network heals')
    world.heal()
    await untilQuiet(world, plan.length + QUIET_WITHIN_MS)
    for (const desk of world.desks) desk.note()
    findings = await findingsOf(world)
  } catch (error) {
    if (!(error instanceof StepHangs)) throw error
    hangs = error.message
    findings = { mutations: 0, lost: [], doubled: [], diverged: [], stuck: [hangs] }
  } finally {
    for (const end of world.openWriters) await end().catch(() => {})
    world.end()
    await schedule.runUntil(schedule.now).catch(() => {})
  }
  return { ...findings, seed: plan.seed, steps: plan.steps.length, digest: schedule.digest() }
}

/** Time goes on until a moment, or until nothing is left to happen: then waiting longer would show nothing new. */
async function untilQuiet(world: World, moment: number): Promise<void> {
  const { schedule } = world
  while (schedule.now < moment && !(await world.isQuiet()))
    await schedule.runUntil(Math.min(moment, schedule.now + LOOK_MS))
}

async function act(world: World, { n, kind, desk: at }: PlannedStep): Promise<void> {
  const desk = world.desks[at]
  if (!desk) return
  const chance = world.chance.fork(`step ${n}`)
  const { schedule } = world
  switch (kind) {
    case 'type':
      return typeSomething(world, desk, chance)
    case 'answer':
      return answerSomething(world, desk, chance)
    case 'kill':
      return desk.kill({
        at: chance.pick(['inside', 'after', 'processed', 'answered']),
        nth: chance.between(1, 4),
      })
    case 'upload-gone':
    case 'download-gone': {
      const way = kind === 'upload-gone' ? 'up' : 'down'
      desk.link[way] = false
      schedule.note(`${desk.name}: ${kind}`)
      schedule.after(chance.between(5_000, 200_000), '', () => {
        desk.link[way] = true
      })
      return
    }
    case 'storm': {
      const { weather } = desk.link
      desk.link.weather = { ...weather, lost: 0.4, cut: 0.4, refused: 0.2 }
      schedule.note(`${desk.name}: storm`)
      schedule.after(chance.between(5_000, 40_000), '', () => {
        if (!world.healed) desk.link.weather = weather
      })
      return
    }
    case 'sync-now':
      desk.life?.engine.syncNow()
      return
    case 'write-beside':
      return writeBeside(world, chance)
    case 'move-beside':
      return moveBeside(world, chance)
    case 'remove-beside':
      return removeBeside(world, chance)
    case 'reassign':
      return reassignPortfolio(world, chance)
    case 'slow-writer':
      return writeSlowly(world, chance)
    case 'disable':
      return disableUser(world, desk, chance)
    case 'revoke':
      return revokeDevice(world, desk)
    default:
      return assertNever(kind)
  }
}
