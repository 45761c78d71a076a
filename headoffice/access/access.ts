import type { Role } from '../../shared/features/network/model.ts'
import type { HeadOffice } from '../context.ts'
import { Refusal } from '../refusal.ts'
import { readAccess } from './tokens.ts'
import { requireVersions } from './versions.ts'
import { revoked } from './wipes.ts'

/** Who calls, as the database says now and not as the token said five minutes ago. */
export type Caller = {
  readonly userId: string
  readonly familyId: string
  readonly role: Role
  readonly device: { readonly id: string; readonly protocol: number; readonly schema: number } | null
}
export type DeviceCaller = Caller & { readonly device: NonNullable<Caller['device']> }

type State = {
  user_id: string
  role: Role
  disabled: boolean
  ended: boolean
  device_id: string | null
  device_revoked: boolean
  protocol: number | null
  schema: number | null
}

/** A disabled user or revoked device is answered at once: by NOTIFY, and at the latest after this time. */
const CACHE_MS = 1000
const CACHE_SIZE = 10_000

export type Access = {
  /** Reads the Authorization header; refuses what does not stand any more. */
  caller(authorization: string | undefined): Promise<Caller>
  /** The same for calls that only an enrolled device with a fitting program may make. */
  device(authorization: string | undefined): Promise<DeviceCaller>
  /** Whether a caller let in earlier would be let in now; the age of the token is not asked again. */
  stands(caller: DeviceCaller): Promise<boolean>
  /** Rights of this user changed: the next call reads them. */
  forget(userId: string): void
}

export function createAccess(office: Pick<HeadOffice, 'pool' | 'keys' | 'now'>): Access {
  const cache = new Map<string, { readonly state: State | null; readonly until: number }>()

  async function stateOf(familyId: string): Promise<State | null> {
    const known = cache.get(familyId)
    const now = performance.now()
    if (known && known.until > now) return known.state
    const state = await readState(office, familyId)
    if (cache.size >= CACHE_SIZE) cache.clear()
    cache.set(familyId, { state, until: now + CACHE_MS })
    return state
  }

  async function caller(authorization: string | undefined): Promise<Caller> {
    const [scheme, token] = authorization?.split(' ') ?? []
    if (scheme?.toLowerCase() !== 'bearer' || !token) throw new Refusal('token_expired', { why: 'no token' })
    const claims = await readAccess(office, token)
    const state = await stateOf(claims.familyId)
    // Before the end of the family: revoking a device or disabling a user ends it too, and the reason is told.
    if (state?.device_revoked && state.device_id !== null) throw await revoked(office, state.device_id)
    if (state?.disabled) throw new Refusal('user_disabled')
    if (!state || state.ended) throw new Refusal('token_expired', { why: 'session ended' })
    const { device_id: id, protocol, schema } = state
    const device = id !== null && protocol !== null && schema !== null ? { id, protocol, schema } : null
    return { userId: claims.userId, familyId: claims.familyId, role: state.role, device }
  }

  return {
    caller,
    async device(authorization) {
      const found = await caller(authorization)
      const { device } = found
      if (!device) throw new Refusal('forbidden', { why: 'no enrolled device' })
      requireVersions(device.protocol, device.schema)
      return { ...found, device }
    },
    async stands({ familyId }) {
      const state = await stateOf(familyId)
      return state !== null && !state.disabled && !state.ended && !state.device_revoked
    },
    forget(userId) {
      for (const [familyId, { state }] of cache) if (state?.user_id === userId) cache.delete(familyId)
    },
  }
}

async function readState(office: Pick<HeadOffice, 'pool'>, familyId: string): Promise<State | null> {
  const { rows } = await office.pool.query<State>({
    name: 'access_state',
    text: `SELECT u.id AS user_id, u.role, u.disabled_at IS NOT NULL AS disabled, f.revoked_at IS NOT NULL AS ended,
        d.id AS device_id, coalesce(d.status = 'revoked', false) AS device_revoked, d.protocol, d.schema
      FROM session_family f JOIN app_user u ON u.id = f.user_id LEFT JOIN device d ON d.id = f.device_id
      WHERE f.id = $1`,
    values: [familyId],
  })
  return rows[0] ?? null
}
