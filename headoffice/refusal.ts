import { ERROR_STATUS, type ErrorCode } from '../shared/sync/errors.ts'

type Details = Record<string, string | number>

/** An answer from head office's list of refusals. Thrown anywhere, answered in one place (http/errors.ts). */
export class Refusal extends Error {
  readonly code: ErrorCode
  readonly retryAfterMs: number | undefined
  readonly details: Details | undefined
  /** For the log alone: why, in codes and ids, never in personal data. */
  readonly why: string | undefined

  constructor(
    code: ErrorCode,
    more: { retryAfterMs?: number; details?: Details; why?: string; cause?: unknown } = {},
  ) {
    super(code, { cause: more.cause })
    this.code = code
    this.retryAfterMs = more.retryAfterMs
    this.details = more.details
    this.why = more.why
  }

  get status(): number {
    return ERROR_STATUS[this.code]
  }
}
