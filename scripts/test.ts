// npm test: everything, summed up in one last line. Words limit it to the runners that carry one of them in their
// name: `npm test -- types lint`.
import { importRules } from './checks/import-rules.ts'
import { lint } from './checks/lint.ts'
import { endToEnd } from './checks/playwright.ts'
import { type Outcome, type Runner, sum } from './checks/runner.ts'
import { typesOfEndToEnd, typesOfNode, typesOfWindow } from './checks/types.ts'
import { unused } from './checks/unused.ts'
import { unitTests, worldTests } from './checks/vitest.ts'

const runners: Runner[] = [
  typesOfNode,
  typesOfWindow,
  typesOfEndToEnd,
  lint,
  importRules,
  unused,
  unitTests,
  worldTests,
  endToEnd,
]

async function outcomeOf(runner: Runner): Promise<Outcome> {
  const started = performance.now()
  console.log(`\n== ${runner.name}`)
  const outcome = await runner.run().catch((error: unknown): Outcome => {
    console.log(error)
    return { passed: 0, failed: 1, summary: 'could not be run' }
  })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`== ${runner.name}: ${outcome.summary} (${seconds} s)`)
  return outcome
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130))

const words = process.argv.slice(2)
const chosen = runners.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)))
const outcomes: Outcome[] = []
for (const runner of chosen) outcomes.push(await outcomeOf(runner))

const { passed, failed } = sum(outcomes)
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
