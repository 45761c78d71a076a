import type { ErrorBody } from '../../../shared/sync/errors.ts'

/**
 * `out-of-time`: it is not valid now, most often because of this computer's clock (fault 40). `refused`: it is another host's, nobody
 * vouches for it, or its key is none of those that were pinned (fault 65).
 */
export type CertificateFault = 'out-of-time' | 'refused'

/** No answer: refused, cut, timed out, name unknown. Tried again with back-off. */
export class NetworkFailure extends Error {
  override readonly name = 'NetworkFailure'
  /** What is wrong with the certificate of whoever answered; null for any other failure. */
  readonly certificate: CertificateFault | null

  constructor(message: string, options?: ErrorOptions & { certificate?: CertificateFault | null }) {
    super(message, options)
    this.certificate = options?.certificate ?? null
  }
}

/** Somebody else answered: a portal's HTML with status 200, a redirect, an unknown format (fault 17). */
export class NotHeadOffice extends Error {
  override readonly name = 'NotHeadOffice'
}

/** A page without its trailer, or with a wrong count or digest: thrown away whole (faults 11, 12). */
export class TornPage extends Error {
  override readonly name = 'TornPage'
}

/** Head office said no, in its own words (shared/sync/errors.ts). */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: number
  readonly body: ErrorBody

  constructor(status: number, body: ErrorBody) {
    super(body.code)
    this.status = status
    this.body = body
  }

  get code(): ErrorBody['code'] {
    return this.body.code
  }
}
