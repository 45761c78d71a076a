// Every call of the window enters here: known channel, asked by our own page's main frame, in the right shape, not too
// often. Handlers see parsed arguments only.
import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import {
  type WindowCallInput,
  type WindowCallName,
  type WindowCallOutput,
  windowCalls,
} from '../../shared/rpc/shell.ts'
import { log } from './log.ts'

/** What a handler learns of the caller. */
export interface Caller {
  /** Electron's number of the web contents that asked. */
  webContentsId: number
}

export type ChannelHandlers = {
  [N in WindowCallName]: (
    input: WindowCallInput<N>,
    caller: Caller,
  ) => WindowCallOutput<N> | Promise<WindowCallOutput<N>>
}

type Sender = Pick<IpcMainInvokeEvent, 'senderFrame' | 'sender'>

/** Whether a call comes from the main frame of a window that shows our own page. */
function isOurPage({ senderFrame, sender }: Sender, origin: string): boolean {
  if (!senderFrame || senderFrame !== sender.mainFrame) return false
  return senderFrame.url.startsWith(`${origin}/`)
}

/** Counts calls of one channel in a window of one minute. */
function rateLimit(perMinute: number, now: () => number): () => boolean {
  let start = 0
  let count = 0
  return () => {
    if (now() - start >= 60_000) {
      start = now()
      count = 0
    }
    count++
    return count <= perMinute
  }
}

/**
 * Registers every channel of the contract. A refusal reaches the caller as an error that names the channel and the
 * kind of refusal, never what the handler said.
 */
export function registerChannels(
  ipc: Pick<IpcMain, 'handle'>,
  origin: string,
  handlers: ChannelHandlers,
  now: () => number = Date.now,
): void {
  for (const name of Object.keys(windowCalls) as WindowCallName[]) {
    const { input, output, perMinute } = windowCalls[name]
    const mayCall = rateLimit(perMinute, now)
    const handler = handlers[name] as (input: unknown, caller: Caller) => unknown
    const refuse = (reason: string): never => {
      log('warn', 'ipc: refused', { channel: name, reason })
      throw new Error(`${name}: ${reason}`)
    }
    ipc.handle(name, async (event, ...words: unknown[]) => {
      if (!isOurPage(event, origin)) return refuse('sender')
      if (!mayCall()) return refuse('rate')
      const parsed = input.safeParse(words[0])
      if (!parsed.success || words.length > 1) return refuse('shape')
      try {
        return output.parse(await handler(parsed.data, { webContentsId: event.sender.id }))
      } catch (error) {
        log('error', 'ipc: failed', { channel: name, error: String(error) })
        throw new Error(`${name}: failed`)
      }
    })
  }
}
