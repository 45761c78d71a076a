// npm run dev: like npm start, but what is saved is built at once. A change of the window's sources alone loads the page
// again (core keeps the session); any other starts the desk again. The head office keeps running.
import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, watch, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { programFolder } from '../headoffice/data-folder.ts'
import { build } from './build.ts'
import { endChild, startAsDesk } from './lib/children.ts'
import { deskStart } from './lib/desk.ts'
import { showOutput } from './lib/desk-output.ts'
import { openDisplay } from './lib/display.ts'
import { startHeadOffice } from './lib/headoffice.ts'
import { inProject } from './lib/paths.ts'

const watched = ['shared', 'db', 'electron', 'renderer'].map((room) => inProject(room)).filter(existsSync)
/** Editors write a file in several steps, and a change of ours touches several files: one build for all of it. */
const quietMs = 250
const deskStopSeconds = 8
const reloadFile = inProject('out', 'stamps', 'reload')

const { values: options } = parseArgs({ options: { headoffice: { type: 'string' } } })
const folder = programFolder()
mkdirSync(folder, { recursive: true, mode: 0o700 })

const office = options.headoffice
  ? undefined
  : startHeadOffice({
      dataDir: folder,
      args: ['--port', '0', '--seed-if-empty', 'demo'],
      onLine: (line) => console.log(`head office: ${line}`),
    })
const display = await openDisplay()
let desk: ChildProcess | undefined

async function end(): Promise<never> {
  if (desk) await endChild(desk, deskStopSeconds)
  await office?.close()
  await display.close()
  process.exit(0)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end())

async function startDesk(): Promise<void> {
  const old = desk
  desk = undefined
  if (old) await endChild(old, deskStopSeconds)
  const { executable, args, env } = deskStart({ dataDir: folder, headOffice })
  const started = startAsDesk(executable, args, {
    env: { ...env, ...display.env, SCRIVANIA_DEV_RELOAD: reloadFile },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  desk = started
  showOutput(started, () => console.log('desk ready'))
  // Closed by hand, the desk ends the session; closed by us, it is no longer the desk.
  started.once('exit', () => {
    if (desk === started) void end()
  })
}

/** Builds what has changed and shows it. What does not build leaves the former desk as it is. */
async function renew(): Promise<void> {
  try {
    const built = await build()
    if (desk && built.every((part) => part === 'renderer')) {
      if (built.length > 0) writeFileSync(reloadFile, String(Date.now()))
    } else await startDesk()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
  }
}

const headOffice = options.headoffice ?? (await office?.url) ?? ''
let turn = renew()
let timer: NodeJS.Timeout | undefined
for (const room of watched) {
  watch(room, { recursive: true }, () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      turn = turn.then(renew)
    }, quietMs)
  })
}
console.log('watching; Ctrl+C ends all')
