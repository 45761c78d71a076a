import { isDiskFull, MirrorError } from '../../../db/errors.ts'
import { NetworkFailure, NotHeadOffice, Refusal, TornPage } from '../net/failures.ts'
import type { Problem } from './writer-context.ts'

/** Why the session ends for good: head office said so, or the file cannot be read any more. */
export type Ending = 'revoked' | 'disabled' | 'damaged'

/** The sums differ even after the buckets were loaded anew: loading once more at once would not end. */
export class Diverged extends Error {
  override readonly name = 'Diverged'
}

/** A checkpoint covers an edit whose answer was lost, and head office does not tell it now: the checkpoint waits. */
export class AnswerOwed extends Error {
  override readonly name = 'AnswerOwed'
}

/** Null for a failure after which the sync goes on. */
export function endingOf(error: unknown): Ending | null {
  if (error instanceof MirrorError && error.fault === 'damaged') return 'damaged'
  if (!(error instanceof Refusal)) return null
  if (error.code === 'device_revoked') return 'revoked'
  return error.code === 'user_disabled' ? 'disabled' : null
}

const CERTIFICATE_PROBLEM = { 'out-of-time': 'clock', refused: 'certificate' } as const

/** What a failure means for the sign in the bar, and whether only the user can mend it. */
export function describe(error: unknown): {
  link: 'offline' | 'paused'
  problem: Problem
  needsUser: boolean
} {
  if (error instanceof NetworkFailure)
    return {
      link: 'offline',
      problem: error.certificate && CERTIFICATE_PROBLEM[error.certificate],
      needsUser: false,
    }
  if (error instanceof NotHeadOffice) return { link: 'offline', problem: 'not-head-office', needsUser: false }
  if (error instanceof TornPage) return { link: 'offline', problem: null, needsUser: false }
  if (error instanceof Diverged) return { link: 'paused', problem: 'diverged', needsUser: false }
  if (isDiskFull(error)) return { link: 'paused', problem: 'disk-full', needsUser: false }
  if (error instanceof Refusal) {
    switch (error.code) {
      case 'too_old':
        return { link: 'paused', problem: 'too-old', needsUser: true }
      case 'token_expired':
      case 'proof_failed':
        return { link: 'paused', problem: 'signed-out', needsUser: true }
      case 'too_many_requests':
      case 'unavailable':
        return { link: 'offline', problem: 'server-busy', needsUser: false }
      default:
        return { link: 'paused', problem: 'unexpected', needsUser: false }
    }
  }
  return { link: 'paused', problem: 'unexpected', needsUser: false }
}
