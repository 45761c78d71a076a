import { z } from 'zod'
import { refusals, rest } from '../../rpc/rest.ts'
import { bucketName } from '../../sync/buckets.ts'
import { credentials, sessionUser } from './model.ts'
import { wipeReceipt } from './wipe.ts'

const tokens = z.object({
  accessToken: z.string(),
  /** Seconds the access token lives: five minutes. */
  expiresIn: z.int(),
  refreshToken: z.string(),
})
export type Tokens = z.infer<typeof tokens>

/** Base64url of 32 bytes: opens the second wrap of the mirror's key (architecture.md, The mirror). */
const keySecret = z.string().regex(/^[A-Za-z0-9_-]{43}$/)
/** Base64url of a raw Ed25519 public key. */
const publicKey = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

/** Example people of a demonstration set, offered on the sign-in page; empty at a real head office. */
export const demoUser = z.object({
  username: z.string(),
  password: z.string(),
  displayName: z.string(),
  role: sessionUser.shape.role,
  agencyName: z.string(),
})

export const sessionApi = {
  /** Signs in. For an enrolled device of this user it also gives the device's key secret. */
  open: rest
    .route({ method: 'POST', path: '/v1/session', summary: 'Sign in with user and password' })
    .input(credentials.extend({ deviceId: z.uuid().optional() }))
    .output(
      z.object({ tokens, user: sessionUser, keySecret: keySecret.optional(), serverTime: z.iso.datetime() }),
    )
    .errors(refusals('wrong_credentials', 'user_disabled', 'device_revoked')),
  /** Enrols this device for the signed-in user (access token in the Authorization header). */
  enrol: rest
    .route({ method: 'POST', path: '/v1/devices', summary: 'Enrol a device' })
    .input(
      z.object({
        publicKey,
        /** Signs the receipt of a wipe; its private half lies beside the mirror, where it can be reached without a password. */
        receiptKey: publicKey.optional(),
        name: z.string().max(100),
        appVersion: z.string().max(40),
        protocol: z.int(),
        schema: z.int(),
      }),
    )
    .output(
      z.object({
        deviceId: z.uuid(),
        keySecret,
        /** Tokens bound to this device; those of the sign-in end here. */
        tokens,
        buckets: z.array(bucketName),
        bucketSetId: z.int(),
        serverTime: z.iso.datetime(),
        /** Head office's Ed25519 key to pin: it signs wipe orders. */
        signingKey: publicKey,
      }),
    )
    .errors(refusals('token_expired', 'user_disabled', 'too_old')),
  /**
   * A new pair for a refresh token. `proof` is the device key's Ed25519 signature (base64url) over
   * `refreshToken|issuedAt`; `issuedAt` within five minutes of the server's clock by the offset learnt from `hello`.
   * The old token stays valid 60 s for the same key, so that a lost answer can be asked again.
   */
  refresh: rest
    .route({ method: 'POST', path: '/v1/token', summary: 'Rotate the tokens' })
    .input(
      z.object({
        refreshToken: z.string().max(200),
        deviceId: z.uuid(),
        issuedAt: z.iso.datetime(),
        proof: z.string().max(200),
      }),
    )
    .output(tokens)
    .errors(refusals('token_expired', 'proof_failed', 'user_disabled', 'device_revoked')),
  /** Ends the session's family of tokens. */
  close: rest
    .route({ method: 'DELETE', path: '/v1/session', summary: 'Sign out' })
    .output(z.object({}))
    .errors(refusals('token_expired')),
  /** A device says that it has destroyed what it held. Needs no token: the signature is the proof. Answered alike when it comes again. */
  wiped: rest
    .route({ method: 'POST', path: '/v1/wipe/ack', successStatus: 204, summary: 'Receipt of a wipe order' })
    .input(wipeReceipt)
    .output(z.void())
    .errors(refusals('not_found', 'proof_failed')),
  /** Demo users of a demonstration head office. */
  demoUsers: rest
    .route({ method: 'GET', path: '/v1/demo-users', summary: 'Users of the demonstration data' })
    .output(z.object({ users: z.array(demoUser) })),
}
