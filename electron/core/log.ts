import { join } from 'node:path'
import pino, { type Logger } from 'pino'
import roll from 'pino-roll'

/** Keys whose values never reach the log, wherever they stand. */
const SECRET = ['password', 'key', 'token', 'refreshToken', 'accessToken', 'keySecret', 'privateKey']

/** Lines that wait for a disk that takes none. */
const MOST_WAITING = 1024 * 1024

/**
 * Core's log file: rolled at 5 MB, five kept, in `logs` of the data folder. Lines hold states and figures, no data of persons. A disk that
 * takes no line stops nobody (fault 41): lines wait, and those for which there is no room are counted.
 */
export async function openLog(dataDir: string): Promise<Logger> {
  const stream = await roll({
    file: join(dataDir, 'logs', 'desk'),
    extension: '.log',
    size: '5m',
    limit: { count: 5 },
    mkdir: true,
    maxLength: MOST_WAITING,
  })
  let refused = 0
  let dropped = 0
  stream.on('error', () => {
    refused++
  })
  stream.on('drop', () => {
    dropped++
  })
  stream.on('write', () => {
    if (refused === 0) return
    const missed = { refused, dropped }
    refused = dropped = 0
    // Not from within the write that has just ended.
    setImmediate(() => logger.warn(missed, 'the disk took no lines for a while'))
  })
  const paths = SECRET.flatMap((key) => [key, `*.${key}`])
  const logger = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: { paths, remove: true } },
    stream,
  )
  return logger
}
