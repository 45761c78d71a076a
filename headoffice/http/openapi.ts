import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { z } from 'zod'
import { restContract } from '../../shared/rpc/rest-contract.ts'
import { ERROR_STATUS, type ErrorCode, errorBody } from '../../shared/sync/errors.ts'
import {
  byeEvent,
  NDJSON,
  nudgeEvent,
  pageHeader,
  pageTrailer,
  pullRequest,
  snapshotQuery,
} from '../../shared/sync/wire.ts'

function jsonSchema(schema: z.ZodType) {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return rest as Record<string, unknown>
}

function refusalResponses(...codes: ErrorCode[]) {
  const statuses = [...new Set(codes.map((code) => ERROR_STATUS[code]))]
  return Object.fromEntries(
    statuses.map((status) => [
      String(status),
      {
        description: codes.filter((code) => ERROR_STATUS[code] === status).join(', '),
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
      },
    ]),
  )
}

const GENERAL = ['bad_request', 'too_many_requests', 'unexpected', 'unavailable'] as const
const DEVICE_CALL = [
  'token_expired',
  'forbidden',
  'user_disabled',
  'not_found',
  'device_revoked',
  'too_old',
] as const
const security = [{ accessToken: [] }]

function pageResponse(description: string) {
  return { description, content: { [NDJSON]: { schema: { type: 'string' } } } }
}

const PAGE_TEXT =
  'One JSON value per line: a header (schema PageHeader), then put, del, exit, add_bucket and drop_bucket lines, then a trailer ' +
  '(schema PageTrailer) whose sha256 is over all lines before it. A page without its trailer is torn and is thrown away.'

/** The calls that the contract of JSON calls cannot say: pages of lines and events. */
function streamedPaths() {
  const query = z.toJSONSchema(snapshotQuery, { io: 'input' })
  const parameters = Object.entries(query.properties ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: query.required?.includes(name) ?? false,
    schema,
  }))
  return {
    '/v1/snapshot': {
      get: {
        operationId: 'feed.snapshot',
        summary: 'First sync: one page of a table of a bucket',
        description: PAGE_TEXT,
        security,
        parameters,
        responses: {
          200: pageResponse('A page; `resume` of its trailer asks for the next one'),
          ...refusalResponses(...GENERAL, ...DEVICE_CALL, 'epoch_changed', 'cursor_expired'),
        },
      },
    },
    '/v1/pull': {
      post: {
        operationId: 'feed.pull',
        summary: 'Changes of a feed after a cursor, page by page; the last one is a checkpoint',
        description: PAGE_TEXT,
        security,
        requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(pullRequest) } } },
        responses: {
          200: pageResponse('A page; `next` of its trailer is the `after` of the next request'),
          ...refusalResponses(
            ...GENERAL,
            ...DEVICE_CALL,
            'epoch_changed',
            'cursor_ahead',
            'bucket_set_changed',
            'cursor_expired',
          ),
        },
      },
    },
    '/v1/live': {
      get: {
        operationId: 'feed.live',
        summary: 'Events: nudge, heartbeat (every 15 s), bye',
        description:
          'Server-sent events. The data of `nudge` is Nudge, that of `bye` Bye; a heartbeat has none.',
        security,
        responses: {
          200: { description: 'Events', content: { 'text/event-stream': { schema: { type: 'string' } } } },
          ...refusalResponses(...GENERAL, ...DEVICE_CALL),
        },
      },
    },
  }
}

/** The OpenAPI document, made from the contract and the wire format that the server itself runs on. */
export async function openApiDocument(version: string): Promise<Record<string, unknown>> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  const document = await generator.generate(restContract, {
    info: { title: 'Scrivania Agente: head office', version },
    components: {
      securitySchemes: { accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
    customErrorResponseBodySchema: () => ({ $ref: '#/components/schemas/Refusal' }),
  })
  return {
    ...document,
    paths: { ...document.paths, ...streamedPaths() },
    components: {
      ...document.components,
      schemas: {
        ...document.components?.schemas,
        Refusal: jsonSchema(errorBody),
        PageHeader: jsonSchema(pageHeader),
        PageTrailer: jsonSchema(pageTrailer),
        Nudge: jsonSchema(nudgeEvent),
        Bye: jsonSchema(byeEvent),
      },
    },
  }
}
