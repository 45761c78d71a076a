import { connect, createServer, type Server, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export type Seen = { readonly method: string; readonly path: string; readonly at: number }

/** What happens to one answer. Bytes count from the first of its head. */
export type Fault =
  /** The connection is cut after this many bytes of the answer. */
  | { kind: 'cut'; after: number }
  /** The connection is cut after this many bytes of the request's body have gone up; nothing of an answer comes. */
  | { kind: 'cut-request'; after: number }
  /** The answer comes later. */
  | { kind: 'delay'; milliseconds: number }
  /** Something else answers, and head office is never asked. */
  | { kind: 'answer'; bytes: string | Buffer }
  /** The whole answer, changed. */
  | { kind: 'change'; by: (answer: Buffer) => Buffer }
  /** The request goes through, nothing comes back, and the connection stays open. */
  | { kind: 'silence' }

export type FaultProxy = {
  readonly url: string
  readonly seen: Seen[]
  /** Asked for each request; null lets it through. */
  fault: (request: Seen) => Fault | null
  /** Whole answers by path, when `recording`. */
  readonly recorded: { readonly path: string; readonly answer: Buffer }[]
  recording: boolean
  /** Nothing is compressed any more, so that tests see lines. */
  plain: boolean
  /** Every connection is cut, and new ones too, until it is false again. */
  down: boolean
  /** What the desk sends goes nowhere and nobody is told; what head office sends still comes. */
  deaf: boolean
  /** Requests that went nowhere so. */
  readonly swallowed: number
  /** Requests to this path whose answer has not passed whole. */
  underWay(path: string): number
  /** What is open now passes no byte any more, in either direction, and nobody is told (sleep, another network). */
  freeze(): void
  close(): Promise<void>
}

/**
 * A TCP proxy between a desk and head office. Each connection carries one exchange, so that the bytes of one answer are all that
 * head office sends before it closes.
 */
export async function openFaultProxy(targetUrl: string): Promise<FaultProxy> {
  const target = new URL(targetUrl)
  const sockets = new Set<Socket>()
  let down = false
  let swallowed = 0
  const underWay = new Set<Seen>()

  function cutAll(): void {
    for (const socket of sockets) socket.destroy()
  }

  const server: Server = createServer((client) => {
    if (down) {
      client.destroy()
      return
    }
    sockets.add(client)
    client.on('close', () => sockets.delete(client))
    client.on('error', () => {})
    if (proxy.deaf) {
      client.once('data', () => swallowed++)
      return
    }
    let head = Buffer.alloc(0)
    const gather = (chunk: Buffer): void => {
      head = Buffer.concat([head, chunk])
      const end = head.indexOf('\r\n\r\n')
      if (end < 0) return
      client.off('data', gather)
      client.pause()
      exchange(client, head.toString('latin1', 0, end), head.subarray(end + 4)).catch(() => client.destroy())
    }
    client.on('data', gather)
  })

  async function exchange(client: Socket, head: string, rest: Buffer): Promise<void> {
    const [method = '', path = ''] = head.split(' ', 2)
    const request: Seen = { method, path, at: performance.now() }
    proxy.seen.push(request)
    underWay.add(request)
    client.on('close', () => underWay.delete(request))
    const fault = proxy.fault(request)
    if (fault?.kind === 'answer') {
      client.end(fault.bytes)
      return
    }
    const upstream = connect(Number(target.port), target.hostname)
    sockets.add(upstream)
    upstream.on('close', () => sockets.delete(upstream))
    upstream.on('error', () => client.destroy())
    client.on('close', () => upstream.destroy())
    const lines = head.split('\r\n').filter((line) => !/^connection:/i.test(line))
    const sent = lines.map((line) =>
      proxy.plain && /^accept-encoding:/i.test(line) ? 'accept-encoding: identity' : line,
    )
    upstream.write(`${sent.join('\r\n')}\r\nconnection: close\r\n\r\n`)
    if (fault?.kind === 'cut-request') {
      upstream.write(rest.subarray(0, fault.after), () => client.destroy())
      return
    }
    upstream.write(rest)
    client.on('data', (chunk) => {
      if (!proxy.deaf) upstream.write(chunk)
    })
    client.resume()
    await answer(client, upstream, path, fault)
  }

  async function answer(
    client: Socket,
    upstream: Socket,
    path: string,
    fault: Exclude<Fault, { kind: 'answer' | 'cut-request' }> | null,
  ): Promise<void> {
    const whole: Buffer[] = []
    let passed = 0
    upstream.on('data', (chunk: Buffer) => {
      if (fault?.kind === 'silence') return
      if (proxy.recording || fault?.kind === 'change' || fault?.kind === 'delay') whole.push(chunk)
      if (fault?.kind === 'change' || fault?.kind === 'delay') return
      if (fault?.kind === 'cut' && passed + chunk.length >= fault.after) {
        client.write(chunk.subarray(0, fault.after - passed), () => client.destroy())
        upstream.destroy()
        return
      }
      passed += chunk.length
      client.write(chunk)
    })
    upstream.on('end', async () => {
      const bytes = Buffer.concat(whole)
      if (proxy.recording) proxy.recorded.push({ path, answer: bytes })
      if (fault?.kind === 'silence') return
      if (fault?.kind === 'delay') await sleep(fault.milliseconds)
      if (fault?.kind === 'delay') client.write(bytes)
      if (fault?.kind === 'change') client.write(fault.by(bytes))
      client.end()
    })
  }

  const proxy: FaultProxy = {
    url: '',
    seen: [],
    fault: () => null,
    recorded: [],
    recording: false,
    plain: false,
    deaf: false,
    get swallowed() {
      return swallowed
    },
    get down() {
      return down
    },
    set down(value) {
      down = value
      if (value) cutAll()
    },
    underWay: (path) => [...underWay].filter((request) => request.path === path).length,
    freeze() {
      for (const socket of sockets) {
        socket.removeAllListeners('data')
        socket.removeAllListeners('end')
        socket.pause()
      }
    },
    async close() {
      cutAll()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return Object.defineProperty(proxy, 'url', { value: `http://127.0.0.1:${port}` })
}

/** An HTTP answer of somebody who is not head office. */
export function httpAnswer(status: number, headers: Readonly<Record<string, string>>, body = ''): string {
  const lines = Object.entries({
    ...headers,
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  })
  return `HTTP/1.1 ${status} X\r\n${lines.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n${body}`
}
