import { createHash } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'
import type { Mutation, Outcome } from '../../../shared/sync/mutations.ts'

/** JSON with the names of every object in order: the same content gives the same text. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const members = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, one]) => `${JSON.stringify(name)}:${canonicalJson(one)}`)
  return `{${members.join(',')}}`
}

/** SHA-256 (hex) of a mutation without its number: pushed again under another number it is the same one. */
export function bodyHash({ seq: _, ...body }: Mutation): string {
  return createHash('sha256').update(canonicalJson(body)).digest('hex')
}

/** The stream of numbers of one device in one agency. */
export type Stream = { readonly agencyId: number; readonly deviceId: string }

/**
 * Takes the device's number for the length of the transaction, so that one batch delivered twice in parallel is applied
 * once (fault 14). Returns the last number used up.
 */
export async function lockAck(client: PoolClient, stream: Stream): Promise<number> {
  const known = await lockedAck(client, stream)
  if (known !== null) return known
  await client.query({
    name: 'push_ack_make',
    text: 'INSERT INTO device_ack (agency_id, device_id, last_ack_seq) VALUES ($1, $2, 0) ON CONFLICT DO NOTHING',
    values: [stream.agencyId, stream.deviceId],
  })
  return (await lockedAck(client, stream)) ?? 0
}

async function lockedAck(client: PoolClient, { agencyId, deviceId }: Stream): Promise<number | null> {
  const { rows } = await client.query<{ last_ack_seq: number }>({
    name: 'push_ack_lock',
    text: 'SELECT last_ack_seq FROM device_ack WHERE agency_id = $1 AND device_id = $2 FOR UPDATE',
    values: [agencyId, deviceId],
  })
  return rows[0]?.last_ack_seq ?? null
}

/** The last number used up, when nothing is being pushed. */
export async function readAck(pool: Pool, stream: Stream): Promise<number> {
  const { rows } = await pool.query<{ last_ack_seq: number }>({
    name: 'push_ack_read',
    text: 'SELECT last_ack_seq FROM device_ack WHERE agency_id = $1 AND device_id = $2',
    values: [stream.agencyId, stream.deviceId],
  })
  return rows[0]?.last_ack_seq ?? 0
}

export type Logged = { readonly body_sha256: string; readonly outcome: Outcome }

/** What came of these mutations, of those that the log knows, whichever device brought them. */
export async function readLog(
  db: Pool | PoolClient,
  agencyId: number,
  mutations: readonly Mutation[],
): Promise<ReadonlyMap<string, Logged>> {
  const { rows } = await db.query<Logged & { mutation_id: string }>({
    name: 'push_log_read',
    // One look-up by the key for each: the plan is kept, and one made while the log was empty would read the whole of it.
    text: `SELECT l.mutation_id, l.body_sha256, l.outcome FROM unnest($2::text[]) AS m(id)
      JOIN LATERAL (
        SELECT mutation_id, body_sha256, outcome FROM mutation_log WHERE agency_id = $1 AND mutation_id = m.id LIMIT 1
      ) l ON true`,
    values: [agencyId, mutations.map(({ mutation_id }) => mutation_id)],
  })
  return new Map(rows.map((row) => [row.mutation_id, row]))
}

/** A mutation that was settled in this transaction. */
export type Settled = { readonly mutation: Mutation; readonly outcome: Outcome }

/** Writes what came of the mutations of one unit, and the last number that is used up after it. */
export async function writeLog(
  client: PoolClient,
  { agencyId, deviceId }: Stream,
  settled: readonly Settled[],
  ackSeq: number,
): Promise<void> {
  await client.query({
    name: 'push_log_write',
    text: `WITH log AS (
        INSERT INTO mutation_log (agency_id, device_id, seq, mutation_id, body_sha256, outcome)
        SELECT $1, $2, * FROM unnest($4::bigint[], $5::text[], $6::text[], $7::jsonb[])
      )
      UPDATE device_ack SET last_ack_seq = $3 WHERE agency_id = $1 AND device_id = $2`,
    values: [
      agencyId,
      deviceId,
      ackSeq,
      settled.map(({ mutation }) => mutation.seq),
      settled.map(({ mutation }) => mutation.mutation_id),
      settled.map(({ mutation }) => bodyHash(mutation)),
      settled.map(({ outcome }) => JSON.stringify(outcome)),
    ],
  })
}
