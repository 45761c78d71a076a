import { generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto'
import { feedOf } from '../../shared/sync/buckets.ts'
import type { ErrorBody } from '../../shared/sync/errors.ts'
import type { Mutation } from '../../shared/sync/mutations.ts'
import { syncedTables } from '../../shared/sync/tables.ts'
import { PROTOCOL, type PullRequest, SCHEMA } from '../../shared/sync/wire.ts'
import { TEST_PASSWORD } from './head-office.ts'
import { FeedReader, parsePage } from './head-office-reader.ts'

export type Answer = { readonly status: number; readonly headers: Headers; readonly text: string }
/** A JSON answer, whatever it holds: tests look into it freely. */
// biome-ignore lint/suspicious/noExplicitAny: the tests assert on what came
type Json = any

export function json(answer: Answer): Json {
  return JSON.parse(answer.text)
}

export function refusalOf(answer: Answer): ErrorBody & { status: number } {
  return { ...json(answer), status: answer.status }
}

export async function call(
  url: string,
  method: string,
  path: string,
  options: { token?: string | undefined; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...options.headers,
    },
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
  })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

export type Keys = { readonly publicKey: string; readonly privateKey: KeyObject }

export function newKeys(): Keys {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return { publicKey: publicKey.export({ format: 'jwk' }).x ?? '', privateKey }
}

export type TestDevice = {
  readonly url: string
  readonly id: string
  readonly keys: Keys
  readonly keySecret: string
  readonly buckets: string[]
  bucketSetId: number
  accessToken: string
  refreshToken: string
}

export function signIn(url: string, username: string, more: { password?: string; deviceId?: string } = {}) {
  const { password = TEST_PASSWORD, deviceId } = more
  return call(url, 'POST', '/v1/session', { body: { username, password, ...(deviceId ? { deviceId } : {}) } })
}

/** Signs in and enrols a device with a key of its own. */
export async function enrol(url: string, username: string): Promise<TestDevice> {
  const session = json(await signIn(url, username))
  const keys = newKeys()
  const answer = await call(url, 'POST', '/v1/devices', {
    token: session.tokens.accessToken,
    body: {
      publicKey: keys.publicKey,
      name: 'prova',
      appVersion: '0.1.0',
      protocol: PROTOCOL,
      schema: SCHEMA,
    },
  })
  if (answer.status !== 200) throw new Error(answer.text)
  const device = json(answer)
  return {
    url,
    id: device.deviceId,
    keys,
    keySecret: device.keySecret,
    buckets: device.buckets,
    bucketSetId: device.bucketSetId,
    accessToken: device.tokens.accessToken,
    refreshToken: device.tokens.refreshToken,
  }
}

export function proofOf(keys: Keys, refreshToken: string, issuedAt: string): string {
  return sign(null, Buffer.from(`${refreshToken}|${issuedAt}`), keys.privateKey).toString('base64url')
}

export function refresh(
  device: TestDevice,
  more: { refreshToken?: string; keys?: Keys; deviceId?: string; issuedAt?: string } = {},
): Promise<Answer> {
  const { refreshToken = device.refreshToken, keys = device.keys, deviceId = device.id } = more
  const issuedAt = more.issuedAt ?? new Date().toISOString()
  const proof = proofOf(keys, refreshToken, issuedAt)
  return call(device.url, 'POST', '/v1/token', { body: { refreshToken, deviceId, issuedAt, proof } })
}

export function pull(
  device: TestDevice,
  body: PullRequest,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return call(device.url, 'POST', '/v1/pull', { token: device.accessToken, body, headers })
}

/** One mutation as a test types it; what is left out is what a desk would put there. */
export type TypedMutation = Partial<Mutation> & Pick<Mutation, 'tbl' | 'id' | 'op'>

export function mutationOf(typed: TypedMutation): Omit<Mutation, 'seq'> {
  return {
    mutation_id: randomUUID(),
    base_ver: 0,
    fields: {},
    created_at: new Date().toISOString(),
    ...typed,
  }
}

/** Pushes mutations under the numbers from `firstSeq` on. */
export function push(
  device: TestDevice,
  firstSeq: number,
  mutations: readonly Omit<Mutation, 'seq'>[],
  more: { agency?: number; device?: string } = {},
): Promise<Answer> {
  const body = {
    agency: more.agency ?? 1,
    device: more.device ?? device.id,
    first_seq: firstSeq,
    mutations: mutations.map((mutation, index) => ({ ...mutation, seq: firstSeq + index })),
  }
  return call(device.url, 'POST', '/v1/push', { token: device.accessToken, body })
}

export function snapshot(device: TestDevice, bucket: string, tbl: string, resume?: string): Promise<Answer> {
  const query = new URLSearchParams({ bucket, tbl, ...(resume ? { resume } : {}) })
  return call(device.url, 'GET', `/v1/snapshot?${query}`, { token: device.accessToken })
}

export function hello(
  url: string,
  token?: string,
  more: { protocol?: number; schema?: number } = {},
): Promise<Answer> {
  const { protocol = PROTOCOL, schema = SCHEMA } = more
  return call(url, 'GET', `/v1/hello?protocol=${protocol}&schema=${schema}&app=0.1.0`, { token })
}

const SCOPE_LETTER = { catalogue: 'g', roster: 'r', office: 'a', portfolio: 'p' } as const

/** The first sync of one feed as a desk does it: table by table over its buckets, all pages, the cursor of the first. */
export async function firstSync(device: TestDevice, feed: number): Promise<FeedReader> {
  const buckets = device.buckets.filter((bucket) => feedOf(bucket) === feed)
  let reader: FeedReader | undefined
  for (const table of syncedTables)
    for (const bucket of buckets.filter((name) => name[0] === SCOPE_LETTER[table.scope])) {
      let resume: string | null | undefined
      while (resume !== null) {
        const page = parsePage((await snapshot(device, bucket, table.name, resume)).text)
        const { epoch, to, mark, bucket_set_id } = page.header
        reader ??= new FeedReader({ feed, epoch, ver: to, mark, bucketSetId: bucket_set_id })
        for (const line of page.lines) reader.apply(line)
        resume = page.trailer.resume ?? null
      }
    }
  if (!reader) throw new Error(`no bucket of feed ${feed}`)
  return reader
}
