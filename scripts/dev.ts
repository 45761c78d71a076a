// npm run dev: the desk on the demonstration data, built and started anew whenever a source changes.
import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, watch } from 'node:fs'
import { parseArgs } from 'node:util'
import { build } from './build.ts'
import { endChild, startAsDesk } from './lib/children.ts'
import { deskStart } from './lib/desk.ts'
import { openDisplay } from './lib/display.ts'
import { startHeadOffice } from './lib/headoffice.ts'
import { dataDir, inProject } from './lib/paths.ts'

const WATCHED = ['shared', 'db', 'electron', 'renderer']
/** Editors write a file in several steps; one build is enough for them. */
const QUIET_MS = 200
const STOP_SECONDS = 5

const { values: options } = parseArgs({ options: { headoffice: { type: 'string' } } })
const folder = dataDir()
mkdirSync(folder, { recursive: true, mode: 0o700 })
const office = options.headoffice
  ? null
  : startHeadOffice({
      dataDir: folder,
      args: ['--port', '0', '--seed-if-empty', 'demo'],
      onLine: (line) => console.log(line),
    })
const headOffice = options.headoffice ?? (await office?.url) ?? ''
const display = await openDisplay()
let desk: ChildProcess | null = null
let turn: Promise<void> = Promise.resolve()

async function restart(): Promise<void> {
  if (desk) await endChild(desk, STOP_SECONDS)
  desk = null
  try {
    await build()
  } catch (error) {
    // The next change is the next try; what ran before is gone, so that nobody looks at old code.
    console.error(error instanceof Error ? error.message : error)
    return
  }
  const { executable, args, env } = deskStart({ dataDir: folder, headOffice })
  desk = startAsDesk(executable, args, { env: { ...env, ...display.env }, stdio: 'inherit' })
}

function soon(): void {
  clearTimeout(timer)
  timer = setTimeout(() => {
    turn = turn.then(restart)
  }, QUIET_MS)
}

let timer: NodeJS.Timeout | undefined
for (const room of WATCHED) if (existsSync(inProject(room))) watch(inProject(room), { recursive: true }, soon)
turn = restart()

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, async () => {
    clearTimeout(timer)
    await turn
    if (desk) await endChild(desk, STOP_SECONDS)
    await office?.close()
    await display.close()
    process.exit(0)
  })
}
console.log('watching; Ctrl+C ends all')
