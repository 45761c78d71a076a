import { destination, type Logger, pino } from 'pino'

/** What of an error may stand in the log: never its data, a row's values (PostgreSQL's `detail`) or an input. */
function plainError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return typeof error
  const code = 'code' in error ? error.code : undefined
  const constraint = 'constraint' in error ? error.constraint : undefined
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...(code === undefined ? {} : { code }),
    ...(constraint === undefined ? {} : { constraint }),
    ...(error.cause && depth < 4 ? { cause: plainError(error.cause, depth + 1) } : {}),
  }
}

/** The log of a server process, one JSON line each, to stderr: stdout carries the line that says where it listens. */
export function createLog(level: string): Logger {
  return pino(
    { level, base: { pid: process.pid }, serializers: { err: (error: unknown) => plainError(error) } },
    destination(2),
  )
}
