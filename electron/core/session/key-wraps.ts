import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { type Algorithm, hash as argon2 } from '@node-rs/argon2'
import { z } from 'zod'

const base64 = z.base64()
export const sealedBox = z.strictObject({ nonce: base64, tag: base64, data: base64 })
export type SealedBox = z.infer<typeof sealedBox>

/**
 * The mirror's key, wrapped twice (architecture.md, The mirror): by the sign-in password, which is also the offline sign-in,
 * and by the secret that head office gives this device after an online sign-in, so that a new password opens the old mirror.
 */
export const keyWraps = z.strictObject({
  /** Null: head office has shut this mirror, and only its own secret opens it again. */
  password: z.strictObject({ salt: base64, box: sealedBox }).nullable(),
  device: sealedBox,
})
export type KeyWraps = z.infer<typeof keyWraps>

/** OWASP's choice for Argon2id where memory allows; about 150 ms, once per sign-in. */
const ARGON = {
  algorithm: 2 as Algorithm.Argon2id,
  memoryCost: 64 * 1024,
  timeCost: 3,
  parallelism: 1,
  outputLen: 32,
}

/** A fresh 32-byte mirror key. */
export function newMirrorKey(): Buffer {
  return randomBytes(32)
}

export async function wrapKey(key: Uint8Array, password: string, deviceSecret: string): Promise<KeyWraps> {
  return { password: await wrapByPassword(key, password), device: seal(key, fromDeviceSecret(deviceSecret)) }
}

/** The same wraps with another password (changed at head office). */
export async function rewrapPassword(wraps: KeyWraps, key: Uint8Array, password: string): Promise<KeyWraps> {
  return { ...wraps, password: await wrapByPassword(key, password) }
}

/** The same wraps for a device that enrolled anew. */
export function rewrapDevice(wraps: KeyWraps, key: Uint8Array, deviceSecret: string): KeyWraps {
  return { ...wraps, device: seal(key, fromDeviceSecret(deviceSecret)) }
}

/** The key, or null when the password is not the one that wrapped it: GCM's tag tells, nothing is tried on the file. */
export async function unwrapByPassword(wraps: KeyWraps, password: string): Promise<Buffer | null> {
  if (!wraps.password) return null
  const salt = Buffer.from(wraps.password.salt, 'base64')
  return open(wraps.password.box, await fromPassword(password, salt))
}

/** The wraps that no password opens any more: what a user or device that head office has ended is left with. */
export function withoutPassword(wraps: KeyWraps): KeyWraps {
  return { ...wraps, password: null }
}

export function unwrapByDevice(wraps: KeyWraps, deviceSecret: string): Buffer | null {
  return open(wraps.device, fromDeviceSecret(deviceSecret))
}

/** The secret of a device whose mirror was moved aside, kept under the key of the mirror that took its place. */
export function sealSecret(secret: string, key: Uint8Array): SealedBox {
  return seal(Buffer.from(secret), forSecrets(key))
}

/** Null when another key sealed it. */
export function openSecret(box: SealedBox, key: Uint8Array): string | null {
  return open(box, forSecrets(key))?.toString() ?? null
}

async function wrapByPassword(key: Uint8Array, password: string): Promise<NonNullable<KeyWraps['password']>> {
  const salt = randomBytes(16)
  return { salt: salt.toString('base64'), box: seal(key, await fromPassword(password, salt)) }
}

async function fromPassword(password: string, salt: Buffer): Promise<Buffer> {
  // The encoded form ends with the raw hash in unpadded base64; the library gives no raw output.
  const encoded = await argon2(password.normalize('NFC'), { ...ARGON, salt })
  return Buffer.from(encoded.slice(encoded.lastIndexOf('$') + 1), 'base64')
}

function fromDeviceSecret(secret: string): Buffer {
  return derived(Buffer.from(secret, 'base64url'), 'scrivania mirror key')
}

function forSecrets(key: Uint8Array): Buffer {
  return derived(key, 'scrivania device secret')
}

function derived(from: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', from, '', purpose, 32))
}

function seal(plain: Uint8Array, key: Buffer): SealedBox {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const data = Buffer.concat([cipher.update(plain), cipher.final()])
  return {
    nonce: nonce.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    data: data.toString('base64'),
  }
}

function open(box: SealedBox, key: Buffer): Buffer | null {
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(box.nonce, 'base64'))
  decipher.setAuthTag(Buffer.from(box.tag, 'base64'))
  try {
    return Buffer.concat([decipher.update(Buffer.from(box.data, 'base64')), decipher.final()])
  } catch {
    // The only failure GCM has: another key, or a box that was touched.
    return null
  }
}
