import { randomUUID } from 'node:crypto'
import { ValidationError } from '@orpc/contract'
import { ORPCError } from '@orpc/server'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Logger } from 'pino'
import { ERROR_STATUS, type ErrorBody, type ErrorCode } from '../../shared/sync/errors.ts'
import { Refusal } from '../refusal.ts'

/** Any error as one from the list. What nobody foresaw is `unexpected`; its cause stands in the log alone. */
export function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  if (error instanceof ORPCError) {
    const why = pathsOf(error.cause)
    return new Refusal(codeOfStatus(error.status), error.status < 500 ? { why } : { why, cause: error })
  }
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
  if (status < 500) return new Refusal(codeOfStatus(status))
  if (isBusy(error)) return new Refusal('unavailable', { retryAfterMs: 2000, cause: error })
  return new Refusal('unexpected', { cause: error })
}

/** Which fields did not fit; never what stood in them. */
function pathsOf(cause: unknown): string {
  if (!(cause instanceof ValidationError)) return ''
  return cause.issues
    .map(({ path = [] }) => path.map((step) => String(typeof step === 'object' ? step.key : step)).join('.'))
    .join(' ')
}

function codeOfStatus(status: number): ErrorCode {
  if (status === 404 || status === 405) return 'not_found'
  if (status === 413) return 'too_large'
  if (status === 429) return 'too_many_requests'
  return status < 500 ? 'bad_request' : 'unexpected'
}

/** No connection to the database, none free, or one ended from outside: trying again later is right. */
function isBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return (
    ['ECONNREFUSED', 'ECONNRESET', '57P01', '57P03', '53300', '25P03'].includes(code) ||
    /timeout exceeded when trying to connect|Connection terminated/.test(error.message)
  )
}

/** Body of a refusal; writes the line that its `message_id` leads to. No names, no bodies, no addresses. */
export function answerOf(refusal: Refusal, log: Logger, route: string): ErrorBody {
  const message_id = randomUUID()
  const { code, why, cause } = refusal
  const line = { message_id, code, route, ...(why ? { why } : {}), ...(cause ? { err: cause } : {}) }
  if (refusal.status >= 500) log.error(line, 'failed')
  else log.info(line, 'refused')
  return {
    code,
    message_id,
    ...(refusal.retryAfterMs === undefined ? {} : { retry_after_ms: refusal.retryAfterMs }),
    ...(refusal.details ? { details: refusal.details } : {}),
  }
}

export function retryAfterHeader(reply: FastifyReply, refusal: Refusal): void {
  if (refusal.retryAfterMs !== undefined) reply.header('retry-after', Math.ceil(refusal.retryAfterMs / 1000))
}

/** Every refusal of a plain route leaves through here, as JSON from the one list. */
export function handleErrors(fastify: FastifyInstance, log: Logger): void {
  fastify.setErrorHandler((error, request, reply) => {
    const refusal = asRefusal(error)
    retryAfterHeader(reply, refusal)
    const route = request.routeOptions.url ?? 'none'
    return reply.status(ERROR_STATUS[refusal.code]).send(answerOf(refusal, log, route))
  })
  fastify.setNotFoundHandler((_request, reply) =>
    reply.status(404).send(answerOf(new Refusal('not_found'), log, 'none')),
  )
}
