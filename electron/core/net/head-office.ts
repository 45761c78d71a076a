import type {
  AnyContractProcedure,
  InferContractRouterInputs,
  InferContractRouterOutputs,
} from '@orpc/contract'
import { z } from 'zod'
import { type BlobState, blobState } from '../../../shared/features/attachments/wire.ts'
import { errorBody, errorCode } from '../../../shared/sync/errors.ts'
import { NDJSON } from '../../../shared/sync/wire.ts'
import { NotHeadOffice, Refusal } from './failures.ts'
import { BYTES, type HttpAnswer, HttpClient, readWhole, type Transport } from './http.ts'

const JSON_LIMIT = 4 * 1024 * 1024
const EVENTS = 'text/event-stream'

/** What a gateway in front of head office answers, in HTML, while head office itself is away or full (fault 20). */
const BUSY = new Set([429, 502, 503, 504])

/** How the oRPC side of head office words an error; the streamed routes send `errorBody` itself. */
const orpcError = z.object({ code: errorCode, data: errorBody.omit({ code: true }) })

/** Which file, of which agency. */
type BlobAddress = { readonly agencyId: number; readonly sha256: string; readonly size: number }

/** Is told of every answer which time it bears: asked when the call goes out, and what it returns when the answer is head office's. */
type AnswerClock = { asking(): (serverTime: number) => void }

type CallOptions = { token?: string | undefined; signal?: AbortSignal | undefined }

/**
 * Head office as core speaks to it: the calls of the REST contract, each answer checked by its schema, and the streamed pages.
 * Throws NetworkFailure, NotHeadOffice or Refusal; nothing else.
 */
export class HeadOffice {
  readonly http: Transport
  readonly #clock: AnswerClock

  constructor(
    origin: string,
    http: Transport = new HttpClient(origin),
    clock: AnswerClock = { asking: () => () => {} },
  ) {
    this.http = http
    this.#clock = clock
  }

  /** Calls one procedure of the contract. */
  async call<P extends AnyContractProcedure>(
    procedure: P,
    input: InferContractRouterInputs<P>,
    { token, signal }: CallOptions = {},
  ): Promise<InferContractRouterOutputs<P>> {
    const { route, outputSchema } = procedure['~orpc']
    const method = (route.method ?? 'POST') as 'GET' | 'POST' | 'DELETE'
    const hasBody = method === 'POST' && input !== undefined
    const query = method === 'GET' && input ? `?${new URLSearchParams(asQuery(input))}` : ''
    const heard = this.#clock.asking()
    const answer = await this.http.request({
      method,
      path: `${route.path}${query}`,
      headers: { accept: 'application/json', ...authorization(token) },
      ...(hasBody ? { body: JSON.stringify(input) } : {}),
      signal,
    })
    const body = answer.status === 204 ? await nothing(answer) : await this.#json(answer, heard)
    const parsed = await outputSchema?.['~standard'].validate(body)
    if (!parsed || parsed.issues) throw new NotHeadOffice(`${route.path} answered in another shape`)
    return parsed.value as InferContractRouterOutputs<P>
  }

  /** Asks for one NDJSON page; the answer's body is read by the page reader. */
  async page(
    request: { method: 'GET' | 'POST'; path: string; body?: unknown },
    { token, signal }: CallOptions,
  ): Promise<HttpAnswer> {
    const heard = this.#clock.asking()
    const answer = await this.http.request({
      method: request.method,
      path: request.path,
      headers: { accept: NDJSON, ...authorization(token) },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      signal,
    })
    const page = await this.#expect(answer, NDJSON, heard)
    heard(timeOf(page))
    return page
  }

  /** Opens the stream of events; `silenceMs` without a byte ends it. */
  async live({ token, signal, silenceMs }: CallOptions & { silenceMs: number }): Promise<HttpAnswer> {
    const answer = await this.http.request({
      method: 'GET',
      path: '/v1/live',
      headers: { accept: EVENTS, 'accept-encoding': 'identity', ...authorization(token) },
      signal,
      idleMs: silenceMs,
    })
    return this.#expect(answer, EVENTS)
  }

  /** Sends one part of a file, or asks how far it came when `part` is null. */
  async putBlob(
    { agencyId, sha256, size }: BlobAddress,
    part: { first: number; bytes: Uint8Array } | null,
    { token, signal }: CallOptions,
  ): Promise<BlobState> {
    const range = part && part.bytes.length > 0 ? `${part.first}-${part.first + part.bytes.length - 1}` : '*'
    const answer = await this.http.request({
      method: 'PUT',
      path: `/v1/blob/${sha256}?agency=${agencyId}`,
      headers: { 'content-range': `bytes ${range}/${size}`, ...authorization(token) },
      body: part?.bytes ?? new Uint8Array(0),
      signal,
    })
    const parsed = blobState.safeParse(await this.#json(answer))
    if (!parsed.success) throw new NotHeadOffice('a file was answered in another shape')
    return parsed.data
  }

  /** The bytes of a file from `first` on. */
  async getBlob(
    { agencyId, sha256 }: BlobAddress,
    first: number,
    { token, signal }: CallOptions,
  ): Promise<HttpAnswer> {
    const answer = await this.http.request({
      method: 'GET',
      path: `/v1/blob/${sha256}?agency=${agencyId}`,
      headers: { 'accept-encoding': 'identity', range: `bytes=${first}-`, ...authorization(token) },
      signal,
    })
    if (answer.status === 206 && answer.contentType === BYTES) return answer
    return this.#expect(answer, BYTES)
  }

  /** The streamed answer that was asked for; a refusal is thrown as such, anything else is not head office. */
  async #expect(
    answer: HttpAnswer,
    contentType: string,
    heard: (serverTime: number) => void = () => {},
  ): Promise<HttpAnswer> {
    if (answer.status !== 200) await this.#json(answer, heard)
    if (answer.status === 200 && answer.contentType === contentType) return answer
    answer.body.destroy()
    throw new NotHeadOffice(`expected ${contentType}, got ${answer.contentType || 'nothing'}`)
  }

  /** Parses a JSON answer, or throws the refusal that it is. */
  async #json(answer: HttpAnswer, heard: (serverTime: number) => void = () => {}): Promise<unknown> {
    if (answer.contentType !== 'application/json') {
      answer.body.destroy()
      if (BUSY.has(answer.status)) throw busy(answer)
      throw new NotHeadOffice(`expected JSON, got ${answer.contentType || 'nothing'} with ${answer.status}`)
    }
    const text = (await readWhole(answer.body, JSON_LIMIT)).toString('utf8')
    let body: unknown
    try {
      body = JSON.parse(text)
    } catch (error) {
      throw new NotHeadOffice('the answer is not JSON', { cause: error })
    }
    const refusal = answer.status < 400 ? null : asRefusal(answer.status, body)
    if (!(refusal instanceof NotHeadOffice)) heard(timeOf(answer))
    if (refusal) throw refusal
    return body
  }
}

/** Milliseconds of head office's clock; not a number where the answer bears no time. */
function timeOf({ headers }: HttpAnswer): number {
  return Date.parse(headers.date ?? '')
}

/** An answer that says by its status alone that it is done. */
async function nothing(answer: HttpAnswer): Promise<undefined> {
  await readWhole(answer.body, JSON_LIMIT)
  return undefined
}

function busy({ status, headers }: HttpAnswer): Refusal {
  const seconds = Number(headers['retry-after'])
  const wait = Number.isFinite(seconds) && seconds >= 0 ? { retry_after_ms: Math.ceil(seconds * 1000) } : {}
  return new Refusal(status, { code: 'unavailable', message_id: '', ...wait })
}

function asRefusal(status: number, body: unknown): Error {
  const plain = errorBody.safeParse(body)
  if (plain.success) return new Refusal(status, plain.data)
  const wrapped = orpcError.safeParse(body)
  if (wrapped.success) return new Refusal(status, { code: wrapped.data.code, ...wrapped.data.data })
  return new NotHeadOffice(`an unknown refusal with ${status}`)
}

function authorization(token: string | undefined): Record<string, string> {
  return token ? { authorization: `Bearer ${token}` } : {}
}

function asQuery(input: object): Record<string, string> {
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, String(value)]))
}
