import { dayInRome, daysBetween } from '../../../shared/lib/dates.ts'
import { SignInError } from './sign-in-error.ts'
import type { OpenedMirror } from './writer-protocol.ts'

/** Thirty days without contact: online sign-in first (architecture.md, The mirror). Data stay. */
const LEASE_DAYS = 30

/**
 * Throws SignInError LEASE_EXPIRED when the mirror has had no contact for too long. A clock that was set back does not stretch the
 * lease: the latest time that was seen counts.
 */
export function checkLease({ lastContact, latestTime }: OpenedMirror, nowMs: number): void {
  const today = dayInRome(Math.max(nowMs, Date.parse(latestTime ?? '') || 0))
  if (lastContact !== null && daysBetween(dayInRome(lastContact), today) > LEASE_DAYS)
    throw new SignInError({ code: 'LEASE_EXPIRED' })
}
