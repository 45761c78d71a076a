import type { PoolClient } from 'pg'
import type { Role } from '../../../shared/features/network/model.ts'
import type { Mutation } from '../../../shared/sync/mutations.ts'
import type { DeviceCaller } from '../../access/access.ts'
import { BUCKETS_OF_USER, bucketParameters } from '../../feed/bucket-set.ts'
import type { Change } from '../../feed/change.ts'
import { Refusal } from '../../refusal.ts'

/** Who pushes, with the rights that he has in this transaction. */
export type Author = {
  readonly userId: string
  readonly name: string
  readonly role: Role
  readonly deviceId: string
  readonly agencyId: number
  /** Who of the roster he is in this agency. */
  readonly collaboratorId: string | null
  readonly buckets: ReadonlySet<string>
}

/** One mutation while it is applied. */
export type Editing = {
  readonly change: Change
  readonly author: Author
  readonly mutation: Mutation
  /** Head office's time, as an instant. */
  readonly now: string
}

/** When a mutation was typed; a desk whose clock runs ahead does not write into the future. */
export function typedAt({ mutation, now }: Editing): string {
  return mutation.created_at < now ? mutation.created_at : now
}

type Row = {
  role: Role
  name: string
  disabled: boolean
  revoked: boolean
  collaborator_id: string | null
  buckets: string[]
}

/**
 * Reads the caller's rights inside the transaction. Throws `device_revoked`, `user_disabled`, or `not_found` for an agency that
 * never was the user's, as for one that is not there (fault 35). Of an agency that was taken away from him he holds nothing: what he
 * still brings is answered mutation by mutation and handed over (fault 32).
 */
export async function readAuthor(
  client: PoolClient,
  { userId, device }: DeviceCaller,
  agencyId: number,
): Promise<Author> {
  const { rows } = await client.query<Row>({
    name: 'push_author',
    text: `SELECT u.role, u.display_name AS name, u.disabled_at IS NOT NULL AS disabled, d.status = 'revoked' AS revoked,
        a.collaborator_id, ARRAY(${BUCKETS_OF_USER}) AS buckets
      FROM app_user u JOIN device d ON d.user_id = u.id AND d.id = $4
      LEFT JOIN user_agency a ON a.user_id = u.id AND a.agency_id = $5 WHERE u.id = $1`,
    values: [...bucketParameters(userId), device.id, agencyId],
  })
  const row = rows[0]
  if (!row || row.revoked) throw new Refusal('device_revoked')
  if (row.disabled) throw new Refusal('user_disabled')
  const buckets = new Set(row.buckets)
  if (!buckets.has(`r:${agencyId}`) && !(await hadAgency(client, userId, agencyId)))
    throw new Refusal('not_found', { why: `agency ${agencyId}` })
  const { role, name, collaborator_id: collaboratorId } = row
  return { userId, name, role, deviceId: device.id, agencyId, collaboratorId, buckets }
}

/** Whether a device of this user was ever told that it holds the agency. */
async function hadAgency(client: PoolClient, userId: string, agencyId: number): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'push_had_agency',
    text: `SELECT FROM device_bucket_set s JOIN device d ON d.id = s.device_id
      WHERE d.user_id = $1 AND $2 = ANY (s.buckets) LIMIT 1`,
    values: [userId, `r:${agencyId}`],
  })
  return rowCount === 1
}
