// Fault 20: five thousand live connections to one head office, all at once, and its planned restart.
import { Agent, request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nudgeEvent } from '../../shared/sync/wire.ts'
import { addTestAgency, addTestUser, openTestDatabase, openTestHeadOffice } from './head-office.ts'
import { enrol } from './head-office-client.ts'

const CROWD = 5_000
const TENTHS = 10
/** sync.md section 9: within this time after a goodbye, and half a second, they are back. */
const SPREAD_MS = 10_500

let database: Awaited<ReturnType<typeof openTestDatabase>>
let office: Awaited<ReturnType<typeof openTestHeadOffice>>

beforeAll(async () => {
  database = await openTestDatabase()
  office = await openTestHeadOffice({ databaseUrl: database.url })
  await addTestAgency(office.pool, 1)
  await addTestUser(office.pool, { username: 'marta', role: 'IMPIEGATO_BACK', agencies: [1] })
}, 60_000)
afterAll(async () => {
  await office?.close()
  await database?.close()
})

/** What came over the streams of a crowd. */
class Streams {
  readonly statuses: number[] = []
  readonly byes: number[] = []
  ended = 0
  readonly #nudged = new Map<number, number>()

  /** Opens one; resolves when head office answered. */
  open(url: string, token: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const asked = request(
        `${url}/v1/live`,
        { agent, headers: { authorization: `Bearer ${token}` } },
        (answer) => {
          this.statuses.push(answer.statusCode ?? 0)
          answer.setEncoding('utf8')
          answer.on('data', (text: string) => this.#hear(text))
          answer.on('close', () => this.ended++)
          resolve()
        },
      )
      asked.on('error', reject)
      asked.end()
    })
  }

  nudgedTo(ver: number): number {
    return this.#nudged.get(ver) ?? 0
  }

  #hear(text: string): void {
    for (const [, event = '', data = ''] of text.matchAll(/^event: (\w+)\ndata: (.*)$/gm)) {
      if (event === 'bye') this.byes.push(JSON.parse(data).retry_ms)
      if (event === 'nudge') {
        const { ver } = nudgeEvent.parse(JSON.parse(data))
        this.#nudged.set(ver, (this.#nudged.get(ver) ?? 0) + 1)
      }
    }
  }
}

const agent = new Agent({ maxSockets: Number.POSITIVE_INFINITY })

test('fault 20: five thousand at one door are all let in, all told, and told to come back over ten seconds', async () => {
  const { accessToken } = await enrol(office.url, 'marta')
  const streams = new Streams()
  await Promise.all(Array.from({ length: CROWD }, () => streams.open(office.url, accessToken)))
  expect(new Set(streams.statuses)).toEqual(new Set([200]))
  expect(office.office.live.size()).toBe(CROWD)

  office.office.nudges.committed(1, 77)
  await expect.poll(() => streams.nudgedTo(77), { timeout: 30_000 }).toBe(CROWD)

  await office.close()
  await expect.poll(() => streams.ended, { timeout: 30_000 }).toBe(CROWD)
  const tenths: number[] = Array(TENTHS).fill(0)
  for (const wait of streams.byes) {
    const tenth = Math.floor((wait / SPREAD_MS) * TENTHS)
    tenths[tenth] = (tenths[tenth] ?? 0) + 1
  }
  expect(streams.byes).toHaveLength(CROWD)
  expect(Math.max(...tenths)).toBeLessThan((2 * CROWD) / TENTHS)
}, 120_000)
