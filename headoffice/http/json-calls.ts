import { OpenAPIHandler } from '@orpc/openapi/fastify'
import { ORPCError } from '@orpc/server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { errorBody } from '../../shared/sync/errors.ts'
import type { Router } from '../features/index.ts'
import { Refusal } from '../refusal.ts'
import { answerOf, asRefusal, retryAfterHeader } from './errors.ts'
import { type RequestContext, requestContext } from './request.ts'

type CallContext = RequestContext & { readonly request: FastifyRequest; readonly reply: FastifyReply }

/**
 * Serves the JSON calls of shared/rpc/rest-contract.ts. A refusal passes through oRPC as an error whose data is the
 * body to send, so that JSON and streamed calls answer alike.
 */
export function serveJsonCalls(fastify: FastifyInstance, router: Router, log: Logger): void {
  fastify.decorateRequest('callName', '')
  const handler = new OpenAPIHandler<CallContext>(router, {
    clientInterceptors: [
      async ({ next, path, context }) => {
        context.request.callName = path.join('.')
        try {
          return await next()
        } catch (error) {
          const refusal = asRefusal(error)
          retryAfterHeader(context.reply, refusal)
          const data = answerOf(refusal, log, context.request.callName)
          throw new ORPCError(refusal.code, { status: refusal.status, data })
        }
      },
    ],
    customErrorResponseBodyEncoder(error) {
      // oRPC keeps of the data what the contract declares, and that leaves out the code.
      const body = errorBody.safeParse({ ...error.data, code: error.code })
      // What fails before a call is reached, such as a query that cannot be read, has no body yet.
      return body.success ? body.data : answerOf(asRefusal(error), log, 'none')
    },
  })

  fastify.all('/v1/*', async (request, reply) => {
    const { matched } = await handler.handle(request, reply, {
      context: { ...requestContext(request), request, reply },
    })
    if (!matched) throw new Refusal('not_found')
  })
}
