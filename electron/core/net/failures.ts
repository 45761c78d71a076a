import type { ErrorBody } from '../../../shared/sync/errors.ts'

/** No answer: refused, cut, timed out, name unknown. Tried again with back-off. */
export class NetworkFailure extends Error {
  override readonly name = 'NetworkFailure'
  /** The certificate is not valid now: most often the clock of this computer (fault 40). */
  readonly clockSuspected: boolean

  constructor(message: string, options?: ErrorOptions & { clockSuspected?: boolean }) {
    super(message, options)
    this.clockSuspected = options?.clockSuspected ?? false
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
