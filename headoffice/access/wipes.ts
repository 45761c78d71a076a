import { randomBytes, sign, verify } from 'node:crypto'
import type { ClientBase, Pool } from 'pg'
import {
  type WipeOrder,
  type WipeReceipt,
  wipeOrderText,
  wipeReceiptText,
} from '../../shared/features/session/wipe.ts'
import { publicKeyOf, type ServerKeys } from '../keys.ts'
import { Refusal } from '../refusal.ts'

/** Revokes these devices for good: their sessions end, and each is ordered to destroy what it holds. Part of the caller's transaction. */
export async function revokeDevices(
  client: Pick<ClientBase, 'query'>,
  keys: Pick<ServerKeys, 'orders'>,
  deviceIds: readonly string[],
  now: number,
): Promise<void> {
  await client.query("UPDATE device SET status = 'revoked' WHERE id = ANY ($1::text[])", [deviceIds])
  await client.query(
    `UPDATE session_family SET revoked_at = $2, end_reason = 'revoked'
     WHERE device_id = ANY ($1::text[]) AND revoked_at IS NULL`,
    [deviceIds, new Date(now)],
  )
  for (const deviceId of deviceIds) {
    const nonce = randomBytes(16).toString('base64url')
    const issuedAt = new Date(now).toISOString()
    const text = Buffer.from(wipeOrderText({ deviceId, nonce, issuedAt }))
    const signature = sign(null, text, keys.orders.privateKey).toString('base64url')
    await client.query(
      'INSERT INTO wipe_order (device_id, nonce, issued_at, signature) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
      [deviceId, nonce, issuedAt, signature],
    )
  }
}

/** The order that stands for a device; null when there is none. */
export async function wipeOrderOf(pool: Pool, deviceId: string): Promise<WipeOrder | null> {
  const { rows } = await pool.query<WipeOrder>({
    name: 'wipe_order_of',
    text: `SELECT device_id AS "deviceId", nonce, issued_at AS "issuedAt", signature FROM wipe_order WHERE device_id = $1`,
    values: [deviceId],
  })
  return rows[0] ?? null
}

/** What a revoked device is answered: the order travels with the refusal. */
export async function revoked(
  { pool, now }: { readonly pool: Pool; readonly now: () => number },
  deviceId: string,
): Promise<Refusal> {
  const order = await wipeOrderOf(pool, deviceId)
  const serverTime = new Date(now()).toISOString()
  return new Refusal('device_revoked', order ? { details: { ...order, serverTime } } : {})
}

/** Stores a receipt once; a second one for the same order changes nothing. Refuses one that the device did not sign. */
export async function takeReceipt(pool: Pool, receipt: WipeReceipt): Promise<void> {
  const { deviceId, nonce, wipedAt, signature } = receipt
  const { rows } = await pool.query<{ receipt_key: string | null }>(
    `SELECT d.receipt_key FROM wipe_order w JOIN device d ON d.id = w.device_id
     WHERE w.device_id = $1 AND w.nonce = $2`,
    [deviceId, nonce],
  )
  const [found] = rows
  if (!found) throw new Refusal('not_found', { why: 'receipt for no order' })
  const text = Buffer.from(wipeReceiptText(receipt))
  const signed =
    found.receipt_key !== null &&
    verify(null, text, publicKeyOf(found.receipt_key), Buffer.from(signature, 'base64url'))
  if (!signed) throw new Refusal('proof_failed', { why: `receipt of device ${deviceId} not signed by it` })
  await pool.query(
    `UPDATE wipe_order SET wiped_at = $2, receipt_signature = $3, received_at = now()
     WHERE device_id = $1 AND received_at IS NULL`,
    [deviceId, wipedAt, signature],
  )
}
