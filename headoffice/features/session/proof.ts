import { verify } from 'node:crypto'
import { publicKeyOf } from '../../keys.ts'

/** How far the device's clock, corrected by the offset it learnt, may be from ours. */
const WINDOW_MS = 5 * 60_000

/** Whether the device's key signed `refreshToken|issuedAt` just now (shared/features/session/api.ts). */
export function proofHolds(
  publicKey: string,
  { refreshToken, issuedAt, proof }: { refreshToken: string; issuedAt: string; proof: string },
  now: number,
): boolean {
  if (!(Math.abs(Date.parse(issuedAt) - now) <= WINDOW_MS)) return false
  const message = Buffer.from(`${refreshToken}|${issuedAt}`)
  try {
    return verify(null, message, publicKeyOf(publicKey), Buffer.from(proof, 'base64url'))
  } catch {
    return false
  }
}
