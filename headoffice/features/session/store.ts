import { randomBytes, randomUUID } from 'node:crypto'
import { and, asc, eq, isNull } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import type { z } from 'zod'
import type { demoUser as demoUserModel, Tokens } from '../../../shared/features/session/api.ts'
import type { AgencyRef, SessionUser } from '../../../shared/features/session/model.ts'
import { appUser, demoUser, device, refreshToken, sessionFamily, userAgency } from '../../access/schema.ts'
import { hashToken, issueTokens, openFamily } from '../../access/tokens.ts'
import { revoked } from '../../access/wipes.ts'
import type { HeadOffice } from '../../context.ts'
import { transaction } from '../../database.ts'
import { Refusal } from '../../refusal.ts'
import { agency } from '../../tables.ts'
import { proofHolds } from './proof.ts'

export type User = typeof appUser.$inferSelect
export type Device = typeof device.$inferSelect

export async function findUser({ db }: HeadOffice, username: string): Promise<User | undefined> {
  const [user] = await db.select().from(appUser).where(eq(appUser.username, username.toLowerCase()))
  return user
}

/** What the desk shows of the signed-in user. */
export async function sessionUserOf({ db }: HeadOffice, user: User): Promise<SessionUser> {
  const rows = await db
    .select({
      collaboratorId: userAgency.collaboratorId,
      agencyId: agency.agencyId,
      code: agency.code,
      name: agency.name,
    })
    .from(userAgency)
    .innerJoin(agency, eq(agency.agencyId, userAgency.agencyId))
    .where(eq(userAgency.userId, user.id))
    .orderBy(asc(agency.agencyId))
  return {
    userId: user.id,
    username: user.username,
    displayName: user.displayName,
    role: user.role,
    collaboratorId: rows.find((row) => row.collaboratorId !== null)?.collaboratorId ?? null,
    agencies: rows.map(({ agencyId, code, name }): AgencyRef => ({ agencyId, code, name })),
  }
}

/** The device of this user under this id; undefined also when it is somebody else's. */
export async function findDevice(
  { db }: HeadOffice,
  userId: string,
  id: string,
): Promise<Device | undefined> {
  const [found] = await db
    .select()
    .from(device)
    .where(and(eq(device.id, id), eq(device.userId, userId)))
  return found
}

/** Starts a session, bound to the device where there is one. */
export function startSession(office: HeadOffice, userId: string, deviceId: string | null): Promise<Tokens> {
  return transaction(office.pool, (client) => openFamily(office, drizzle(client), userId, deviceId))
}

export type NewDevice = Pick<Device, 'name' | 'publicKey' | 'appVersion' | 'protocol' | 'schema'> & {
  readonly receiptKey?: string | undefined
}

/** Enrols a device: the session that asked for it ends, and one bound to the device's key begins. */
export function enrolDevice(
  office: HeadOffice,
  caller: { readonly userId: string; readonly familyId: string },
  wanted: NewDevice,
): Promise<{ id: string; keySecret: string; tokens: Tokens }> {
  return transaction(office.pool, async (client) => {
    const db = drizzle(client)
    const id = randomUUID()
    const keySecret = randomBytes(32).toString('base64url')
    await db.insert(device).values({ ...wanted, id, userId: caller.userId, keySecret })
    await db
      .update(sessionFamily)
      .set({ revokedAt: new Date(office.now()), endReason: 'enrolled' })
      .where(eq(sessionFamily.id, caller.familyId))
    return { id, keySecret, tokens: await openFamily(office, db, caller.userId, id) }
  })
}

/** Ends a session; its tokens stop at once. */
export async function endSession(
  { db, now }: HeadOffice,
  familyId: string,
  endReason: NonNullable<typeof sessionFamily.$inferSelect.endReason>,
): Promise<void> {
  await db
    .update(sessionFamily)
    .set({ revokedAt: new Date(now()), endReason })
    .where(and(eq(sessionFamily.id, familyId), isNull(sessionFamily.revokedAt)))
}

/** A lost answer can be asked again within this time, by the same key. */
const GRACE_MS = 60_000

type RefreshRequest = { refreshToken: string; deviceId: string; issuedAt: string; proof: string }

/**
 * A new pair for a refresh token (faults 36, 37). What must be remembered of a refused try (a flag, an ended family) is
 * committed before the refusal is thrown.
 */
export async function rotateTokens(office: HeadOffice, request: RefreshRequest): Promise<Tokens> {
  const outcome = await transaction(office.pool, async (client): Promise<Tokens | Refusal> => {
    const db = drizzle(client)
    const [found] = await db
      .select({ token: refreshToken, family: sessionFamily, device, disabledAt: appUser.disabledAt })
      .from(refreshToken)
      .innerJoin(sessionFamily, eq(sessionFamily.id, refreshToken.familyId))
      .innerJoin(appUser, eq(appUser.id, sessionFamily.userId))
      .leftJoin(device, eq(device.id, sessionFamily.deviceId))
      .where(eq(refreshToken.hash, hashToken(request.refreshToken)))
      .for('update', { of: refreshToken })
    if (!found) return new Refusal('token_expired', { why: 'unknown refresh token' })
    const { token, family, device: owner, disabledAt } = found
    const now = office.now()
    async function flag(): Promise<void> {
      if (owner)
        await db
          .update(device)
          .set({ flaggedAt: new Date(now) })
          .where(eq(device.id, owner.id))
    }
    if (!owner) return new Refusal('proof_failed', { why: 'session without a device' })
    if (owner.id !== request.deviceId || !proofHolds(owner.publicKey, request, now)) {
      await flag()
      return new Refusal('proof_failed', { why: `device ${owner.id} flagged` })
    }
    if (owner.status === 'revoked') return revoked(office, owner.id)
    if (disabledAt) return new Refusal('user_disabled')
    if (family.revokedAt || token.expiresAt.getTime() <= now)
      return new Refusal('token_expired', { why: 'session over' })
    if (token.replacedAt && now - token.replacedAt.getTime() > GRACE_MS) {
      // The key's owner has moved on: whoever comes with the old token now, the family is not safe any more.
      await flag()
      await db
        .update(sessionFamily)
        .set({ revokedAt: new Date(now), endReason: 'reused' })
        .where(eq(sessionFamily.id, family.id))
      return new Refusal('token_expired', { why: `refresh token used again, device ${owner.id} flagged` })
    }
    if (!token.replacedAt)
      await db
        .update(refreshToken)
        .set({ replacedAt: new Date(now) })
        .where(eq(refreshToken.hash, token.hash))
    await db
      .update(device)
      .set({ lastSeen: new Date(now) })
      .where(eq(device.id, owner.id))
    return issueTokens(office, db, { userId: family.userId, familyId: family.id, deviceId: owner.id })
  })
  if (outcome instanceof Refusal) throw outcome
  return outcome
}

/** The example people of a demonstration, in their order. */
export async function listDemoUsers({ db }: HeadOffice): Promise<z.infer<typeof demoUserModel>[]> {
  const rows = await db
    .select({
      username: appUser.username,
      password: demoUser.password,
      displayName: appUser.displayName,
      role: appUser.role,
      agencyName: agency.name,
    })
    .from(demoUser)
    .innerJoin(appUser, eq(appUser.id, demoUser.userId))
    .leftJoin(userAgency, eq(userAgency.userId, appUser.id))
    .leftJoin(agency, eq(agency.agencyId, userAgency.agencyId))
    .where(isNull(appUser.disabledAt))
    .orderBy(asc(demoUser.position), asc(userAgency.agencyId))
  // DIREZIONE has several agencies: the person is shown once, with all of them.
  const people = new Map<string, z.infer<typeof demoUserModel>>()
  for (const { agencyName, ...row } of rows) {
    const known = people.get(row.username)
    if (known) known.agencyName += `, ${agencyName}`
    else people.set(row.username, { ...row, agencyName: agencyName ?? '' })
  }
  return [...people.values()]
}
