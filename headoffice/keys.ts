import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import type { Pool } from 'pg'

/** What the server processes of one head office sign with. */
export type ServerKeys = {
  /** Access tokens. */
  readonly access: { readonly privateKey: KeyObject; readonly publicKey: KeyObject }
  /** Orders to devices; its public half is pinned when a device enrols, so it is never replaced. */
  readonly orders: { readonly privateKey: KeyObject; readonly publicKey: KeyObject }
  /** Keyed hashes: resume tokens, names of sign-in tries. */
  readonly secret: Buffer
}

/** Reads the keys, making at the first start those that are missing; two processes that start at once agree. */
export async function loadKeys(pool: Pool): Promise<ServerKeys> {
  const made: [name: string, value: string][] = [
    ['access', newKeyPair()],
    ['orders', newKeyPair()],
    ['secret', randomBytes(32).toString('base64url')],
  ]
  for (const pair of made)
    await pool.query(
      'INSERT INTO server_key (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING',
      pair,
    )
  const { rows } = await pool.query<{ name: string; value: string }>('SELECT name, value FROM server_key')
  const read = (name: string) => rows.find((row) => row.name === name)?.value ?? ''
  return {
    access: readKeyPair(read('access')),
    orders: readKeyPair(read('orders')),
    secret: Buffer.from(read('secret'), 'base64url'),
  }
}

function newKeyPair(): string {
  return JSON.stringify(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }))
}

function readKeyPair(text: string) {
  const privateKey = createPrivateKey({ key: JSON.parse(text) as JsonWebKey, format: 'jwk' })
  return { privateKey, publicKey: createPublicKey(privateKey) }
}

/** An Ed25519 public key as it travels: 32 raw bytes in base64url. */
export function rawPublicKey(key: KeyObject): string {
  return key.export({ format: 'jwk' }).x ?? ''
}

/** The public key of 32 raw bytes in base64url; throws on anything else. */
export function publicKeyOf(raw: string): KeyObject {
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw }, format: 'jwk' })
}
