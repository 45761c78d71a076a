import { WriterLink } from './writer-link.ts'
import type { FromWriter } from './writer-protocol.ts'

type LogEvent = Extract<FromWriter, { kind: 'log' }>
/** What the writer of the open mirror says, besides answers and logs. */
export type PresentEvent = Exclude<FromWriter, { kind: 'result' | 'failure' | 'log' }>

export type WriterListener = {
  onEvent: (event: PresentEvent, isPresent: () => boolean) => void
  /** Of any writer, as `onCrash`. */
  onLog: (event: LogEvent) => void
  onCrash: (error: Error, isPresent: () => boolean) => void
}

/** The write thread of the open mirror, and one that is started before there is a mirror to open. */
export class Writers {
  readonly #listener: WriterListener
  #present: WriterLink | null = null
  #spare: WriterLink | null = null

  constructor(listener: WriterListener) {
    this.#listener = listener
  }

  get present(): WriterLink | null {
    return this.#present
  }

  /** Starts one that `take` will give: it loads while a password is typed. */
  warm(): void {
    if (!this.#present) this.#spare ??= this.#start()
  }

  /** The one of the mirror that is about to be opened. */
  take(): WriterLink {
    const writer = this.#spare ?? this.#start()
    this.#spare = null
    this.#present = writer
    return writer
  }

  /** Closes the mirror. From its first step on, what its writer says is nobody's. */
  async closePresent(): Promise<void> {
    const writer = this.#present
    this.#present = null
    await writer?.close()
  }

  async endSpare(): Promise<void> {
    const spare = this.#spare
    this.#spare = null
    await spare?.close()
  }

  #start(): WriterLink {
    // An event of a writer that was closed meanwhile must not touch the session of whoever signed in after.
    const isPresent = () => this.#present === writer
    const writer: WriterLink = new WriterLink(
      (event) => {
        if (event.kind === 'log') this.#listener.onLog(event)
        else if (isPresent()) this.#listener.onEvent(event, isPresent)
      },
      (error) => {
        if (this.#spare === writer) this.#spare = null
        this.#listener.onCrash(error, isPresent)
      },
    )
    return writer
  }
}
