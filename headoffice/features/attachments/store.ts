import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { ClientBase, Pool } from 'pg'
import { attachmentTables } from '../../../shared/features/attachments/api.ts'
import type { BlobState } from '../../../shared/features/attachments/wire.ts'
import { longTransaction, transaction } from '../../database.ts'
import { bucketsOf } from '../../feed/bucket-set.ts'
import { inTransaction } from '../../feed/change.ts'
import { pgTableOf } from '../../pg-table.ts'

const [attachmentTable] = attachmentTables
const attachment = pgTableOf(attachmentTable)

type CommitOffice = Parameters<typeof inTransaction>[0]

type Queryable = Pick<ClientBase, 'query'>

export type BlobKey = { readonly agencyId: number; readonly sha256: string }

/** The size that an accepted attachment in one of the user's buckets states for this hash; null when there is none. */
export async function statedSize(
  client: ClientBase,
  userId: string,
  { agencyId, sha256 }: BlobKey,
): Promise<number | null> {
  const { rows } = await client.query<{ size: number }>({
    name: 'blob_stated_size',
    text: `SELECT a.size FROM attachment a
      WHERE a.agency_id = $1 AND a.sha256 = $2 AND 'p:' || a.agency_id || '.' || a.portfolio = ANY ($3::text[]) LIMIT 1`,
    values: [agencyId, sha256, await bucketsOf(client, userId)],
  })
  return rows[0]?.size ?? null
}

/**
 * The size that the user stated for this hash in an attachment which went over to somebody else's portfolio before head office had
 * it (fault 32): he alone has the bytes. Null when there is none.
 */
export async function handedOverSize(
  client: ClientBase,
  userId: string,
  { agencyId, sha256 }: BlobKey,
): Promise<number | null> {
  const { rows } = await client.query<{ size: number }>({
    name: 'blob_handed_over_size',
    text: `SELECT (mine::json ->> 'size')::bigint AS size FROM conflict
      WHERE agency_id = $1 AND tbl = 'attachment' AND kind = 'HANDOVER' AND mine_by_id = $2
        AND mine::json ->> 'sha256' = $3 LIMIT 1`,
    values: [agencyId, userId, sha256],
  })
  return rows[0]?.size ?? null
}

/** How far a file has come; nothing stored is zero bytes. */
export async function stateOf(client: Queryable, { agencyId, sha256 }: BlobKey): Promise<BlobState> {
  const { rows } = await client.query<BlobState>({
    name: 'blob_state',
    text: 'SELECT received, complete FROM blob WHERE agency_id = $1 AND sha256 = $2',
    values: [agencyId, sha256],
  })
  return rows[0] ?? { received: 0, complete: false }
}

/** `becameWhole` is true for the one part that completed the file. */
type Added = BlobState & { readonly becameWhole: boolean }

/**
 * Adds the next part of a file. A part that does not begin where the last one ended changes nothing: the answer says from where to go
 * on, so a part that comes twice does no harm. When the last byte is in, the hash of the whole is compared; a file that
 * is not what its hash says is thrown away, and the answer is zero bytes.
 */
export function addPart(
  pool: Pool,
  key: BlobKey,
  size: number,
  first: number,
  bytes: Buffer,
): Promise<Added> {
  const { agencyId, sha256 } = key
  return transaction(pool, async (client) => {
    await client.query(
      'INSERT INTO blob (agency_id, sha256, size) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [agencyId, sha256, size],
    )
    const { rows } = await client.query<BlobState & { size: number }>(
      'SELECT received, complete, size FROM blob WHERE agency_id = $1 AND sha256 = $2 FOR UPDATE',
      [agencyId, sha256],
    )
    const blob = rows[0]
    if (!blob || blob.complete || blob.received !== first || blob.size !== size)
      return { received: blob?.received ?? 0, complete: blob?.complete ?? false, becameWhole: false }
    if (bytes.length > 0)
      await client.query('INSERT INTO blob_part (agency_id, sha256, start, bytes) VALUES ($1, $2, $3, $4)', [
        agencyId,
        sha256,
        first,
        bytes,
      ])
    const received = first + bytes.length
    const complete = received === size
    if (complete && (await hashOf(client, key)) !== sha256) {
      await client.query('DELETE FROM blob WHERE agency_id = $1 AND sha256 = $2', [agencyId, sha256])
      return { received: 0, complete: false, becameWhole: false }
    }
    await client.query(
      'UPDATE blob SET received = $3, complete = $4, changed_at = now() WHERE agency_id = $1 AND sha256 = $2',
      [agencyId, sha256, received, complete],
    )
    return { received, complete, becameWhole: complete }
  })
}

/** A file is whole: the attachments that name it get a new version, so that the desks that wait for it ask now. */
export async function announce(office: CommitOffice, { agencyId, sha256 }: BlobKey): Promise<void> {
  await inTransaction(office, [agencyId], async ({ db, putMany }) => {
    const rows = await db
      .select()
      .from(attachment)
      .where(and(eq(attachment.agencyId, agencyId), eq(attachment.sha256, sha256)))
      .for('update')
    await putMany(attachmentTable, rows)
  })
}

/** The bytes of a complete file from `first` on, part by part. */
export async function* readParts(
  client: Queryable,
  { agencyId, sha256 }: BlobKey,
  first: number,
  last: number,
): AsyncGenerator<Buffer> {
  let at = first
  while (at <= last) {
    const { rows } = await client.query<{ start: number; bytes: Buffer }>({
      name: 'blob_part_at',
      text: `SELECT start, bytes FROM blob_part WHERE agency_id = $1 AND sha256 = $2 AND start <= $3
        ORDER BY start DESC LIMIT 1`,
      values: [agencyId, sha256, at],
    })
    const part = rows[0]
    if (!part || part.start + part.bytes.length <= at) return
    const piece = part.bytes.subarray(at - part.start, last + 1 - part.start)
    yield piece
    at += piece.length
  }
}

async function hashOf(client: Queryable, key: BlobKey): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of readParts(client, key, 0, Number.MAX_SAFE_INTEGER - 1)) hash.update(piece)
  return hash.digest('hex')
}

/** Files that no attachment names any more, not even a deleted one that could come back, or one that somebody is offered. */
export async function forgetOrphans(pool: Pool): Promise<void> {
  await longTransaction(pool, (client) =>
    client.query(
      `DELETE FROM blob b WHERE changed_at < now() - interval '1 day'
     AND NOT EXISTS (SELECT FROM attachment a WHERE a.agency_id = b.agency_id AND a.sha256 = b.sha256)
     AND NOT EXISTS (SELECT FROM deleted_row d WHERE d.agency_id = b.agency_id AND d.tbl = 'attachment'
                     AND position(b.sha256 IN d.body) > 0)
     AND NOT EXISTS (SELECT FROM conflict c WHERE c.agency_id = b.agency_id AND c.tbl = 'attachment'
                     AND c.closed_at IS NULL AND position(b.sha256 IN c.mine) > 0)`,
    ),
  )
}
