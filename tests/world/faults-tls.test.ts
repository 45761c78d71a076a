import { X509Certificate } from 'node:crypto'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterEach, expect, test } from 'vitest'
import { NetworkFailure } from '../../electron/core/net/failures.ts'
import { HeadOffice } from '../../electron/core/net/head-office.ts'
import { HttpClient } from '../../electron/core/net/http.ts'
import { pinOf } from '../../electron/core/net/pins.ts'
import { describe } from '../../electron/core/sync/endings.ts'
import { syncApi } from '../../shared/features/sync/api.ts'
import { PROTOCOL, SCHEMA } from '../../shared/sync/wire.ts'
import { selfSigned } from './self-signed.ts'

const DAY = 86_400_000
const authorities = getCACertificates('default')
afterEach(() => setDefaultCACertificates(authorities))

/** What the desk makes of a real TLS server with a new certificate, and how often it was asked anything. */
function met(host: string, days: readonly [from: number, until: number], trusted = true) {
  const [from, until] = days.map((day) => new Date(Date.now() + day * DAY)) as [Date, Date]
  return meet(selfSigned(host, from, until), trusted)
}

/** The same of a server whose certificate is known, by a desk with these pins. */
async function meet(
  { key, cert }: ReturnType<typeof selfSigned>,
  trusted: boolean,
  pins: readonly string[] = [],
): Promise<{ cause: unknown; asked: number }> {
  if (trusted) setDefaultCACertificates([...authorities, cert])
  let asked = 0
  const server = createServer({ key, cert }, (_request, answer) => {
    asked++
    answer
      .writeHead(503, { 'content-type': 'application/json' })
      .end('{"code":"unavailable","message_id":"x"}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `https://localhost:${(server.address() as AddressInfo).port}`
  const headOffice = new HeadOffice(origin, new HttpClient(origin, [...pins]))
  try {
    await headOffice.call(syncApi.hello, { protocol: PROTOCOL, schema: SCHEMA, app: '0.1.0' }, {})
    return { cause: null, asked }
  } catch (error) {
    return { cause: error, asked }
  } finally {
    headOffice.http.reset()
    server.close()
  }
}

test.each([
  ['two years ahead: the certificate seems to have ended', [-730, -1]],
  ['two years behind: it seems not to have begun', [1, 730]],
] as const)(
  'fault 40: a clock %s; the failure is named after the clock, and nothing is asked',
  async (_how, days) => {
    const { cause, asked } = await met('localhost', days)
    expect(cause).toBeInstanceOf(NetworkFailure)
    expect(describe(cause)).toEqual({ link: 'offline', problem: 'clock', needsUser: false })
    expect(asked).toBe(0)
  },
)

test('another host’s certificate and one that nobody vouches for are refused, and told as that', async () => {
  for (const { cause, asked } of [
    await met('direzione.example.it', [-1, 1]),
    await met('localhost', [-1, 1], false),
  ]) {
    expect(cause).toBeInstanceOf(NetworkFailure)
    expect(describe(cause)).toEqual({ link: 'offline', problem: 'certificate', needsUser: false })
    expect(asked).toBe(0)
  }
})

test('the control: a good certificate is let through', async () => {
  const { cause, asked } = await met('localhost', [-1, 1])
  expect(describe(cause)).toMatchObject({ problem: 'server-busy' })
  expect(asked).toBe(1)
})

test('fault 65: where keys are pinned only their holder is head office, with the one in use or with the one in reserve', async () => {
  const [from, until] = [new Date(Date.now() - DAY), new Date(Date.now() + DAY)]
  const [present, reserve, another] = ['present', 'reserve', 'another'].map(() =>
    selfSigned('localhost', from, until),
  ) as [Server, Server, Server]
  const pins = [present, reserve].map(pin)
  for (const server of [present, reserve]) expect((await meet(server, true, pins)).asked).toBe(1)
  const { cause, asked } = await meet(another, true, pins)
  expect(describe(cause)).toMatchObject({ link: 'offline', problem: 'certificate' })
  expect(asked).toBe(0)
  // A pin stands beside what is asked of every certificate, not in its place.
  const stranger = selfSigned('direzione.example.it', from, until)
  expect((await meet(stranger, true, [pin(stranger), ...pins])).asked).toBe(0)
  expect((await meet(present, false, pins)).asked).toBe(0)
})

test('fault 65: no word goes to head office in plain http but on this computer', () => {
  expect(() => new HttpClient('http://direzione.example.it')).toThrow('over https')
  expect(() => new HttpClient('http://127.0.0.1.example.it')).toThrow('over https')
  expect(() => new HttpClient('http://127.0.0.1:8080')).not.toThrow()
})

type Server = ReturnType<typeof selfSigned>

function pin({ cert }: Server): string {
  return pinOf(new X509Certificate(cert))
}
