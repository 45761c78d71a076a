import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { errors, jwtVerify, SignJWT } from 'jose'
import type { Tokens } from '../../shared/features/session/api.ts'
import type { HeadOffice } from '../context.ts'
import { Refusal } from '../refusal.ts'
import { refreshToken, sessionFamily } from './schema.ts'

/** Access tokens are bearers: whoever holds one may use it, so they live five minutes. */
export const ACCESS_SECONDS = 300
/** A desk may be away for thirty days (architecture.md, The mirror). */
const REFRESH_MS = 30 * 24 * 3600 * 1000

const ISSUER = 'scrivania-headoffice'

export type AccessClaims = {
  readonly userId: string
  readonly familyId: string
  readonly deviceId: string | null
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

async function signAccess(office: HeadOffice, { userId, familyId, deviceId }: AccessClaims): Promise<string> {
  const issued = Math.floor(office.now() / 1000)
  return new SignJWT({ sid: familyId, ...(deviceId ? { dev: deviceId } : {}) })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt' })
    .setIssuer(ISSUER)
    .setSubject(userId)
    .setIssuedAt(issued)
    .setExpirationTime(issued + ACCESS_SECONDS)
    .sign(office.keys.access.privateKey)
}

/** The claims of an access token that we signed and that has not expired; refuses every other with `token_expired`. */
export async function readAccess(
  office: Pick<HeadOffice, 'keys' | 'now'>,
  token: string,
): Promise<AccessClaims> {
  try {
    const { payload } = await jwtVerify(token, office.keys.access.publicKey, {
      algorithms: ['EdDSA'],
      issuer: ISSUER,
      typ: 'at+jwt',
      currentDate: new Date(office.now()),
    })
    const { sub, sid, dev } = payload
    if (typeof sub !== 'string' || typeof sid !== 'string') throw new errors.JWTInvalid('claims')
    return { userId: sub, familyId: sid, deviceId: typeof dev === 'string' ? dev : null }
  } catch (cause) {
    const why = cause instanceof errors.JOSEError ? cause.code : 'unreadable'
    throw new Refusal('token_expired', { why })
  }
}

/** A new pair in a family that exists. */
export async function issueTokens(
  office: HeadOffice,
  db: NodePgDatabase,
  claims: AccessClaims,
): Promise<Tokens> {
  const refresh = randomBytes(32).toString('base64url')
  await db.insert(refreshToken).values({
    hash: hashToken(refresh),
    familyId: claims.familyId,
    expiresAt: new Date(office.now() + REFRESH_MS),
  })
  return { accessToken: await signAccess(office, claims), expiresIn: ACCESS_SECONDS, refreshToken: refresh }
}

/** Opens a family for a sign-in and gives its first pair. */
export async function openFamily(
  office: HeadOffice,
  db: NodePgDatabase,
  userId: string,
  deviceId: string | null,
): Promise<Tokens> {
  const familyId = randomUUID()
  await db.insert(sessionFamily).values({ id: familyId, userId, deviceId })
  return issueTokens(office, db, { userId, familyId, deviceId })
}
