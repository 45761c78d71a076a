import type { FastifyRequest } from 'fastify'

declare module 'fastify' {
  interface FastifyRequest {
    /** The call of the contract that was answered, for counters; empty for plain routes. */
    callName: string
  }
}

/** What a JSON call knows of its request. */
export type RequestContext = { readonly authorization: string | undefined; readonly address: string }

export function requestContext(request: FastifyRequest): RequestContext {
  return { authorization: request.headers.authorization, address: request.ip }
}
