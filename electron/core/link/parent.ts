// The process above core, in its two shapes: Electron's utilityProcess or a plain child process.
import { z } from 'zod'
import type { FromCore } from '../../../shared/rpc/core-link.ts'
import type { CorePort } from './port.ts'

/** What core sees of main. */
export interface Parent {
  send(message: FromCore): void
  /** `ports` is empty where main pumps the messages. */
  onMessage(listener: (message: unknown, ports: readonly CorePort[]) => void): void
  /** Main is gone. */
  onGone(listener: () => void): void
}

interface ParentPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown; ports: readonly CorePort[] }) => void): void
}

const isParentPort = z.custom<ParentPort>((value) => typeof value === 'object' && value !== null)

/** The process that started this one, or undefined where core runs by itself (tests, benchmarks). */
export function findParent(): Parent | undefined {
  const port = isParentPort.safeParse(Reflect.get(process, 'parentPort'))
  if (port.success) return utilityParent(port.data)
  return process.send ? childParent() : undefined
}

function utilityParent(port: ParentPort): Parent {
  return {
    send: (message) => port.postMessage(message),
    onMessage: (listener) => port.on('message', ({ data, ports }) => listener(data, ports)),
    // Electron ends a utilityProcess together with main.
    onGone: () => {},
  }
}

function childParent(): Parent {
  return {
    send: (message) => {
      if (process.connected) process.send?.(message)
    },
    onMessage: (listener) => process.on('message', (message) => listener(message, [])),
    onGone: (listener) => process.on('disconnect', listener),
  }
}
