import { oc } from '@orpc/contract'
import { ERROR_STATUS, errorBody } from '../sync/errors.ts'

const details = errorBody.omit({ code: true })

/** The refusals every call may answer with; a call's own ones are added with `.errors(refusals('…'))`. */
export function refusals<C extends keyof typeof ERROR_STATUS>(...codes: C[]) {
  return Object.fromEntries(
    codes.map((code) => [code, { status: ERROR_STATUS[code], data: details }]),
  ) as unknown as { [K in C]: { status: (typeof ERROR_STATUS)[K]; data: typeof details } }
}

/** Start of a REST contract: head office's calls are declared from this. */
export const rest = oc.errors(refusals('bad_request', 'too_many_requests', 'unexpected', 'unavailable'))
