declare module 'pino-roll' {
  import type { DestinationStream } from 'pino'
  /** As much of its options as core uses. */
  export default function roll(options: {
    file: string
    extension: string
    size: string
    limit: { count: number }
    mkdir: boolean
  }): Promise<DestinationStream>
}
