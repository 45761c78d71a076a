import type { FastifyRequest } from 'fastify'

/** What a JSON call knows of its request. */
export type RequestContext = { readonly authorization: string | undefined; readonly address: string }

export function requestContext(request: FastifyRequest): RequestContext {
  return { authorization: request.headers.authorization, address: request.ip }
}
