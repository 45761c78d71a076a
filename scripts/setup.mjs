// Makes a fresh clone ready to run, and does nothing where all is in place. Plain JavaScript without dependencies,
// because it runs on whatever Node the machine has, before anything is installed.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import {
  fetchPrograms,
  installedMatchesLock,
  installPackages,
  programsArePresent,
} from './setup/dependencies.mjs'
import { alone } from './setup/lock.mjs'
import { lockFile, node24, resultFile } from './setup/paths.mjs'
import { installRuntime, presentRuntime } from './setup/runtime.mjs'
import { SetupError } from './setup/step.mjs'
import { completeSystem, missingFromSystem } from './setup/system.mjs'
import { namespaceProblem } from './setup/user-namespace.mjs'

const lockHash = createHash('sha256').update(readFileSync(lockFile)).digest('hex')

/** What a former set-up wrote down, if it was for the present lock and all of it still stands. */
function formerResult() {
  if (!existsSync(resultFile)) return undefined
  const former = JSON.parse(readFileSync(resultFile, 'utf8'))
  return former.lockHash === lockHash ? former : undefined
}

function isReady() {
  const former = formerResult()
  return (
    former !== undefined &&
    existsSync(node24) &&
    presentRuntime()?.executable === former.runtime.executable &&
    missingFromSystem().length === 0 &&
    namespaceProblem() === undefined
  )
}

async function setUp() {
  if (isReady()) return
  const problem = namespaceProblem()
  if (problem) throw new SetupError(problem.message, problem.remedy)
  await completeSystem()
  if (!installedMatchesLock()) await installPackages()
  if (!programsArePresent()) await fetchPrograms()
  const runtime = presentRuntime() ?? (await installRuntime())
  mkdirSync(dirname(resultFile), { recursive: true })
  writeFileSync(resultFile, `${JSON.stringify({ lockHash, node: node24, runtime }, null, 2)}\n`)
  console.log('set-up: ready')
}

try {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new SetupError(`Node ${process.versions.node} is too old`, 'Install Node 20.19 or newer.')
  }
  if (!isReady()) await alone(setUp)
} catch (error) {
  console.error(`\nset-up failed: ${error instanceof Error ? error.message : error}`)
  if (error instanceof SetupError) console.error(`What to do: ${error.remedy}`)
  process.exitCode = 1
}
