// Runs one of our TypeScript programs as the ordinary user that PostgreSQL and Chromium's sandbox ask for, and ends
// with it: `node scripts/as-desk.ts headoffice/main.ts --port 8080`. With `--window` before the program the desk is
// built and a display opened first.
import { endChild, ended, startAsDesk } from './lib/children.ts'
import { openDisplay } from './lib/display.ts'
import { cleanEnvironment } from './lib/environment.ts'
import { inProject, node24 } from './lib/paths.ts'

const politeSeconds = 15

const words = process.argv.slice(2)
const needsWindow = words[0] === '--window'
const [program, ...args] = needsWindow ? words.slice(1) : words
if (!program) throw new Error('which program?')

// The bundler is loaded only by those who need it.
if (needsWindow) await (await import('./build.ts')).build()
const display = needsWindow ? await openDisplay() : undefined
const child = startAsDesk(node24, [inProject(program), ...args], {
  env: { ...cleanEnvironment(), ...display?.env },
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => void endChild(child, politeSeconds))
}
process.exitCode = (await ended(child)) ?? 1
await display?.close()
