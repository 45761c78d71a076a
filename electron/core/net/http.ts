import type { Agent, IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { RequestOptions } from 'node:https'
import type { Readable } from 'node:stream'
import { createGunzip, createZstdDecompress } from 'node:zlib'
import type { Pins } from '../../../shared/rpc/shell.ts'
import { certificateFault } from './certificate.ts'
import { NetworkFailure, NotHeadOffice } from './failures.ts'
import { checkPinned } from './pins.ts'

/**
 * How an address is spoken to: plain http only to the loopback address (sync.md section 3). Asked for and not imported: an import
 * evaluates every export, and http's WebSocket is all of undici, 1.4 MiB in each thread that nobody uses; and TLS, which brings all
 * the certificates it trusts, only for an address that wants it.
 */
function moduleFor({ protocol, hostname }: URL): typeof import('node:http') | typeof import('node:https') {
  if (protocol === 'https:') return process.getBuiltinModule('node:https')
  const isLoopback = ['127.0.0.1', '[::1]', 'localhost'].includes(hostname)
  if (protocol === 'http:' && isLoopback) return process.getBuiltinModule('node:http')
  throw new Error('head office must be reached over https')
}

export type HttpRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  headers?: Record<string, string>
  /** JSON as text, or bytes as they are. */
  body?: string | Uint8Array
  signal?: AbortSignal | undefined
  /** Milliseconds without any byte before the connection counts as dead. */
  idleMs?: number
}

export type HttpAnswer = {
  status: number
  contentType: string
  headers: IncomingHttpHeaders
  body: Readable
}

/** What carries the calls: the program's connections, or a simulated network. */
export type Transport = {
  readonly origin: URL
  request(request: HttpRequest): Promise<HttpAnswer>
  /** Drops every connection; the next call connects anew. */
  reset(): void
}

/** Content type of the bytes of a file. */
export const BYTES = 'application/octet-stream'

/** Connections to one head office. Redirects are never followed, since head office sends none: whoever redirects is not head office. */
export class HttpClient implements Transport {
  readonly origin: URL
  readonly #module: ReturnType<typeof moduleFor>
  readonly #pins: Pins
  #agent: Agent

  constructor(origin: string, pins: Pins = []) {
    this.origin = new URL(origin)
    this.#pins = pins
    this.#module = moduleFor(this.origin)
    this.#agent = this.#newAgent()
  }

  #newAgent(): Agent {
    return new this.#module.Agent({ keepAlive: true, maxSockets: 4 })
  }

  /** Drops every socket; the next call connects anew (the watchdog's way out of a dead connection). */
  reset(): void {
    this.#agent.destroy()
    this.#agent = this.#newAgent()
  }

  /** Sends one request and resolves with the head of the answer; the body is decompressed as it is read. */
  async request({
    method,
    path,
    headers = {},
    body,
    signal,
    idleMs = 20_000,
  }: HttpRequest): Promise<HttpAnswer> {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const options: RequestOptions = {
        method,
        agent: this.#agent,
        headers: {
          'accept-encoding': 'zstd, gzip',
          ...(body === undefined
            ? {}
            : {
                'content-type': typeof body === 'string' ? 'application/json' : BYTES,
                'content-length': Buffer.byteLength(body),
              }),
          ...headers,
        },
        ...(signal ? { signal } : {}),
        ...(this.#pins.length > 0 ? { checkServerIdentity: checkPinned(this.#pins) } : {}),
      }
      const request = this.#module.request(new URL(path, this.origin), options, resolve)
      request.setTimeout(idleMs, () => request.destroy(new Error('no answer in time')))
      request.on('error', (error) => reject(asNetworkFailure(error)))
      request.end(body)
    })
    const status = answer.statusCode ?? 0
    if (status >= 300 && status < 400) {
      answer.destroy()
      throw new NotHeadOffice(`redirected with ${status}`)
    }
    return {
      status,
      contentType:
        String(answer.headers['content-type'] ?? '')
          .split(';')[0]
          ?.trim() ?? '',
      headers: answer.headers,
      body: decompressed(answer),
    }
  }
}

function decompressed(answer: IncomingMessage): Readable {
  const encoding = answer.headers['content-encoding']
  const through = encoding === 'zstd' ? createZstdDecompress() : encoding === 'gzip' ? createGunzip() : null
  if (!through) return answer
  answer.on('error', (error) => through.destroy(error))
  return answer.pipe(through)
}

function asNetworkFailure(error: Error & { code?: string }): NetworkFailure {
  return new NetworkFailure(error.code ?? error.message, {
    cause: error,
    certificate: certificateFault(error.code),
  })
}

/** Reads a body whole, up to `limit` bytes after decompression; more is refused as NotHeadOffice. */
export async function readWhole(body: Readable, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > limit) {
        body.destroy()
        throw new NotHeadOffice('the answer is larger than head office sends')
      }
      chunks.push(chunk)
    }
  } catch (error) {
    if (error instanceof NotHeadOffice) throw error
    throw asNetworkFailure(error as Error)
  }
  return Buffer.concat(chunks, size)
}
