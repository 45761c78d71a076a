import * as http from 'node:http'
import type { HttpRequest } from '../../../electron/core/net/http.ts'
import type { Served } from './link.ts'

const agent = new http.Agent({ keepAlive: true, maxSockets: 4 })

/** Brings one request to a running head office and waits for the whole answer. */
export function callHeadOffice(
  url: string,
  { method, path, headers = {}, body }: HttpRequest,
): Promise<Served> {
  return new Promise((resolve, reject) => {
    const typed = body === undefined ? {} : { 'content-type': 'application/json' }
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }
    const request = http.request(
      new URL(path, url),
      { method, agent, headers: { ...typed, ...length, ...headers } },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('error', reject)
        answer.on('end', () => {
          const whole = Buffer.concat(chunks)
          resolve({
            status: answer.statusCode ?? 0,
            contentType: String(answer.headers['content-type'] ?? '').split(';')[0] ?? '',
            headers: answer.headers,
            body: whole,
            size: whole.length,
          })
        })
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}
