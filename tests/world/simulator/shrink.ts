import { CALM } from './link.ts'
import type { Plan } from './plan.ts'

/** So often a smaller history is tried: shrinking is a help for the reader, not a proof. */
const MOST_TRIES = 60

/** Leaves out steps, and calms the weather, while the history still fails. */
export async function shrunk(plan: Plan, fails: (candidate: Plan) => Promise<boolean>): Promise<Plan> {
  let smallest = plan
  let tries = 0
  const keep = async (candidate: Plan): Promise<boolean> => {
    if (tries++ >= MOST_TRIES || !(await fails(candidate))) return false
    smallest = candidate
    return true
  }
  await keep({ ...smallest, weather: CALM })
  for (let size = Math.ceil(smallest.steps.length / 2); size >= 1; size = Math.floor(size / 2))
    for (let from = 0; from < smallest.steps.length && tries < MOST_TRIES; ) {
      const steps = [...smallest.steps.slice(0, from), ...smallest.steps.slice(from + size)]
      if (!(await keep({ ...smallest, steps }))) from += size
    }
  return smallest
}
