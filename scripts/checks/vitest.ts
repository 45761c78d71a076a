// Unit and world tests.
import { z } from 'zod'
import { inProject } from '../lib/paths.ts'
import { type Outcome, type Runner, runWithReport, tool } from './runner.ts'

const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numFailedTestSuites: z.number(),
  success: z.boolean(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
})

function outcomeOf(report: unknown): Outcome {
  const parsed = reportSchema.safeParse(report)
  if (!parsed.success) return { passed: 0, failed: 1, summary: 'vitest left no report' }
  const { numPassedTests: passed, numFailedTests, success, testResults } = parsed.data
  // A file that could not be loaded has no test to count as failed.
  const broken = testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length
  const failed = Math.max(numFailedTests + broken, success ? 0 : 1)
  return { passed, failed, summary: `${passed} passed, ${failed} failed in ${testResults.length} files` }
}

const project = (name: 'unit' | 'world'): Runner => ({
  name: `${name} tests`,
  async run() {
    const reportFile = inProject('test-results', `vitest-${name}.json`)
    const script = tool('vitest', 'vitest.mjs')
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`]
    return outcomeOf(await runWithReport([script, 'run', '--project', name, ...reporters], reportFile))
  },
})

export const unitTests = project('unit')
export const worldTests = project('world')
