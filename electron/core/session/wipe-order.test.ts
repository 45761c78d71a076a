import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { expect, test } from 'vitest'
import { type WipeOrder, wipeOrderText } from '../../../shared/features/session/wipe.ts'
import { judgeOrder, orderInDetails } from './wipe-order.ts'

const office = generateKeyPairSync('ed25519')
const stranger = generateKeyPairSync('ed25519')
const deviceId = '0b8f3a52-6d0b-4a3e-9d55-0f2f3c9f1a01'
const pinned = {
  deviceId,
  signingKey: office.publicKey.export({ format: 'jwk' }).x ?? '',
  enrolledAt: '2026-01-10T08:00:00.000Z',
}
const serverTime = '2026-11-22T10:00:00.000Z'
const nonce = 'AAAAAAAAAAAAAAAAAAAAAA'

function orderOf(more: Partial<WipeOrder> = {}, key: KeyObject = office.privateKey): WipeOrder {
  const order = { deviceId, nonce, issuedAt: '2026-11-22T09:00:00.000Z', ...more }
  return { signature: sign(null, Buffer.from(wipeOrderText(order)), key).toString('base64url'), ...order }
}
const judge = (order: WipeOrder, used: string[] = []) =>
  judgeOrder({ order, serverTime }, pinned, new Set(used))

test('fault 39: only head office’s own order to this device, of a time that fits, and only once', () => {
  expect(judge(orderOf())).toBe('obey')
  expect(judge(orderOf({}, stranger.privateKey))).toBe('forged')
  expect(judge({ ...orderOf(), nonce: 'BAAAAAAAAAAAAAAAAAAAAA' })).toBe('forged')
  expect(judge({ ...orderOf(), issuedAt: '2026-11-22T09:00:01.000Z' })).toBe('forged')
  expect(judge({ ...orderOf(), deviceId: '0b8f3a52-6d0b-4a3e-9d55-0f2f3c9f1a02' })).toBe('forged')
  expect(judge({ ...orderOf(), signature: 'A'.repeat(86) })).toBe('forged')
  expect(judge(orderOf({ deviceId: '0b8f3a52-6d0b-4a3e-9d55-0f2f3c9f1a02' }))).toBe('not-ours')
  expect(judge(orderOf(), [nonce])).toBe('replayed')
  expect(judge(orderOf({ issuedAt: '2025-12-31T00:00:00.000Z' }))).toBe('wrong-time')
  expect(judge(orderOf({ issuedAt: '2026-11-23T00:00:00.000Z' }))).toBe('wrong-time')
  expect(judgeOrder({ order: orderOf(), serverTime }, { ...pinned, signingKey: 'no key' }, new Set())).toBe(
    'forged',
  )
})

test('what is no order in the details of a refusal is none', () => {
  const order = orderOf()
  expect(orderInDetails({ ...order, serverTime })).toEqual({ order, serverTime })
  expect(orderInDetails(undefined)).toBeNull()
  expect(orderInDetails({ ...order })).toBeNull()
  expect(orderInDetails({ ...order, serverTime, nonce: '../../x' })).toBeNull()
  expect(orderInDetails({ ...order, serverTime, deviceId: 7 })).toBeNull()
})
