import { z } from 'zod'

/** The one list of head office's refusals (sync.md section 3): status by code. */
export const ERROR_STATUS = {
  bad_request: 400,
  wrong_credentials: 401,
  token_expired: 401,
  proof_failed: 401,
  user_disabled: 403,
  forbidden: 403,
  not_found: 404,
  epoch_changed: 409,
  cursor_ahead: 409,
  idempotency_mismatch: 409,
  bucket_set_changed: 409,
  cursor_expired: 410,
  device_revoked: 410,
  too_large: 413,
  too_old: 426,
  too_many_requests: 429,
  unexpected: 500,
  unavailable: 503,
} as const

export type ErrorCode = keyof typeof ERROR_STATUS

export const errorCode = z.enum(Object.keys(ERROR_STATUS) as [ErrorCode, ...ErrorCode[]])

/** Body of every refusal. `message_id` stands in head office's log beside the cause; it never holds personal data. */
export const errorBody = z.object({
  code: errorCode,
  message_id: z.string(),
  retry_after_ms: z.number().int().nonnegative().optional(),
  details: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})
export type ErrorBody = z.infer<typeof errorBody>
