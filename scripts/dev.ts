// npm run dev: like npm start, but what is saved is built at once. A change of the window's sources loads the page
// again; a change of main, preload or core starts the desk again. The head office keeps running.
import type { ChildProcess } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { build, type InlineConfig, type Rolldown } from 'vite'
import configs from '../electron.vite.config.ts'
import { endChild, startAsDesk } from './lib/children.ts'
import { deskStart } from './lib/desk.ts'
import { showOutput } from './lib/desk-output.ts'
import { openDisplay } from './lib/display.ts'
import { startHeadOffice } from './lib/headoffice.ts'
import { dataDir, inProject } from './lib/paths.ts'

const deskStopSeconds = 8
/** Several parts change with one file of shared: the desk starts again once. */
const settleMs = 300
const reloadFile = inProject('out', 'stamps', 'reload')

const { values: options } = parseArgs({ options: { headoffice: { type: 'string' } } })

const office = options.headoffice
  ? undefined
  : startHeadOffice({
      dataDir: dataDir(),
      args: ['--port', '0', '--seed-if-empty', 'demo'],
      onLine: (line) => console.log(`head office: ${line}`),
    })
const display = await openDisplay()
let desk: ChildProcess | undefined

async function end(): Promise<void> {
  if (desk) await endChild(desk, deskStopSeconds)
  await office?.close()
  await display.close()
  process.exit(0)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end())

/** Builds a part now and at each change; the promise is kept when the first build is done. */
async function watch(name: string, config: InlineConfig, onBuilt: () => void): Promise<void> {
  // Only a build that watches gives back a watcher.
  const watcher = (await build({
    ...config,
    build: { ...config.build, watch: {} },
  })) as Rolldown.RolldownWatcher
  await new Promise<void>((resolve) => {
    let isFirst = true
    watcher.on('event', (event) => {
      if (event.code === 'ERROR') console.error(`${name}: ${event.error.message}`)
      if (event.code !== 'END') return
      if (isFirst) resolve()
      else onBuilt()
      isFirst = false
    })
  })
}

function startDesk(headOffice: string): void {
  const { executable, args, env } = deskStart({ headOffice })
  desk = startAsDesk(executable, args, {
    env: { ...env, ...display.env, SCRIVANIA_DEV_RELOAD: reloadFile },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const started = desk
  showOutput(started, () => console.log('desk ready'))
  started.once('exit', (code) => {
    // Closed by hand, the desk ends the session; ended by us, the next one is on its way.
    if (desk === started && code === 0) void end()
  })
}

const url = options.headoffice ?? (await office?.url) ?? ''
let restart: NodeJS.Timeout | undefined
const startAgain = () => {
  clearTimeout(restart)
  restart = setTimeout(() => {
    console.log('starting the desk again …')
    const old = desk
    desk = undefined
    void (old ? endChild(old, deskStopSeconds) : Promise.resolve()).then(() => startDesk(url))
  }, settleMs)
}

mkdirSync(inProject('out', 'stamps'), { recursive: true })
await Promise.all([
  watch('main', configs.main, startAgain),
  watch('preload', configs.preload, startAgain),
  watch('core', configs.core, startAgain),
  watch('renderer', configs.renderer, () => writeFileSync(reloadFile, String(Date.now()))),
])
startDesk(url)
