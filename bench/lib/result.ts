import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, platform, release, totalmem } from 'node:os'
import { join } from 'node:path'

/** A budget of docs/architecture.md: the key it stands under, its bound and which side of it is good. */
export type Budget = { key: string; atMost?: number; atLeast?: number }

export type BenchResult = {
  name: string
  figures: Record<string, number>
  /** Ratios of two measurements of this run: only they compare between machines. */
  ratios: Record<string, number>
  budgets: readonly Budget[]
}

const round = (value: number): number => Number(value.toPrecision(4))

/** Prints a result as a table and writes `bench/results/<name>.json`. Returns whether every budget is kept. */
export function report({ name, figures, ratios, budgets }: BenchResult): boolean {
  const machine = {
    cores: cpus().length,
    cpu: cpus()[0]?.model ?? 'unknown',
    memoryGiB: round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()}`,
    node: process.version,
  }
  const rounded = (values: Record<string, number>) =>
    Object.fromEntries(Object.entries(values).map(([key, value]) => [key, round(value)]))
  const folder = join(import.meta.dirname, '..', 'results')
  mkdirSync(folder, { recursive: true })
  const result = {
    name,
    machine,
    date: new Date().toISOString(),
    figures: rounded(figures),
    ratios: rounded(ratios),
  }
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(result, null, 2)}\n`)
  console.log(`\n${name}`)
  let kept = true
  for (const [key, value] of [...Object.entries(result.ratios), ...Object.entries(result.figures)]) {
    const budget = budgets.find((one) => one.key === key)
    const ok =
      budget === undefined || (value <= (budget.atMost ?? Infinity) && value >= (budget.atLeast ?? -Infinity))
    if (!ok) kept = false
    const bound =
      budget === undefined
        ? ''
        : budget.atMost !== undefined
          ? `at most ${budget.atMost}`
          : `at least ${budget.atLeast}`
    console.log(`  ${key.padEnd(26)} ${String(value).padStart(12)}  ${bound}${ok ? '' : '  MISSED'}`)
  }
  return kept
}

/** The value below which `share` of the samples lie. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** Milliseconds of one run of `act`. */
export function timed(act: () => void): number {
  const started = performance.now()
  act()
  return performance.now() - started
}
