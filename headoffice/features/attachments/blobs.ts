import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import {
  BLOB_PART_BYTES,
  blobHash,
  blobQuery,
  parseContentRange,
  parseRange,
} from '../../../shared/features/attachments/wire.ts'
import type { HeadOffice } from '../../context.ts'
import { Refusal } from '../../refusal.ts'
import { addPart, announce, type BlobKey, handedOverSize, readParts, statedSize, stateOf } from './store.ts'

const BYTES = 'application/octet-stream'

/** The bytes of attachments (sync.md section 3); what does not concern the caller's buckets is "not there" (fault 35). */
export function blobRoutes(fastify: FastifyInstance, office: HeadOffice): void {
  const { access, pool } = office
  fastify.addContentTypeParser(BYTES, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))

  async function allowed(
    request: FastifyRequest,
    way: 'in' | 'out',
  ): Promise<{ key: BlobKey; size: number }> {
    const caller = await access.device(request.headers.authorization)
    const { sha256 } = request.params as { sha256: string }
    const query = blobQuery.safeParse(request.query)
    if (!blobHash.safeParse(sha256).success || !query.success)
      throw new Refusal('bad_request', { why: 'blob' })
    const key = { agencyId: query.data.agency, sha256 }
    const client = await pool.connect()
    try {
      const stated = await statedSize(client, caller.userId, key)
      const size = stated ?? (way === 'in' ? await handedOverSize(client, caller.userId, key) : null)
      if (size === null) throw new Refusal('not_found', { why: 'no such attachment' })
      return { key, size }
    } finally {
      client.release()
    }
  }

  fastify.put('/v1/blob/:sha256', { bodyLimit: BLOB_PART_BYTES }, async (request) => {
    const { key, size } = await allowed(request, 'in')
    const range = parseContentRange(String(request.headers['content-range'] ?? ''))
    const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    if (!range || range.size !== size) throw new Refusal('bad_request', { why: 'content-range' })
    if (range.first === null && size > 0) return stateOf(pool, key)
    const { first, last } = range
    if (first !== null && last !== null && bytes.length !== last - first + 1)
      throw new Refusal('bad_request', { why: 'length of the part' })
    office.metrics.count('blob_bytes_total', { way: 'in' }, bytes.length)
    const { becameWhole, ...state } = await addPart(pool, key, size, first ?? 0, bytes)
    if (becameWhole) await announce(office, key)
    return state
  })

  fastify.get('/v1/blob/:sha256', { compress: false }, async (request, reply) => {
    const { key, size } = await allowed(request, 'out')
    const header = request.headers.range
    const range = header === undefined ? { first: 0, last: null } : parseRange(header)
    if (!range || (range.first >= size && size > 0)) throw new Refusal('bad_request', { why: 'range' })
    const state = await stateOf(pool, key)
    if (!state.complete) throw new Refusal('not_found', { why: 'the bytes have not come yet' })
    const last = Math.min(range.last ?? size - 1, size - 1)
    // Part by part from the pool: a desk on a slow line must not hold a connection that the others wait for.
    const body = Readable.from(readParts(pool, key, range.first, last), { objectMode: false })
    office.metrics.count('blob_bytes_total', { way: 'out' }, last - range.first + 1)
    return reply
      .status(header === undefined ? 200 : 206)
      .type(BYTES)
      .header('content-length', last - range.first + 1)
      .header('content-range', `bytes ${range.first}-${last}/${size}`)
      .send(body)
  })
}
