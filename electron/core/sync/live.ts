import { byeEvent, nudgeEvent } from '../../../shared/sync/wire.ts'
import { NetworkFailure, NotHeadOffice } from '../net/failures.ts'
import type { HeadOffice } from '../net/head-office.ts'

export type LiveEvent = { kind: 'nudge'; feed: number; ver: number } | { kind: 'bye'; retryMs: number }

/** A heartbeat comes every 15 s; a stream silent for three of them is dead, whatever the socket says. */
const SILENCE_MS = 45_000
const LONGEST_EVENT = 64 * 1024

/**
 * Listens to head office's nudges until the stream ends or `signal` aborts. Losing, doubling or reordering nudges does no harm:
 * each only says "there is something newer" (fault 16).
 */
export async function listenLive(
  headOffice: HeadOffice,
  options: { token: string; signal: AbortSignal; onEvent: (event: LiveEvent) => void; onOpen: () => void },
): Promise<void> {
  const { token, signal } = options
  const answer = await headOffice.live({ token, signal, silenceMs: SILENCE_MS })
  options.onOpen()
  let text = ''
  answer.body.setEncoding('utf8')
  for await (const chunk of uncut(answer.body as AsyncIterable<string>)) {
    text += chunk
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const event = parseEvent(text.slice(0, end))
      text = text.slice(end + 2)
      if (event) options.onEvent(event)
    }
    if (text.length > LONGEST_EVENT) throw new NotHeadOffice('an endless live event')
  }
}

/** A stream that breaks is a network failure, whatever the socket calls it. */
async function* uncut(body: AsyncIterable<string>): AsyncGenerator<string> {
  try {
    yield* body
  } catch (error) {
    throw new NetworkFailure('the live stream broke', { cause: error })
  }
}

/** One SSE block; comments (heartbeats) and unknown events are null. */
export function parseEvent(block: string): LiveEvent | null {
  let name = 'message'
  let data = ''
  for (const line of block.split('\n')) {
    if (line.startsWith('event:')) name = line.slice(6).trim()
    else if (line.startsWith('data:')) data += line.slice(5).trim()
  }
  if (name === 'nudge') {
    const parsed = nudgeEvent.safeParse(safeJson(data))
    return parsed.success ? { kind: 'nudge', ...parsed.data } : null
  }
  if (name === 'bye') {
    const parsed = byeEvent.safeParse(safeJson(data))
    return parsed.success ? { kind: 'bye', retryMs: parsed.data.retry_ms } : null
  }
  return null
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // A torn event is the same as a lost one.
    return undefined
  }
}
