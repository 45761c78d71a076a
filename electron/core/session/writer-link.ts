import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { MirrorError } from '../../../db/errors.ts'
import type { FromWriter, ToWriter, WriterCommands } from './writer-protocol.ts'

type Pending = { resolve: (value: never) => void; reject: (error: Error) => void }

/** Built, both entries lie in one folder as .js; from sources Node runs the .ts as it is. */
function threadFile(): URL {
  const built = new URL('./write-thread.js', import.meta.url)
  return existsSync(built) ? built : new URL('../write-thread.ts', import.meta.url)
}

/** The main thread's end of the write thread. */
export class WriterLink {
  readonly #worker: Worker
  readonly #pending = new Map<number, Pending>()
  #nextId = 1
  #gone = false

  constructor(
    onEvent: (event: Exclude<FromWriter, { kind: 'result' | 'failure' }>) => void,
    onCrash: (error: Error) => void,
  ) {
    this.#worker = new Worker(threadFile())
    this.#worker.on('message', (message: FromWriter) => {
      if (message.kind === 'result')
        this.#settle(message.id, (pending) => pending.resolve(message.output as never))
      else if (message.kind === 'failure') {
        const { failure } = message
        const error =
          failure.fault === null
            ? new Error(failure.message)
            : new MirrorError(failure.fault, failure.details)
        this.#settle(message.id, (pending) => pending.reject(error))
      } else onEvent(message)
    })
    this.#worker.on('error', (error) => this.#end(error as Error, onCrash))
    this.#worker.on('exit', (code) => this.#end(new Error(`the write thread ended with ${code}`), onCrash))
  }

  call<N extends keyof WriterCommands>(
    name: N,
    input: WriterCommands[N]['input'],
  ): Promise<WriterCommands[N]['output']> {
    if (this.#gone) return Promise.reject(new Error('the write thread is gone'))
    const id = this.#nextId++
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject })
      this.#worker.postMessage({ id, name, input } as ToWriter)
    })
  }

  /** Closes the mirror and ends the thread. */
  async close(): Promise<void> {
    if (this.#gone) return
    await this.call('close', null)
    this.#gone = true
    await this.#worker.terminate()
  }

  #settle(id: number, how: (pending: Pending) => void): void {
    const pending = this.#pending.get(id)
    this.#pending.delete(id)
    if (pending) how(pending)
  }

  #end(error: Error, onCrash: (error: Error) => void): void {
    if (this.#gone) return
    this.#gone = true
    for (const pending of this.#pending.values()) pending.reject(error)
    this.#pending.clear()
    onCrash(error)
  }
}
