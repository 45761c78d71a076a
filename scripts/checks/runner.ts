// What every runner of npm test gives back, and how a program is run and its report read.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { ended, startAsDesk, startChild } from '../lib/children.ts'
import { cleanEnvironment } from '../lib/environment.ts'
import { inProject, node24, root } from '../lib/paths.ts'

/** What one runner found. */
export interface Outcome {
  passed: number
  failed: number
  /** One line for the person at the console. */
  summary: string
}

export interface Runner {
  name: string
  run(): Promise<Outcome>
}

/** A runner that is one check: it has passed or it has failed. */
export function check(ok: boolean, summary: string): Outcome {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, summary }
}

/** Adds outcomes up. */
export function sum(outcomes: readonly Outcome[]): { passed: number; failed: number } {
  return outcomes.reduce(
    (total, { passed, failed }) => ({ passed: total.passed + passed, failed: total.failed + failed }),
    { passed: 0, failed: 0 },
  )
}

/** The script of a package's command, to be run on our own Node. */
export function tool(...path: string[]): string {
  return inProject('node_modules', ...path)
}

export interface Captured {
  code: number | null
  stdout: string
  /** What it printed on either stream. */
  output: string
}

/** Runs a tool and gives back its exit code and what it printed. */
export async function capture(args: readonly string[], cwd = root): Promise<Captured> {
  const child = startChild(node24, args, { cwd, env: cleanEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] })
  let stdout = ''
  let output = ''
  child.stdout?.on('data', (chunk) => {
    stdout += chunk
    output += chunk
  })
  child.stderr?.on('data', (chunk) => {
    output += chunk
  })
  // 'close' and not 'exit': the pipes may still hold the end of what was printed.
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('close', resolve)
    child.once('error', reject)
  })
  return { code, stdout, output }
}

/**
 * Runs a test runner as the desk's user, its talk on the console, and reads the report it was told to write. Without
 * a report (it crashed before it could write one) the answer is undefined.
 */
export async function runWithReport(
  args: readonly string[],
  reportFile: string,
  env: Record<string, string> = {},
): Promise<unknown> {
  mkdirSync(dirname(reportFile), { recursive: true })
  rmSync(reportFile, { force: true })
  const child = startAsDesk(node24, args, {
    cwd: root,
    env: { ...cleanEnvironment(), ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  await ended(child)
  try {
    return JSON.parse(readFileSync(reportFile, 'utf8'))
  } catch {
    return undefined
  }
}
