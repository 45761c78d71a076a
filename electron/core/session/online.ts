import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { hostname } from 'node:os'
import { sessionApi, type Tokens } from '../../../shared/features/session/api.ts'
import type { SessionUser } from '../../../shared/features/session/model.ts'
import { instantOf } from '../../../shared/lib/dates.ts'
import { PROTOCOL, SCHEMA } from '../../../shared/sync/wire.ts'
import { NetworkFailure, NotHeadOffice, Refusal } from '../net/failures.ts'
import type { HeadOffice } from '../net/head-office.ts'
import { SignInError } from './sign-in-error.ts'

export type OnlineAnswer = { tokens: Tokens; user: SessionUser; keySecret: string | null }

/**
 * Asks head office who this is. Null when it cannot be reached, which leaves the offline way; a refusal is a SignInError.
 * `deviceId` of an enrolled device brings its key secret back. Who has a mirror here (`canOffline`) is not kept from it by a
 * hotel's portal or a busy head office either.
 */
export async function askHeadOffice(
  headOffice: HeadOffice,
  credentials: { username: string; password: string },
  { deviceId, canOffline }: { deviceId: string | null; canOffline: boolean },
): Promise<OnlineAnswer | null> {
  try {
    const answer = await headOffice.call(sessionApi.open, {
      username: credentials.username,
      password: credentials.password,
      ...(deviceId ? { deviceId } : {}),
    })
    return { tokens: answer.tokens, user: answer.user, keySecret: answer.keySecret ?? null }
  } catch (error) {
    if (error instanceof NetworkFailure || isAway(error)) return null
    if (canOffline && error instanceof NotHeadOffice) return null
    throw asSignInError(error)
  }
}

function isAway(error: unknown): boolean {
  return error instanceof Refusal && (error.code === 'unavailable' || error.code === 'unexpected')
}

export type Enrolment = {
  deviceId: string
  privateKey: string
  signingKey: string
  /** PKCS#8 PEM of the Ed25519 key that signs the receipt of a wipe. */
  receiptKey: string
  /** By head office's clock. */
  enrolledAt: string
  keySecret: string
  tokens: Tokens
}

/**
 * Enrols this computer for the signed-in user with a fresh Ed25519 key, whose private half never leaves the mirror. Throws what the
 * network or head office says.
 */
export async function requestEnrolment(
  headOffice: HeadOffice,
  accessToken: string,
  appVersion: string,
): Promise<Enrolment> {
  const pair = generateKeyPairSync('ed25519')
  const receipts = generateKeyPairSync('ed25519')
  const answer = await headOffice.call(
    sessionApi.enrol,
    {
      publicKey: rawKey(pair.publicKey),
      receiptKey: rawKey(receipts.publicKey),
      name: hostname().slice(0, 100),
      appVersion,
      protocol: PROTOCOL,
      schema: SCHEMA,
    },
    { token: accessToken },
  )
  return {
    deviceId: answer.deviceId,
    privateKey: pair.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    signingKey: answer.signingKey,
    receiptKey: receipts.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    enrolledAt: instantOf(Date.parse(answer.serverTime)),
    keySecret: answer.keySecret,
    tokens: answer.tokens,
  }
}

function rawKey(key: KeyObject): string {
  return key.export({ format: 'jwk' }).x ?? ''
}

/** Enrols within a sign-in, in the words of the sign-in page. Throws SignInError. */
export async function enrolDevice(
  headOffice: HeadOffice,
  accessToken: string,
  appVersion: string,
): Promise<Enrolment> {
  try {
    return await requestEnrolment(headOffice, accessToken, appVersion)
  } catch (error) {
    if (error instanceof NetworkFailure || isAway(error))
      throw new SignInError({ code: 'FIRST_SIGN_IN_NEEDS_NETWORK' }, { cause: error })
    throw asSignInError(error)
  }
}

function asSignInError(error: unknown): unknown {
  if (error instanceof NotHeadOffice) return new SignInError({ code: 'NOT_HEAD_OFFICE' }, { cause: error })
  if (!(error instanceof Refusal)) return error
  switch (error.code) {
    case 'wrong_credentials':
      return new SignInError({ code: 'WRONG_PASSWORD' })
    case 'user_disabled':
      return new SignInError({ code: 'USER_DISABLED' })
    case 'device_revoked':
      return new SignInError({ code: 'DEVICE_REVOKED' }, { cause: error })
    case 'too_old':
      return new SignInError({ code: 'TOO_OLD' })
    case 'too_many_requests':
      return new SignInError({
        code: 'TOO_MANY_TRIES',
        data: { retryAfterSeconds: Math.ceil((error.body.retry_after_ms ?? 60_000) / 1000) },
      })
    default:
      return error
  }
}
