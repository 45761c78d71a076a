import type {
  AnyContractProcedure,
  InferContractRouterInputs,
  InferContractRouterOutputs,
} from '@orpc/contract'
import { z } from 'zod'
import { errorBody, errorCode } from '../../../shared/sync/errors.ts'
import { NDJSON } from '../../../shared/sync/wire.ts'
import { NotHeadOffice, Refusal } from './failures.ts'
import { type HttpAnswer, HttpClient, readWhole } from './http.ts'

const JSON_LIMIT = 4 * 1024 * 1024

/** How the oRPC side of head office words an error; the streamed routes send `errorBody` itself. */
const orpcError = z.object({ code: errorCode, data: errorBody.omit({ code: true }) })

type CallOptions = { token?: string | undefined; signal?: AbortSignal | undefined }

/**
 * Head office as core speaks to it: the calls of the REST contract, each answer checked by its schema, and the streamed pages.
 * Throws NetworkFailure, NotHeadOffice or Refusal; nothing else.
 */
export class HeadOffice {
  readonly http: HttpClient

  constructor(origin: string) {
    this.http = new HttpClient(origin)
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
    const answer = await this.http.request({
      method,
      path: `${route.path}${query}`,
      headers: { accept: 'application/json', ...authorization(token) },
      ...(hasBody ? { body: JSON.stringify(input) } : {}),
      signal,
    })
    const body = await this.#json(answer)
    const parsed = await outputSchema?.['~standard'].validate(body)
    if (!parsed || parsed.issues) throw new NotHeadOffice(`${route.path} answered in another shape`)
    return parsed.value as InferContractRouterOutputs<P>
  }

  /** Asks for one NDJSON page; the answer's body is read by the page reader. */
  async page(
    request: { method: 'GET' | 'POST'; path: string; body?: unknown },
    { token, signal }: CallOptions,
  ): Promise<HttpAnswer> {
    const answer = await this.http.request({
      method: request.method,
      path: request.path,
      headers: { accept: NDJSON, ...authorization(token) },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      signal,
    })
    if (answer.status !== 200) await this.#json(answer)
    if (answer.contentType !== NDJSON) {
      answer.body.destroy()
      throw new NotHeadOffice(`expected ${NDJSON}, got ${answer.contentType || 'nothing'}`)
    }
    return answer
  }

  /** Parses a JSON answer, or throws the refusal that it is. */
  async #json(answer: HttpAnswer): Promise<unknown> {
    if (answer.contentType !== 'application/json') {
      answer.body.destroy()
      throw new NotHeadOffice(`expected JSON, got ${answer.contentType || 'nothing'} with ${answer.status}`)
    }
    const text = (await readWhole(answer.body, JSON_LIMIT)).toString('utf8')
    let body: unknown
    try {
      body = JSON.parse(text)
    } catch (error) {
      throw new NotHeadOffice('the answer is not JSON', { cause: error })
    }
    if (answer.status < 400) return body
    throw asRefusal(answer.status, body)
  }
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
