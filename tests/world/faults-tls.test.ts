import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterEach, expect, test } from 'vitest'
import { NetworkFailure } from '../../electron/core/net/failures.ts'
import { HeadOffice } from '../../electron/core/net/head-office.ts'
import { describe } from '../../electron/core/sync/endings.ts'
import { syncApi } from '../../shared/features/sync/api.ts'
import { PROTOCOL, SCHEMA } from '../../shared/sync/wire.ts'
import { selfSigned } from './self-signed.ts'

const DAY = 86_400_000
const authorities = getCACertificates('default')
afterEach(() => setDefaultCACertificates(authorities))

/** What the desk makes of a real TLS server with this certificate, and how often it was asked anything. */
async function met(
  host: string,
  days: readonly [from: number, until: number],
  trusted = true,
): Promise<{ cause: unknown; asked: number }> {
  const [from, until] = days.map((day) => new Date(Date.now() + day * DAY)) as [Date, Date]
  const { key, cert } = selfSigned(host, from, until)
  if (trusted) setDefaultCACertificates([...authorities, cert])
  let asked = 0
  const server = createServer({ key, cert }, (_request, answer) => {
    asked++
    answer
      .writeHead(503, { 'content-type': 'application/json' })
      .end('{"code":"unavailable","message_id":"x"}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const headOffice = new HeadOffice(`https://localhost:${(server.address() as AddressInfo).port}`)
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

test('another host’s certificate and one that nobody vouches for are refused, and the clock is not blamed', async () => {
  for (const { cause, asked } of [
    await met('direzione.example.it', [-1, 1]),
    await met('localhost', [-1, 1], false),
  ]) {
    expect(cause).toBeInstanceOf(NetworkFailure)
    expect(describe(cause)).toEqual({ link: 'offline', problem: null, needsUser: false })
    expect(asked).toBe(0)
  }
})

test('the control: a good certificate is let through', async () => {
  const { cause, asked } = await met('localhost', [-1, 1])
  expect(describe(cause)).toMatchObject({ problem: 'server-busy' })
  expect(asked).toBe(1)
})
