// Entry of the core process: the domain, the open mirror and the sync. It never imports Electron, so that tests and benchmarks
// run it in plain Node.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { SupportedMessagePort } from '@orpc/client/message-port'
import { RPCHandler } from '@orpc/server/message-port'
import { type CoreContext, romeToday } from './context.ts'
import { openLink, readSettings } from './link/index.ts'
import { openLog } from './log.ts'
import { createRouter } from './rpc/router.ts'
import type { Keyring } from './session/mirror-folder.ts'
import { Session } from './session/session.ts'

// oRPC asks of each message whether it is a FormData, and Node loads all of undici and HTTP/2 for the answer: 36 ms of the first call
// and 2 MiB. No message here is one. An assignment does not evaluate what stood there; defineProperty would.
Reflect.set(globalThis, 'FormData', class FormData {})

const settings = readSettings()
const link = openLink()
if (!link) throw new Error('core is started by the shell')
const log = await openLog(settings.dataDir)
link.onNotice('log', ({ level, message, data }) => log[level]({ from: 'main', ...data }, message))

/** Built, the migrations are copied beside the entry; from sources they lie in the db room. */
function migrationsDir(): string {
  const built = new URL('./migrations', import.meta.url)
  return fileURLToPath(existsSync(built) ? built : new URL('../../db/migrations', import.meta.url))
}

const keyring: Keyring = {
  seal: async (plain) => {
    const answer = await link.request('seal', { plain: new Uint8Array(plain) })
    return answer.backend === 'keyring' ? answer.sealed : null
  },
  open: async (sealed) => {
    const answer = await link.request('open', { sealed: new Uint8Array(sealed) })
    return answer.result === 'opened' ? answer.plain : null
  },
}

const session = new Session({
  dataDir: settings.dataDir,
  headOffice: settings.headOffice ?? 'https://localhost',
  pins: settings.pins,
  appVersion: settings.version,
  migrationsDir: migrationsDir(),
  keyring,
  log: (level, message, data = {}) => log[level](data, message),
})

const context: CoreContext = {
  session,
  today: romeToday,
  version: settings.version,
  shell: {
    openFile: async (path) => (await link.request('openFile', { path })).opened,
    saveFile: async (path, name) => (await link.request('saveFile', { path, name })).result,
  },
  diagnosis: () => {
    const { link: state, problem, checkpointAt, complete } = session.syncStatus.value
    return [
      `core ${settings.version}, node ${process.version}, generation ${settings.generation}`,
      `session ${session.state.value.phase}, sync ${state}, problem ${problem ?? 'none'}`,
      `checkpoint ${checkpointAt ?? 'none'}, complete ${complete}`,
    ]
  },
}

const handler = new RPCHandler(
  createRouter((id, error, path) =>
    log.error(
      {
        id,
        call: path.join('.'),
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      },
      'unexpected',
    ),
  ),
)
link.acceptConnections((port) => {
  // The window has loaded and now draws itself: from here on somebody may type a password.
  session.warm()
  void session.askForOrders()
  handler.upgrade(port as unknown as SupportedMessagePort, { context })
  port.start()
})

let ending = false
async function shutDown(): Promise<void> {
  if (ending) return
  ending = true
  await session.signOut()
  log.info('core ends')
  process.exit(0)
}
link.onNotice('shutdown', () => void shutDown())
link.onNotice('power', ({ state }) => {
  if (state === 'lock' && session.state.value.lockAfter !== null) session.lock()
  if (state === 'resume')
    session.writer
      ?.call('syncNow', null)
      .catch((error) => log.warn({ cause: String(error) }, 'no sync at the resume'))
})
link.onGone(() => void shutDown())

log.info({ version: settings.version, node: process.version, generation: settings.generation }, 'core starts')
link.notify('ready', { node: process.version })
