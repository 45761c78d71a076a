// Core's side of the link: ports of windows come in, and core asks main for what only main can do.
import { type ToCore, toCoreSchema } from '../../../shared/rpc/core-link.ts'
import {
  type CoreNotice,
  type CoreNoticeName,
  type CoreRequestInput,
  type CoreRequestName,
  type CoreRequestOutput,
  type CoreSettings,
  coreRequests,
  coreSettingsSchema,
  type MainNotice,
  type MainNoticeName,
  mainNotices,
} from '../../../shared/rpc/shell.ts'
import { findParent, type Parent } from './parent.ts'
import { type CorePort, RelayedPort } from './port.ts'

export type { CorePort, CorePortMessage } from './port.ts'

/** The link to main. There is one for each process; tests make their own over a parent of theirs. */
export class Link {
  readonly #parent: Parent
  readonly #relayed = new Map<number, RelayedPort>()
  readonly #pending = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  readonly #noticeListeners = new Map<string, ((value: unknown) => void)[]>()
  #onPort: ((port: CorePort) => void) | undefined
  #early: CorePort[] = []
  #nextRequest = 1

  constructor(parent: Parent) {
    this.#parent = parent
    parent.onMessage((message, ports) => this.#received(toCoreSchema.parse(message), ports))
  }

  /** Hands every port of a window to `onPort`, those that came before this call included. */
  acceptConnections(onPort: (port: CorePort) => void): void {
    this.#onPort = onPort
    for (const port of this.#early.splice(0)) onPort(port)
  }

  /** Asks main for something and waits for the answer. */
  async request<N extends CoreRequestName>(
    name: N,
    input: CoreRequestInput<N>,
  ): Promise<CoreRequestOutput<N>> {
    const answered = new Promise<unknown>((resolve, reject) => {
      const request = this.#nextRequest++
      this.#pending.set(request, { resolve, reject })
      this.#parent.send({ kind: 'request', request, name, value: input })
    })
    const schema: { parse(value: unknown): unknown } = coreRequests[name].output
    return schema.parse(await answered) as CoreRequestOutput<N>
  }

  /** Tells main something. */
  notify<N extends CoreNoticeName>(name: N, value: CoreNotice<N>): void {
    this.#parent.send({ kind: 'notice', name, value })
  }

  /** Hears what main tells. */
  onNotice<N extends MainNoticeName>(name: N, listener: (value: MainNotice<N>) => void): void {
    const listeners = this.#noticeListeners.get(name) ?? []
    const schema: { parse(value: unknown): unknown } = mainNotices[name]
    listeners.push((value) => listener(schema.parse(value) as MainNotice<N>))
    this.#noticeListeners.set(name, listeners)
  }

  /** Main has gone without a word; the listener should end this process. */
  onGone(listener: () => void): void {
    this.#parent.onGone(listener)
  }

  #received(message: ToCore, ports: readonly CorePort[]): void {
    switch (message.kind) {
      case 'connect':
        this.#connected(ports[0] ?? this.#relay(message.connection))
        break
      case 'data':
        this.#relayed.get(message.connection)?.received(message.data)
        break
      case 'close':
        this.#relayed.get(message.connection)?.closed()
        this.#relayed.delete(message.connection)
        break
      case 'answer':
        this.#answered(message.request, message.ok, message.value)
        break
      case 'notice':
        for (const listener of this.#noticeListeners.get(message.name) ?? []) listener(message.value)
        break
    }
  }

  #connected(port: CorePort): void {
    if (this.#onPort) this.#onPort(port)
    else this.#early.push(port)
  }

  #relay(connection: number): RelayedPort {
    const port = new RelayedPort(
      (data) => this.#parent.send({ kind: 'data', connection, data }),
      () => {
        this.#relayed.delete(connection)
        this.#parent.send({ kind: 'close', connection })
      },
    )
    this.#relayed.set(connection, port)
    return port
  }

  #answered(request: number, ok: boolean, value: unknown): void {
    const waiting = this.#pending.get(request)
    this.#pending.delete(request)
    if (ok) waiting?.resolve(value)
    else waiting?.reject(new Error(String(value)))
  }
}

/** The link to the process that started this one, or undefined where core runs by itself (tests, benchmarks). */
export function openLink(): Link | undefined {
  const parent = findParent()
  return parent && new Link(parent)
}

/** The settings main gave on the command line. */
export function readSettings(argv: readonly string[] = process.argv): CoreSettings {
  const mark = '--settings='
  const word = argv.find((one) => one.startsWith(mark))
  if (!word) throw new Error('core was started without --settings')
  return coreSettingsSchema.parse(JSON.parse(word.slice(mark.length)))
}
