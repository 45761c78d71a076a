// How core is started and spoken to. The ONE place that knows of two ways: where the runtime's Node-API is new enough
// core is Electron's utilityProcess and takes the window's port itself; in the old fallback runtime core is a child
// process on Node 24 and main pumps the port's messages.
import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { type MessagePortMain, utilityProcess } from 'electron'
import { type FromCore, fromCoreSchema, type ToCore } from '../../shared/rpc/core-link.ts'
import type { CoreSettings } from '../../shared/rpc/shell.ts'
import { coreEnvironment } from './core-environment.ts'
import { isCoreInsideForced } from './environment.ts'
import { log } from './log.ts'

/** A running core. */
export interface CoreProcess {
  send(message: ToCore): void
  /** Gives core the other end of a window's port. */
  connect(connection: number, port: MessagePortMain): void
  /** Ends it at once. */
  kill(): void
}

export interface CoreStart {
  entry: string
  /** The folder where the compiled form of core's code is kept. */
  codeCache: string
  node24: string | undefined
  settings: CoreSettings
  onMessage(message: FromCore): void
  onExit(code: number | null): void
}

/** Core's two threads live on little: with V8's usual young generation they held 12 MiB of garbage for ever. */
const coreFlags = ['--max-semi-space-size=1']

/** The Node-API version from which core's addons run inside Electron. */
const neededNodeApi = 10

/** Core as a child process, which needs nothing of Electron and can be started before that is ready. */
export const isCoreApart = Number(process.versions.napi) < neededNodeApi && !isCoreInsideForced

/** Starts core in the way this runtime allows. */
export function startCore(start: CoreStart): CoreProcess {
  return isCoreApart ? startChild(start) : startUtility(start)
}

function settingsWord(settings: CoreSettings): string {
  return `--settings=${JSON.stringify(settings)}`
}

function startUtility({ entry, codeCache, settings, onMessage, onExit }: CoreStart): CoreProcess {
  const child = utilityProcess.fork(entry, [settingsWord(settings)], {
    serviceName: 'Scrivania core',
    execArgv: coreFlags,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: coreEnvironment(process.env, codeCache),
  })
  logOutput(child.stdout, child.stderr)
  child.on('message', (raw) => {
    const message = readMessage(raw)
    if (message) onMessage(message)
  })
  child.on('exit', onExit)
  return {
    send: (message) => child.postMessage(message),
    connect: (connection, port) =>
      child.postMessage({ kind: 'connect', connection } satisfies ToCore, [port]),
    kill: () => child.kill(),
  }
}

function startChild({ entry, codeCache, node24, settings, onMessage, onExit }: CoreStart): CoreProcess {
  if (!node24) throw new Error('this runtime is too old for core, and SCRIVANIA_NODE names no Node 24')
  // Without --enable-source-maps: Node reads the maps at each start, in both threads (a third of core's time and 35 MB), and
  // core's bundle keeps its names and lines readable as it is.
  const child = spawn(node24, [...coreFlags, entry, settingsWord(settings)], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    serialization: 'advanced',
    env: coreEnvironment(process.env, codeCache),
  })
  logOutput(child.stdout, child.stderr)
  const relay = new Relay(child)
  child.on('message', (raw) => {
    const message = readMessage(raw)
    if (message && !relay.take(message)) onMessage(message)
  })
  child.on('error', (error) => log('error', 'core could not be started', { error: error.message }))
  child.on('close', (code) => {
    relay.closeAll()
    onExit(code)
  })
  return {
    send: (message) => relay.send(message),
    connect: (connection, port) => relay.connect(connection, port),
    kill: () => child.kill('SIGKILL'),
  }
}

/** A message of core's that is none is dropped: main must outlive whatever core does. */
function readMessage(raw: unknown): FromCore | undefined {
  const { success, data } = fromCoreSchema.safeParse(raw)
  if (!success) log('error', 'core: a message of no known shape')
  return data
}

/** Pumps the messages of windows' ports to a core that cannot hold a port. */
class Relay {
  readonly #child: ChildProcess
  readonly #ports = new Map<number, MessagePortMain>()

  constructor(child: ChildProcess) {
    this.#child = child
  }

  send(message: ToCore): void {
    // A message to a core that has just died is lost, and that is all: without this callback Node would raise an
    // error event for it, whose log line would be the next message.
    if (this.#child.connected) this.#child.send(message, () => {})
  }

  connect(connection: number, port: MessagePortMain): void {
    this.#ports.set(connection, port)
    this.send({ kind: 'connect', connection })
    port.on('message', ({ data }) => this.send({ kind: 'data', connection, data }))
    port.on('close', () => {
      if (this.#ports.delete(connection)) this.send({ kind: 'close', connection })
    })
    port.start()
  }

  /** Handles what belongs to a port; says false for everything else. */
  take(message: FromCore): boolean {
    if (message.kind === 'data') {
      this.#ports.get(message.connection)?.postMessage(message.data)
      return true
    }
    if (message.kind !== 'close') return false
    const port = this.#ports.get(message.connection)
    this.#ports.delete(message.connection)
    port?.close()
    return true
  }

  closeAll(): void {
    for (const port of this.#ports.values()) port.close()
    this.#ports.clear()
  }
}

/** Core logs by itself; what it prints beside that (a crash, a warning of Node's) is worth keeping too. */
function logOutput(
  stdout: Readable | NodeJS.ReadableStream | null,
  stderr: NodeJS.ReadableStream | null,
): void {
  if (stdout) createInterface({ input: stdout }).on('line', (line) => log('info', `core: ${line}`))
  if (stderr) createInterface({ input: stderr }).on('line', (line) => log('error', `core: ${line}`))
}
