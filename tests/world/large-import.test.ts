import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newDataDir } from './desk.ts'
import { newCustomer, type Office, openOffice, write } from './desk-office.ts'
import { DeskProcess } from './desk-process.ts'

const ROWS = 50_000
const MIB = 1024 * 1024

let office: Office
let dataDir: string

beforeAll(async () => {
  office = await openOffice(10)
  dataDir = newDataDir()
}, 60_000)
afterAll(async () => {
  await office?.close()
  rmSync(dataDir, { recursive: true, force: true })
})

test('fault 48: fifty thousand rows of one transaction are one checkpoint on the desk, and never lie in its memory whole', async () => {
  const desk = new DeskProcess({ headOfficeUrl: office.url, username: 'titolare', dataDir })
  await desk.until('the first sync', () => desk.complete)
  const before = await desk.memory()
  await write(
    office,
    Array.from({ length: ROWS }, () => newCustomer()),
  )
  const checkpoints = () => desk.logged.filter(({ message }) => message === 'checkpoint')
  await desk.until('the import', () => checkpoints().length > 0 && desk.complete, 60_000)
  expect(checkpoints().map(({ data }) => data.rows)).toEqual([ROWS])
  const { peak } = await desk.memory()
  // 240 MiB where every act was made before the first one was applied, some 110 since.
  expect((peak - before.rss) / MIB).toBeLessThan(200)
  await desk.close()
}, 120_000)
