// npm run simulate [-- --histories N] [--seed S] [--replay SEED.N]: desks, a network and a head office in virtual time
// (docs/simulator.md). Progress goes to the standard error; the last line of the output says what was found.
import { ended, startAsDesk } from './lib/children.ts'
import { cleanEnvironment } from './lib/environment.ts'
import { inProject, node24 } from './lib/paths.ts'

const child = startAsDesk(
  node24,
  [inProject('tests', 'world', 'simulator', 'main.ts'), ...process.argv.slice(2)],
  { env: cleanEnvironment(), stdio: 'inherit' },
)
process.exitCode = (await ended(child)) ?? 1
