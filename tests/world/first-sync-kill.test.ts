import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Desk, newDataDir } from './desk.ts'
import { bucketsHeld, differences, faultsOfDerived, mirrorRows, serverRows } from './desk-compare.ts'
import { DeskProcess } from './desk-process.ts'
import { addDossiers, addProducts, newDossier, random } from './desk-writers.ts'
import { addTestAgency, addTestUser, openTestHeadOffice } from './head-office.ts'

const KILLS = Number(process.env.SCRIVANIA_KILLS ?? 50)
const LANES = 2
const PAGE_ROWS = 80
const CUSTOMERS = 400

let office: Awaited<ReturnType<typeof openTestHeadOffice>>

beforeAll(async () => {
  office = await openTestHeadOffice({ limits: { rows: PAGE_ROWS, bytes: 60_000 }, poolSize: 20 })
  await addTestAgency(office.pool, 1, 3)
  const products = await addProducts(office)
  for (let lane = 0; lane < LANES; lane++)
    await addTestUser(office.pool, { username: `titolare${lane}`, role: 'AGENTE_TITOLARE', agencies: [1] })
  await addDossiers(
    office,
    Array.from({ length: CUSTOMERS }, (_, at) => newDossier(1, 1 + (at % 3), products)),
  )
}, 60_000)
afterAll(async () => {
  // What head office could not answer would show on the desks as something else.
  expect(office.logged.filter((line) => /"level":[56]0/.test(line))).toEqual([])
  await office?.close()
})

/** Lines of snapshot pages that head office served. */
function servedRows(): number {
  const line = /page_lines_total\{kind="snapshot"\} (\d+)/.exec(office.office.metrics.text())
  return Number(line?.[1] ?? 0)
}

type Tally = { kills: number; syncs: number; points: Map<string, number> }

/** Where the next process dies: at the n-th transaction or index of its work, or at any moment after its start. */
function nextPoint(): { name: string; killAt?: string; after?: number } {
  const kind = random(10)
  if (kind < 3) return { name: 'inside a transaction', killAt: `inside:${1 + random(16)}` }
  if (kind < 6) return { name: 'after a commit', killAt: `after:${1 + random(16)}` }
  if (kind < 8) return { name: 'building an index', killAt: `index:${1 + random(8)}` }
  return { name: 'any moment', after: 300 + random(1500) }
}

/** First syncs by one user, each cut as often as it takes; every one ends equal to head office. */
async function lane(number: number, wanted: number): Promise<Tally> {
  const tally: Tally = { kills: 0, syncs: 0, points: new Map() }
  while (tally.kills < wanted) {
    const dataDir = newDataDir()
    const options = { headOfficeUrl: office.url, username: `titolare${number}`, dataDir }
    for (let killsHere = 0; tally.kills < wanted && killsHere < 25; ) {
      const point = nextPoint()
      const desk = new DeskProcess(options, point.killAt)
      const timer = point.after === undefined ? null : setTimeout(() => void desk.kill(), point.after)
      await desk.until(
        'killed or complete',
        () => desk.ended || desk.complete || desk.refusal !== null,
        45_000,
      )
      if (timer) clearTimeout(timer)
      expect(desk.refusal, `after ${point.name}`).toBeNull()
      if (!desk.ended) {
        await desk.kill()
        break
      }
      expect(await desk.end()).toBe('SIGKILL')
      tally.kills++
      killsHere++
      tally.points.set(point.name, (tally.points.get(point.name) ?? 0) + 1)
    }
    await proveEqual(dataDir, number)
    tally.syncs++
    rmSync(dataDir, { recursive: true, force: true })
  }
  return tally
}

async function proveEqual(dataDir: string, number: number): Promise<void> {
  const desk = new Desk({ headOfficeUrl: office.url, username: `titolare${number}`, dataDir })
  await desk.signIn()
  await desk.untilOnline()
  const file = await desk.openFile()
  const { rows } = await serverRows(office.pool, bucketsHeld(file))
  expect(differences(mirrorRows(file), rows)).toEqual([])
  expect(faultsOfDerived(file)).toEqual([])
  expect(file.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(file.prepare('SELECT count(*) AS n FROM stage').get()).toEqual({ n: 0 })
  // Nothing was mended by loading it twice.
  expect(desk.logged.filter(({ level }) => level === 'warn')).toEqual([])
  file.close()
  await desk.close()
}

test(
  `faults 4, 5, 7: ${KILLS} kills of a first sync; it resumes, downloads at most a page twice for each, and ends equal`,
  async () => {
    const everything = new Desk({ headOfficeUrl: office.url, username: 'titolare0' })
    await everything.signIn()
    await everything.untilOnline()
    const file = await everything.openFile()
    const held = mirrorRows(file).size
    file.close()
    await everything.close()

    const before = servedRows()
    const tallies = await Promise.all(
      Array.from({ length: LANES }, (_, number) => lane(number, Math.ceil(KILLS / LANES))),
    )
    const kills = tallies.reduce((sum, tally) => sum + tally.kills, 0)
    const syncs = tallies.reduce((sum, tally) => sum + tally.syncs, 0)
    const served = servedRows() - before
    const points = tallies.flatMap(({ points }) => [...points].map(([name, count]) => `${name} ${count}`))
    console.log(
      `${kills} kills in ${syncs} first syncs of ${held} rows (${points.join(', ')}); ` +
        `${served - syncs * held} rows downloaded again, at most ${kills * PAGE_ROWS} allowed`,
    )
    expect(kills).toBeGreaterThanOrEqual(KILLS)
    expect(served).toBeLessThanOrEqual(syncs * held + kills * PAGE_ROWS)
  },
  60_000 + KILLS * 6_000,
)
