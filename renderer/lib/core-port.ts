import { portChannel } from '../../shared/rpc/shell.ts'
import { shell } from './shell.ts'

/** A port to core as oRPC needs it, whose end this side can announce (Chromium 114 fires no `close`). */
export interface CorePort {
  on(event: string, listener: (message?: { data: unknown }) => void): void
  postMessage(message: unknown): void
  /** Closes the port and rejects what waits on it. */
  close(): void
}

/** Asks the shell for a port. The shell hands it over as a message of the window that bears the id of the request. */
export async function requestCorePort(): Promise<CorePort> {
  const id = crypto.randomUUID()
  const arrival = arrivingPort(id)
  try {
    await shell().requestPort(id)
    return wrap(await arrival.port)
  } finally {
    arrival.stop()
  }
}

function arrivingPort(id: string): { port: Promise<MessagePort>; stop: () => void } {
  let stop = () => {}
  const port = new Promise<MessagePort>((resolve) => {
    const onMessage = (event: MessageEvent<unknown>) => {
      const [first] = event.ports
      if (event.source !== window || !first || !isHandover(event.data, id)) return
      resolve(first)
    }
    window.addEventListener('message', onMessage)
    stop = () => window.removeEventListener('message', onMessage)
  })
  return { port, stop }
}

function isHandover(data: unknown, id: string): boolean {
  return (
    typeof data === 'object' &&
    data !== null &&
    'type' in data &&
    data.type === portChannel &&
    'id' in data &&
    data.id === id
  )
}

function wrap(port: MessagePort): CorePort {
  const endings = new Set<() => void>()
  let open = true
  port.start()
  return {
    on(event, listener) {
      if (event === 'close') endings.add(() => listener())
      else port.addEventListener('message', ({ data }: MessageEvent<unknown>) => listener({ data }))
    },
    postMessage(message) {
      // A call that has just begun when core dies must be rejected, not wait for ever.
      if (!open) throw new Error('The port to core is closed.')
      port.postMessage(message)
    },
    close() {
      if (!open) return
      open = false
      port.close()
      for (const end of endings) end()
    },
  }
}
