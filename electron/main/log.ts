// Main's lines for the log. Core owns the log file: lines wait here until core is up, and the oldest fall away when
// it never comes.
import type { LogLine } from '../../shared/rpc/shell.ts'

const order = ['debug', 'info', 'warn', 'error'] as const
type Level = LogLine['level']

const kept: LogLine[] = []
const mostKept = 500
let least: Level = 'info'
let deliver: ((line: LogLine) => void) | undefined

/** Writes one line. Never pass what a user has typed or what a customer is called. */
export function log(level: Level, message: string, data?: Record<string, unknown>): void {
  if (order.indexOf(level) < order.indexOf(least)) return
  const line: LogLine = { level, time: Date.now(), message, ...(data ? { data } : {}) }
  if (deliver) deliver(line)
  else kept.push(line)
  if (kept.length > mostKept) kept.shift()
}

/** Sets the least level worth sending. */
export function setLogLevel(level: Level): void {
  least = level
}

/** Core takes lines from now on (or no longer, when it has gone). */
export function deliverLogTo(receiver: ((line: LogLine) => void) | undefined): void {
  deliver = receiver
  if (receiver) for (const line of kept.splice(0)) receiver(line)
}
