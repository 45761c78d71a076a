// The import rules of .dependency-cruiser.cjs, over the project or over a planted tree.

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { inProject, root } from '../lib/paths.ts'
import { capture, check, type Runner, tool } from './runner.ts'

const rooms = ['shared', 'db', 'electron', 'renderer', 'headoffice', 'scripts', 'bench', 'tests']

const reportSchema = z.object({
  summary: z.object({
    totalCruised: z.number(),
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
})

export interface ImportReport {
  /** How many files were read: a rule over nothing is always kept. */
  files: number
  violations: { rule: string; from: string; to: string }[]
}

/** Applies the rules to a tree laid out like the project. */
export async function checkImports(folder: string = root): Promise<ImportReport> {
  const present = rooms.filter((room) => existsSync(join(folder, room)))
  const config = inProject('.dependency-cruiser.cjs')
  const script = tool('dependency-cruiser', 'bin', 'dependency-cruiser.mjs')
  const { stdout, output } = await capture(
    [script, '--config', config, '--output-type', 'json', ...present],
    folder,
  )
  if (!stdout.startsWith('{')) throw new Error(output)
  const { summary } = reportSchema.parse(JSON.parse(stdout))
  return {
    files: summary.totalCruised,
    violations: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  }
}

/** The parser loads a binary; without it the cruiser takes a parser that does not know TypeScript and reports nonsense. */
async function parserProblem(): Promise<string | null> {
  try {
    await import('@swc/core')
    return null
  } catch (error) {
    const cause =
      error instanceof Error && Array.isArray(error.cause) ? error.cause.map(String).join('\n') : ''
    return `the parser @swc/core cannot be loaded: ${String(error)}\n${cause}`
  }
}

export const importRules: Runner = {
  name: 'import rules',
  async run() {
    const problem = await parserProblem()
    if (problem !== null) {
      console.log(problem)
      return check(false, 'the parser cannot be loaded')
    }
    const { files, violations } = await checkImports()
    for (const { rule, from, to } of violations) console.log(`${rule}: ${from} imports ${to}`)
    return check(files > 0 && violations.length === 0, `${files} files, ${violations.length} wrong imports`)
  },
}
