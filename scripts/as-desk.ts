// Runs one of our TypeScript programs as the ordinary user that PostgreSQL and Chromium's sandbox ask for, and ends
// with it: `node scripts/as-desk.ts headoffice/main.ts --port 8080`.
import { endChild, ended, startAsDesk } from './lib/children.ts'
import { cleanEnvironment } from './lib/environment.ts'
import { inProject, node24 } from './lib/paths.ts'

const politeSeconds = 15

const [program, ...args] = process.argv.slice(2)
if (!program) throw new Error('which program?')
const child = startAsDesk(node24, [inProject(program), ...args], {
  env: cleanEnvironment(),
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => void endChild(child, politeSeconds))
}
process.exitCode = (await ended(child)) ?? 1
