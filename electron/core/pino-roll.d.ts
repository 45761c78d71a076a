declare module 'pino-roll' {
  import type { EventEmitter } from 'node:events'
  import type { DestinationStream } from 'pino'
  /** As much of its options as core uses. */
  export default function roll(options: {
    file: string
    extension: string
    size: string
    limit: { count: number }
    mkdir: boolean
    /** Bytes that wait at most; what comes beyond is dropped. */
    maxLength: number
  }): Promise<DestinationStream & Pick<EventEmitter, 'on'>>
}
