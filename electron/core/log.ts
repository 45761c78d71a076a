import { join } from 'node:path'
import pino, { type Logger } from 'pino'
import roll from 'pino-roll'

/** Keys whose values never reach the log, wherever they stand. */
const SECRET = ['password', 'key', 'token', 'refreshToken', 'accessToken', 'keySecret', 'privateKey']

/** Core's log file: rolled at 5 MB, five kept, in `logs` of the data folder. Lines hold states and figures, no data of persons. */
export async function openLog(dataDir: string): Promise<Logger> {
  const stream = await roll({
    file: join(dataDir, 'logs', 'desk'),
    extension: '.log',
    size: '5m',
    limit: { count: 5 },
    mkdir: true,
  })
  const paths = SECRET.flatMap((key) => [key, `*.${key}`])
  return pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: { paths, remove: true } },
    stream,
  )
}
