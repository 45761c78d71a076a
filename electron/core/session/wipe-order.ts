import { createPublicKey, verify } from 'node:crypto'
import { type WipeOrder, wipeOrder, wipeOrderText } from '../../../shared/features/session/wipe.ts'
import { instant } from '../../../shared/lib/dates.ts'

/** What this computer knows of the device that an order must name: pinned when it was enrolled. */
export type PinnedDevice = {
  readonly deviceId: string
  /** Head office's order key, raw Ed25519 in base64url. */
  readonly signingKey: string
  /** When head office enrolled it, by head office's clock. */
  readonly enrolledAt: string
}

/** Why an order is not obeyed; `obey` where nothing speaks against it. */
export type Verdict = 'obey' | 'not-ours' | 'forged' | 'replayed' | 'wrong-time'

/** An order that comes with the time at which head office sent it. */
export type SentOrder = { readonly order: WipeOrder; readonly serverTime: string }

const sentOrder = wipeOrder.extend({ serverTime: instant })

/** How far the clocks of two processes of head office may be apart. */
const SLACK_MS = 60_000

/** The order in the details of `410 device_revoked`; null where there is none. */
export function orderInDetails(details: unknown): SentOrder | null {
  const found = sentOrder.safeParse(details)
  if (!found.success) return null
  const { serverTime, ...order } = found.data
  return { order, serverTime }
}

/** Judges an order (fault 39): signature, device, nonce, time. This computer's own clock has no say in it. */
export function judgeOrder(
  { order, serverTime }: SentOrder,
  pinned: PinnedDevice,
  usedNonces: ReadonlySet<string>,
): Verdict {
  if (!isSigned(order, pinned.signingKey)) return 'forged'
  if (order.deviceId !== pinned.deviceId) return 'not-ours'
  if (usedNonces.has(order.nonce)) return 'replayed'
  const issued = Date.parse(order.issuedAt)
  // Older than the device itself, or of a time that has not come.
  if (issued < Date.parse(pinned.enrolledAt) - SLACK_MS) return 'wrong-time'
  return issued > Date.parse(serverTime) + SLACK_MS ? 'wrong-time' : 'obey'
}

function isSigned(order: WipeOrder, signingKey: string): boolean {
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: signingKey }, format: 'jwk' })
    return verify(null, Buffer.from(wipeOrderText(order)), key, Buffer.from(order.signature, 'base64url'))
  } catch {
    // No key, or half a signature: not signed by head office in any case.
    return false
  }
}
