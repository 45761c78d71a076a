import type { FastifyInstance, FastifyReply } from 'fastify'
import type { z } from 'zod'
import { feedOf } from '../../../shared/sync/buckets.ts'
import { NDJSON, pullRequest, snapshotQuery } from '../../../shared/sync/wire.ts'
import type { HeadOffice } from '../../context.ts'
import { bucketsOf } from '../../feed/bucket-set.ts'
import { type FeedPage, readPull } from '../../feed/pull.ts'
import { readSnapshot } from '../../feed/snapshot.ts'
import { Refusal } from '../../refusal.ts'
import { headsOf, readPage } from './store.ts'

function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input)
  // Paths alone: a value could be anything.
  if (!parsed.success)
    throw new Refusal('bad_request', {
      why: parsed.error.issues.map((issue) => issue.path.join('.')).join(' '),
    })
  return parsed.data
}

/** The calls whose answers are pages of lines or events; everything else is JSON (shared/rpc/rest-contract.ts). */
export function streamRoutes(fastify: FastifyInstance, office: HeadOffice): void {
  const { access } = office
  function send(reply: FastifyReply, kind: string, page: FeedPage) {
    office.metrics.count('pages_total', { kind })
    office.metrics.count('page_lines_total', { kind }, page.rows)
    office.metrics.count('page_chars_total', { kind }, page.text.length)
    return reply.type(NDJSON).send(page.text)
  }

  fastify.get('/v1/snapshot', async (request, reply) => {
    const caller = await access.device(request.headers.authorization)
    const query = parse(snapshotQuery, request.query)
    const page = await readPage(office, caller, (client, held) =>
      readSnapshot(client, caller.device, held, query, office.keys.secret, office.limits),
    )
    return send(reply, 'snapshot', page)
  })

  fastify.post('/v1/pull', async (request, reply) => {
    const caller = await access.device(request.headers.authorization)
    const wanted = parse(pullRequest, request.body)
    const page = await readPage(office, caller, (client, held) =>
      readPull(client, caller.device, held, wanted, office.limits),
    )
    return send(reply, 'pull', page)
  })

  fastify.get('/v1/live', { compress: false }, async (request, reply) => {
    const { authorization } = request.headers
    const caller = await access.device(authorization)
    const feedsNow = async () => {
      const client = await office.pool.connect()
      try {
        return new Set((await bucketsOf(client, caller.userId)).map(feedOf))
      } finally {
        client.release()
      }
    }
    const feeds = await feedsNow()
    const heads = await headsOf(office.pool, [...feeds])
    reply.hijack()
    office.live.join(
      reply.raw,
      {
        userId: caller.userId,
        feeds,
        refresh: async () => ((await access.stands(caller)) ? feedsNow() : null),
      },
      new Map(heads.map(({ feed, ver }) => [feed, ver])),
    )
  })
}
