// Runs the named benchmarks in one process; scripts/bench.ts starts it as the ordinary user that PostgreSQL asks for.
import { join } from 'node:path'
import { end } from './at-end.ts'

let kept = true
try {
  for (const name of process.argv.slice(2)) {
    const module = (await import(join(import.meta.dirname, '..', `${name}.ts`))) as {
      run: () => boolean | Promise<boolean>
    }
    kept = (await module.run()) && kept
  }
} finally {
  await end()
}
if (!kept) console.error('\nbench: a budget was missed')
process.exit(kept ? 0 : 1)
