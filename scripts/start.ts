// npm start: a head office with demo data, and the desk in front of it. Ctrl+C ends all of it.
import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { HttpClient } from '../electron/core/net/http.ts'
import { programFolder } from '../headoffice/data-folder.ts'
import { build } from './build.ts'
import { endChild, ended, startAsDesk } from './lib/children.ts'
import { deskStart } from './lib/desk.ts'
import { showOutput } from './lib/desk-output.ts'
import { openDisplay } from './lib/display.ts'
import { startHeadOffice } from './lib/headoffice.ts'
import { findRuntime } from './lib/runtime.ts'

const deskStopSeconds = 8

const { values: options } = parseArgs({ options: { headoffice: { type: 'string' } } })
if (options.headoffice) refuseUnspeakable(options.headoffice)

/** What has to be ended, the latest first. */
const endings: (() => Promise<void>)[] = []
const giveUp = new AbortController()
const interrupted = new Promise<'interrupted'>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // Asked a second time, we no longer wait for anybody.
      if (giveUp.signal.aborted) process.exit(130)
      console.log('\nending …')
      giveUp.abort()
      resolve('interrupted')
    })
  }
})

/** An address that the desk would not speak to is told here and not by a desk that does not start. */
function refuseUnspeakable(address: string): void {
  try {
    new HttpClient(address)
  } catch (error) {
    console.error(`--headoffice ${address}: ${error instanceof Error ? error.message : error}`)
    process.exit(2)
  }
}

async function headOfficeAddress(folder: string): Promise<string> {
  if (options.headoffice) return new URL(options.headoffice).href
  console.log('starting the head office (the first time it makes its database and the demo data) …')
  const office = startHeadOffice({
    dataDir: folder,
    args: ['--port', '0', '--seed-if-empty', 'demo'],
    onLine: (line) => console.log(`head office: ${line}`),
  })
  endings.push(office.close)
  void ended(office.process).then((code) => {
    if (!giveUp.signal.aborted)
      console.error(`the head office has ended (code ${code}); the desk goes on offline`)
  })
  const url = await office.url
  console.log(`head office on ${url}`)
  return url
}

async function start(): Promise<number | null> {
  const folder = programFolder()
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { kind } = findRuntime()
  if (kind === 'fallback')
    console.log('on the old fallback Electron: for trials and tests, not for daily work')
  const [headOffice, display] = await Promise.all([headOfficeAddress(folder), openDisplay(), build()])
  endings.push(display.close)
  if (display.isVirtual)
    console.log('nobody sees that display: npm run screenshots writes the pages as pictures')
  const { executable, args, env } = deskStart({ dataDir: folder, headOffice })
  const desk = startAsDesk(executable, args, {
    env: { ...env, ...display.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  endings.push(() => endChild(desk, deskStopSeconds))
  showOutput(desk, () => console.log('Scrivania Agente is ready'))
  return await ended(desk)
}

let exitCode: number
try {
  const outcome = await Promise.race([start(), interrupted])
  exitCode = outcome === 'interrupted' ? 0 : (outcome ?? 1)
  if (outcome !== 'interrupted' && exitCode !== 0) console.error(`the desk ended with code ${outcome}`)
} catch (error) {
  exitCode = giveUp.signal.aborted ? 0 : 1
  if (exitCode !== 0) console.error(error instanceof Error ? error.message : error)
}
giveUp.abort()
for (const end of endings.reverse()) await end()
process.exit(exitCode)
