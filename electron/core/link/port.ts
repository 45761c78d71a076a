// The port core serves a window on, whichever way it reached core.

/** A message as both transports deliver it. */
export interface CorePortMessage {
  data: unknown
}

/** As much of a MessagePort as oRPC's message-port adapter and core need. */
export interface CorePort {
  postMessage(value: unknown): void
  on(event: 'message', listener: (message: CorePortMessage) => void): void
  on(event: 'close', listener: () => void): void
  /** Messages are kept back until this is called. */
  start(): void
  close(): void
}

/** A port whose messages main pumps to and fro, for the runtime in which core is a child process. */
export class RelayedPort implements CorePort {
  readonly #send: (value: unknown) => void
  readonly #closeOther: () => void
  readonly #messageListeners: ((message: CorePortMessage) => void)[] = []
  readonly #closeListeners: (() => void)[] = []
  #waiting: unknown[] | undefined = []
  #open = true

  constructor(send: (value: unknown) => void, closeOther: () => void) {
    this.#send = send
    this.#closeOther = closeOther
  }

  postMessage(value: unknown): void {
    if (this.#open) this.#send(value)
  }

  on(event: 'message', listener: (message: CorePortMessage) => void): void
  on(event: 'close', listener: () => void): void
  on(event: 'message' | 'close', listener: (message: CorePortMessage) => void): void {
    if (event === 'message') this.#messageListeners.push(listener)
    else this.#closeListeners.push(() => listener({ data: undefined }))
  }

  start(): void {
    const waiting = this.#waiting ?? []
    this.#waiting = undefined
    for (const data of waiting) this.#deliver(data)
  }

  close(): void {
    if (!this.#open) return
    this.#closeOther()
    this.closed()
  }

  /** A message has come from the window. */
  received(data: unknown): void {
    if (this.#waiting) this.#waiting.push(data)
    else this.#deliver(data)
  }

  /** The window's end is gone. */
  closed(): void {
    if (!this.#open) return
    this.#open = false
    for (const listener of this.#closeListeners) listener()
  }

  #deliver(data: unknown): void {
    if (!this.#open) return
    for (const listener of this.#messageListeners) listener({ data })
  }
}
