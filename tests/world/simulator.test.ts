import { afterAll, beforeAll, expect, test } from 'vitest'
import { Ground } from './simulator/ground.ts'
import { play } from './simulator/history.ts'
import { planOf } from './simulator/plan.ts'
import { added, describeFailure, isFailed, lineOf, NOTHING } from './simulator/run.ts'

/** As many as a run of all tests can bear; `npm run simulate` plays as many as one likes. */
const HISTORIES = Number(process.env.SCRIVANIA_HISTORIES ?? 200)
const REPLAYED = 5

let ground: Ground
beforeAll(async () => {
  ground = await Ground.lay()
})
afterAll(() => ground?.close())

test('desks that type, die and are cut off lose nothing, double nothing and end equal to head office', async () => {
  let report = NOTHING
  const failures: string[] = []
  for (let n = 1; n <= HISTORIES; n++) {
    const played = await play(ground, planOf(`test.${n}`))
    report = added(report, played)
    if (isFailed(played)) failures.push(describeFailure(played))
  }
  console.log(lineOf(report))
  expect(failures).toEqual([])
}, 600_000)

test('a seed is a history: played again it takes the same steps', async () => {
  for (let n = 1; n <= REPLAYED; n++) {
    const plan = planOf(`again.${n}`)
    const lines: string[][] = [[], []]
    for (const run of lines) await play(ground, plan, (line) => run.push(line))
    expect(lines[1]).toEqual(lines[0])
    expect(lines[0]?.length).toBeGreaterThan(10)
  }
}, 120_000)
