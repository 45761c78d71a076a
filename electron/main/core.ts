// Keeps core running: starts it, hands windows their ports, answers what it asks, and starts it again when it dies.
import { type BrowserWindow, MessageChannelMain, type MessagePortMain } from 'electron'
import type { FromCore } from '../../shared/rpc/core-link.ts'
import {
  type CoreNoticeName,
  type CoreRequestInput,
  type CoreRequestName,
  type CoreRequestOutput,
  type CoreState,
  coreNotices,
  coreRequests,
  type MainNotice,
  type MainNoticeName,
  portChannel,
} from '../../shared/rpc/shell.ts'
import { type CoreProcess, startCore } from './core-process.ts'
import * as environment from './environment.ts'
import { deliverLogTo, log, setLogLevel } from './log.ts'

export type CoreRequestHandlers = {
  [N in CoreRequestName]: (input: CoreRequestInput<N>) => CoreRequestOutput<N> | Promise<CoreRequestOutput<N>>
}

const firstDelay = 250
const longestDelay = 10_000
/** So many deaths in a row without getting ready, and core is given up until the user asks again. */
const mostFailures = 6
/** A core that ran this long was healthy: its death does not count with those before. */
const healthyAfter = 60_000
const shutdownLimit = 4_000

export interface CoreOptions {
  version: string
  packaged: boolean
  handlers: CoreRequestHandlers
  onState(state: CoreState): void
}

/** Core as main sees it. */
export class Core {
  readonly #options: CoreOptions
  #process: CoreProcess | undefined
  #state: CoreState = { state: 'starting', generation: 0 }
  #node = ''
  #failures = 0
  #readySince = Number.POSITIVE_INFINITY
  #stopping = false
  #nextConnection = 1
  #waiting: { resolve: () => void; reject: (error: Error) => void }[] = []
  #gone: (() => void) | undefined

  constructor(options: CoreOptions) {
    this.#options = options
  }

  /** How core is doing. */
  get state(): CoreState {
    return this.#state
  }

  /** The Node version core runs on, once known. */
  get node(): string {
    return this.#node
  }

  /** Starts core; also the way out of `failed`. */
  start(): void {
    if (this.#process || this.#stopping) return
    const generation = this.#state.generation + 1
    this.#change(generation === 1 ? 'starting' : 'restarting', generation)
    try {
      this.#process = startCore({
        entry: environment.coreEntry,
        codeCache: environment.codeCache,
        node24: environment.node24,
        settings: {
          dataDir: environment.dataDir,
          headOffice: environment.headOffice,
          pins: environment.pins,
          version: this.#options.version,
          packaged: this.#options.packaged,
          generation,
        },
        onMessage: (message) => this.#received(message),
        onExit: (code) => this.#exited(code),
      })
    } catch (error) {
      log('error', 'core could not be started', { error: String(error) })
      this.#change('failed')
    }
  }

  /** Gives a window a port to core, as soon as core is ready. Rejected when core is given up. */
  async connect(window: BrowserWindow, id: string): Promise<void> {
    if (this.#state.state === 'failed') {
      this.#failures = 0
      this.start()
    }
    await this.#ready()
    if (!this.#process || window.isDestroyed()) return
    const { port1, port2 } = new MessageChannelMain()
    this.#process.connect(this.#nextConnection++, port2)
    window.webContents.mainFrame.postMessage(portChannel, id, [port1 satisfies MessagePortMain])
  }

  /** Tells core something. */
  notify<N extends MainNoticeName>(name: N, value: MainNotice<N>): void {
    this.#process?.send({ kind: 'notice', name, value })
  }

  /** Asks core to end, and ends it after a while if it does not. */
  async stop(): Promise<void> {
    this.#stopping = true
    const running = this.#process
    if (!running) return
    await new Promise<void>((resolve) => {
      const limit = setTimeout(() => {
        running.kill()
        resolve()
      }, shutdownLimit)
      this.#gone = () => {
        clearTimeout(limit)
        resolve()
      }
      this.notify('shutdown', {})
    })
  }

  #ready(): Promise<void> {
    if (this.#state.state === 'ready') return Promise.resolve()
    if (this.#state.state === 'failed') return Promise.reject(new Error('core cannot be started'))
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }))
  }

  #change(state: CoreState['state'], generation = this.#state.generation): void {
    this.#state = { state, generation }
    log(state === 'failed' ? 'error' : 'info', `core: ${state}`, { generation })
    if (state === 'ready') for (const one of this.#waiting.splice(0)) one.resolve()
    if (state === 'failed')
      for (const one of this.#waiting.splice(0)) one.reject(new Error('core cannot be started'))
    this.#options.onState(this.#state)
  }

  #received(message: FromCore): void {
    if (message.kind === 'notice') this.#noticed(message.name, message.value)
    else if (message.kind === 'request') void this.#answer(message.request, message.name, message.value)
  }

  #noticed(name: string, value: unknown): void {
    if (name === ('ready' satisfies CoreNoticeName)) {
      this.#node = coreNotices.ready.safeParse(value).data?.node ?? ''
      this.#readySince = Date.now()
      deliverLogTo((line) => this.notify('log', line))
      this.#change('ready')
    } else if (name === ('log-level' satisfies CoreNoticeName)) {
      const notice = coreNotices['log-level'].safeParse(value)
      if (notice.success) setLogLevel(notice.data.level)
    } else {
      log('warn', 'core: unknown notice', { name })
    }
  }

  async #answer(request: number, name: string, value: unknown): Promise<void> {
    const asked = this.#process
    try {
      if (!Object.hasOwn(coreRequests, name)) throw new Error(`unknown request ${name}`)
      const known = name as CoreRequestName
      const input = coreRequests[known].input.parse(value)
      const handler = this.#options.handlers[known] as (input: unknown) => unknown
      asked?.send({ kind: 'answer', request, ok: true, value: await handler(input) })
    } catch (error) {
      log('error', 'core: request failed', { name, error: String(error) })
      asked?.send({ kind: 'answer', request, ok: false, value: `${name} failed` })
    }
  }

  #exited(code: number | null): void {
    this.#process = undefined
    deliverLogTo(undefined)
    if (this.#stopping) {
      this.#gone?.()
      return
    }
    if (Date.now() - this.#readySince > healthyAfter) this.#failures = 0
    this.#readySince = Number.POSITIVE_INFINITY
    this.#failures++
    log('error', 'core has ended', { code, failures: this.#failures })
    if (this.#failures >= mostFailures) {
      this.#change('failed')
      return
    }
    this.#change('restarting')
    setTimeout(() => this.start(), Math.min(longestDelay, firstDelay * 2 ** (this.#failures - 1)))
  }
}
