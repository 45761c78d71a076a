// Playwright's `test` with a head office on sample data, made once for all tests of a worker, and desks before it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { createPool } from '../../headoffice/database.ts'
import { seedDatabase } from '../../headoffice/demo/seed.ts'
import { migrate } from '../../headoffice/migrate.ts'
import { type FaultProxy, openFaultProxy } from '../world/fault-proxy.ts'
import { openTestDatabase } from '../world/head-office.ts'
import { test as base, type DeskOptions, expect, startDesk } from './desk.ts'
import { Office, type OfficeData } from './head-office.ts'
import { Screen } from './screen.ts'

interface WorkerFixtures {
  sampleData: OfficeData
  /** The head office that all tests share. */
  office: Office
}

interface TestFixtures {
  /** A head office of this test alone, over the same data: it may be stopped and started. */
  ownOffice: Office
  /** A way to the shared head office on which answers can be held up. */
  slowWay: FaultProxy
  /** Starts a desk. All of them are closed at the end of the test and must have had nothing to complain of. */
  openDesk: (dataDir: string, options?: DeskOptions) => Promise<Screen>
  /** A second fresh folder, gone after the test. */
  otherDataDir: string
  /** A desk on a fresh folder before the shared head office. */
  freshDesk: Screen
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  sampleData: [
    async ({ browserName: _unused }, use) => {
      const database = await openTestDatabase()
      const client = new Client({ connectionString: database.url })
      await client.connect()
      await migrate(client).finally(() => client.end())
      await seedDatabase(database.url, { preset: 'sample', seed: 1 })
      const pool = createPool(database.url, 4, () => {})
      await use({ url: database.url, pool })
      await pool.end()
      await database.close()
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  office: [
    async ({ sampleData }, use) => {
      const office = new Office(sampleData)
      await office.start()
      await use(office)
      await office.stop()
    },
    { scope: 'worker' },
  ],
  ownOffice: async ({ sampleData }, use) => {
    const office = new Office(sampleData)
    await office.start()
    await use(office)
    await office.stop()
  },
  slowWay: async ({ office }, use) => {
    const proxy = await openFaultProxy(office.url)
    await use(proxy)
    await proxy.close()
  },
  openDesk: async ({ browserName: _unused }, use) => {
    const screens: Screen[] = []
    await use(async (dataDir, options) => {
      const screen = new Screen(await startDesk(dataDir, options))
      screens.push(screen)
      return screen
    })
    for (const screen of screens) await screen.close()
    expect(
      screens.flatMap(({ problems }) => problems),
      'complaints of the page',
    ).toEqual([])
  },
  otherDataDir: async ({ browserName: _unused }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'scrivania-e2e-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  },
  freshDesk: async ({ office, dataDir, openDesk }, use) => {
    await use(await openDesk(dataDir, { headOffice: office.url }))
  },
})

export { expect }
