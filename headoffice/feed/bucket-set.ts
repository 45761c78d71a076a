import type { ClientBase, Pool } from 'pg'
import type { Role } from '../../shared/features/network/model.ts'
import { transaction } from '../database.ts'

/** What a role may hold of an agency (sync.md section 2). A role that is not named here holds catalogues alone. */
const REACH: Record<Role, 'office' | 'own'> = {
  AGENTE_TITOLARE: 'office',
  AGENTE_SOCIO: 'office',
  RESPONSABILE_UFFICIO: 'office',
  IMPIEGATO_FRONT: 'office',
  IMPIEGATO_BACK: 'office',
  SPECIALISTA: 'office',
  DIREZIONE: 'office',
  SUBAGENTE: 'own',
  PRODUTTORE: 'own',
}
const rolesWith = (reach: 'office' | 'own') =>
  Object.entries(REACH).flatMap(([role, has]) => (has === reach ? [role] : []))
const OFFICE = rolesWith('office')
const OWN = rolesWith('own')

/**
 * The buckets a user holds now, one a row, in a fixed order: the user's own agencies, and of them what the role reaches. Takes what
 * `bucketParameters` gives as its first three parameters.
 */
export const BUCKETS_OF_USER = `WITH mine AS (
        SELECT ua.agency_id, ua.collaborator_id, u.role = ANY ($2::text[]) AS office, u.role = ANY ($3::text[]) AS own
        FROM user_agency ua JOIN app_user u ON u.id = ua.user_id
        WHERE u.id = $1 AND u.disabled_at IS NULL AND u.role = ANY ($2::text[] || $3::text[])
      )
      SELECT bucket FROM (
        SELECT 'g' AS bucket, 0::bigint AS feed
        UNION ALL SELECT 'r:' || agency_id, agency_id FROM mine
        UNION ALL SELECT 'a:' || agency_id, agency_id FROM mine WHERE office
        UNION ALL SELECT 'p:' || p.agency_id || '.' || p.number, p.agency_id
          FROM mine JOIN portfolio p ON p.agency_id = mine.agency_id
          WHERE mine.office OR (mine.own AND p.collaborator_id = mine.collaborator_id)
      ) b ORDER BY feed, bucket COLLATE "C"`

export function bucketParameters(userId: string): readonly unknown[] {
  return [userId, OFFICE, OWN]
}

/** The buckets a user holds now (`BUCKETS_OF_USER`). */
export async function bucketsOf(client: ClientBase, userId: string): Promise<string[]> {
  const { rows } = await client.query<{ bucket: string }>({
    name: 'buckets_of',
    text: BUCKETS_OF_USER,
    values: [...bucketParameters(userId)],
  })
  return rows.map((row) => row.bucket)
}

export type BucketSet = { readonly id: number; readonly buckets: readonly string[] }

/** The set a device was last told of. */
export async function knownSet(client: ClientBase, deviceId: string): Promise<BucketSet | null> {
  const { rows } = await client.query<BucketSet>({
    name: 'known_set',
    text: `SELECT s.id, s.buckets FROM device d JOIN device_bucket_set s ON s.device_id = d.id AND s.id = d.bucket_set_id
      WHERE d.id = $1`,
    values: [deviceId],
  })
  return rows[0] ?? null
}

/** An earlier set of a device; null when it is not kept any more or never was. */
export async function earlierSet(
  client: ClientBase,
  deviceId: string,
  id: number,
): Promise<BucketSet | null> {
  const { rows } = await client.query<BucketSet>({
    name: 'earlier_set',
    text: 'SELECT id, buckets FROM device_bucket_set WHERE device_id = $1 AND id = $2',
    values: [deviceId, id],
  })
  return rows[0] ?? null
}

export function sameBuckets(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((bucket, index) => bucket === right[index])
}

/** How many earlier sets are kept: a device that missed more is told to ask `hello` and compare by itself. */
const KEPT_SETS = 50

/** The device's present set; raises its number when the user's buckets changed since. */
export function refreshBucketSet(pool: Pool, userId: string, deviceId: string): Promise<BucketSet> {
  return transaction(pool, async (client) => {
    // Locked, so that two pulls of one device do not raise it twice.
    await client.query('SELECT 1 FROM device WHERE id = $1 FOR UPDATE', [deviceId])
    const buckets = await bucketsOf(client, userId)
    const known = await knownSet(client, deviceId)
    if (known && sameBuckets(known.buckets, buckets)) return known
    const id = known ? known.id + 1 : 1
    await client.query('UPDATE device SET bucket_set_id = $2 WHERE id = $1', [deviceId, id])
    await client.query('INSERT INTO device_bucket_set (device_id, id, buckets) VALUES ($1, $2, $3)', [
      deviceId,
      id,
      buckets,
    ])
    await client.query('DELETE FROM device_bucket_set WHERE device_id = $1 AND id <= $2', [
      deviceId,
      id - KEPT_SETS,
    ])
    return { id, buckets }
  })
}
