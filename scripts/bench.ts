// npm run bench [-- name…]: the benchmarks of bench/, one after the other; each prints its figures beside its budgets.
import { readdirSync } from 'node:fs'
import { inProject } from './lib/paths.ts'

const known = readdirSync(inProject('bench'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3))
  .sort()
const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !known.includes(name))
if (unknown.length > 0) {
  console.error(`bench: there is no ${unknown.join(', ')}; there are ${known.join(', ')}`)
  process.exit(2)
}

let kept = true
for (const name of wanted.length > 0 ? wanted : known) {
  const { run } = (await import(inProject('bench', `${name}.ts`))) as {
    run: () => boolean | Promise<boolean>
  }
  kept = (await run()) && kept
}
if (!kept) console.error('\nbench: a budget was missed')
process.exitCode = kept ? 0 : 1
