// End-to-end tests in the real window.
import { z } from 'zod'
import { build } from '../build.ts'
import { openDisplay } from '../lib/display.ts'
import { inProject } from '../lib/paths.ts'
import { type Outcome, type Runner, runWithReport, tool } from './runner.ts'

const reportSchema = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  errors: z.array(z.unknown()),
})

function outcomeOf(report: unknown): Outcome {
  const parsed = reportSchema.safeParse(report)
  if (!parsed.success) return { passed: 0, failed: 1, summary: 'playwright left no report' }
  const { stats, errors } = parsed.data
  const failed = stats.unexpected + stats.flaky + errors.length
  return { passed: stats.expected, failed, summary: `${stats.expected} passed, ${failed} failed` }
}

export const endToEnd: Runner = {
  name: 'end-to-end tests',
  async run() {
    await build()
    const display = await openDisplay()
    try {
      const reportFile = inProject('test-results', 'playwright.json')
      const args = [tool('@playwright', 'test', 'cli.js'), 'test', '--reporter=list,json']
      const env = { ...display.env, PLAYWRIGHT_JSON_OUTPUT_NAME: reportFile }
      return outcomeOf(await runWithReport(args, reportFile, env))
    } finally {
      await display.close()
    }
  },
}
