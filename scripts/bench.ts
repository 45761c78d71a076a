// npm run bench [-- name…]: the benchmarks of bench/, one after the other; each prints its figures beside its budgets.
import { readdirSync } from 'node:fs'
import { build } from './build.ts'
import { ended, startAsDesk } from './lib/children.ts'
import { openDisplay } from './lib/display.ts'
import { cleanEnvironment } from './lib/environment.ts'
import { inProject, node24 } from './lib/paths.ts'

const IN_WINDOW = ['apply-page', 'list', 'start']

const known = readdirSync(inProject('bench'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3))
  .sort()
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !known.includes(name))
if (unknown.length > 0) {
  console.error(`bench: there is no ${unknown.join(', ')}; there are ${known.join(', ')}`)
  process.exit(2)
}

const wanted = asked.length > 0 ? asked : known
const inWindow = wanted.some((name) => IN_WINDOW.includes(name))
if (inWindow) await build()
const display = inWindow ? await openDisplay() : null
const runner = startAsDesk(node24, [inProject('bench', 'lib', 'runner.ts'), ...wanted], {
  env: { ...cleanEnvironment(), ...display?.env, ...presetOnly() },
  stdio: 'inherit',
})
process.exitCode = (await ended(runner)) ?? 1
await display?.close()

/** The one wish of the environment that benchmarks listen to. */
function presetOnly(): Record<string, string> {
  const wish = process.env.SCRIVANIA_BENCH_PRESET
  return wish ? { SCRIVANIA_BENCH_PRESET: wish } : {}
}
