import { z } from 'zod'
import { instant } from '../../lib/dates.ts'
import { uuid } from '../../lib/ids.ts'

/** Base64url of 16 random bytes: an order is obeyed once. */
const nonce = z.string().regex(/^[A-Za-z0-9_-]{22}$/)
/** Base64url of an Ed25519 signature. */
const signature = z.string().regex(/^[A-Za-z0-9_-]{86}$/)

/**
 * Head office's order to a device to destroy what it holds (sync.md section 7), signed with the key that the device pinned when it was
 * enrolled. It travels in `hello` and in the details of `410 device_revoked`.
 */
export const wipeOrder = z.object({ deviceId: uuid, nonce, issuedAt: instant, signature })
export type WipeOrder = z.infer<typeof wipeOrder>

/** What is signed of an order. */
export function wipeOrderText({ deviceId, nonce: once, issuedAt }: Omit<WipeOrder, 'signature'>): string {
  return `scrivania-wipe|${deviceId}|${once}|${issuedAt}`
}

/** The device's answer once nothing is left, signed with its receipt key. */
export const wipeReceipt = z.object({ deviceId: uuid, nonce, wipedAt: instant, signature })
export type WipeReceipt = z.infer<typeof wipeReceipt>

/** What is signed of a receipt. */
export function wipeReceiptText({ deviceId, nonce: once, wipedAt }: Omit<WipeReceipt, 'signature'>): string {
  return `scrivania-wiped|${deviceId}|${once}|${wipedAt}`
}
