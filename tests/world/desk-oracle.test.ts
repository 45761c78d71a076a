import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCursor } from '../../db/sync/cursors.ts'
import type { MirrorConnection } from '../../db/types.ts'
import { type Desk, startDesk } from './desk.ts'
import {
  bucketsHeld,
  differences,
  faultsOfDerived,
  mirrorRows,
  type Rows,
  serverRows,
} from './desk-compare.ts'
import { addDossiers, addProducts, newDossier, Writers } from './desk-writers.ts'
import { addTestAgency, addTestUser, openTestHeadOffice } from './head-office.ts'

const PORTFOLIOS = 4
const SECONDS = 10
const WRITERS = 8

let office: Awaited<ReturnType<typeof openTestHeadOffice>>
let products: string[]
const desks: Desk[] = []

beforeAll(async () => {
  // Small pages: first syncs and checkpoints cross page boundaries all the time.
  office = await openTestHeadOffice({ limits: { rows: 150, bytes: 100_000 }, poolSize: 30 })
  const { collaboratorIds } = await addTestAgency(office.pool, 1, PORTFOLIOS)
  products = await addProducts(office)
  await addTestUser(office.pool, { username: 'titolare', role: 'AGENTE_TITOLARE', agencies: [1] })
  await addTestUser(office.pool, {
    username: 'subagente',
    role: 'SUBAGENTE',
    agencies: [1],
    collaboratorId: collaboratorIds[1] ?? null,
  })
  await addDossiers(
    office,
    Array.from({ length: 150 }, (_, at) => newDossier(1, 1 + (at % PORTFOLIOS), products)),
  )
}, 60_000)
afterAll(async () => {
  for (const desk of desks) await desk.close()
  await office?.close()
})

/** Reads the encrypted file again and again; each time the cursor moved it keeps what the file holds. */
class Checkpoints {
  readonly seen: { ver: number; rows: Rows }[] = []
  readonly #db: MirrorConnection

  constructor(db: MirrorConnection) {
    this.#db = db
  }

  look(): void {
    this.#db.exec('BEGIN')
    const ver = readCursor(this.#db, 1)?.ver ?? -1
    if (ver !== this.seen.at(-1)?.ver) this.seen.push({ ver, rows: mirrorRows(this.#db) })
    this.#db.exec('COMMIT')
  }
}

test('two desks equal head office at every checkpoint while eight writers edit, move and delete', async () => {
  for (const username of ['titolare', 'subagente'])
    desks.push(await startDesk({ headOfficeUrl: office.url, username }))
  const files = await Promise.all(desks.map((desk) => desk.openFile()))
  const watched = files.map((file) => new Checkpoints(file))
  const all = await allBuckets()
  const base = await serverRows(office.pool, all)
  const writers = new Writers(office, 1, PORTFOLIOS, products)

  const until = Date.now() + SECONDS * 1000
  let writing = true
  const done = writers
    .run(WRITERS, () => Date.now() < until)
    .finally(() => {
      writing = false
    })
  const looking = (async () => {
    while (writing) {
      for (const watch of watched) watch.look()
      await new Promise((resolve) => setTimeout(resolve, 60))
    }
  })()
  await Promise.all([done, looking])

  const now = await serverRows(office.pool, all)
  const head = now.versions.get(1) ?? 0
  const from = base.versions.get(1) ?? 0
  const started = performance.now()
  for (const desk of desks) await desk.untilAt(1, head)
  const caughtUp = performance.now() - started
  for (const watch of watched) watch.look()

  for (const [at, watch] of watched.entries()) {
    const held = new Set(bucketsHeld(files[at] as MirrorConnection))
    for (const { ver, rows } of watch.seen) {
      const expected = new Map(
        [...writers.stateAt(base.rows, from, ver)].filter(([, row]) => held.has(row.bucket)),
      )
      expect(differences(rows, expected), `${desks[at]?.username} at ${ver}`).toEqual([])
    }
    const expected = new Map([...now.rows].filter(([, row]) => held.has(row.bucket)))
    expect(differences(mirrorRows(files[at] as MirrorConnection), expected)).toEqual([])
    expect(faultsOfDerived(files[at] as MirrorConnection)).toEqual([])
    expect(watch.seen.length).toBeGreaterThan(5)
  }
  // Nothing was mended on the way: a reload after a divergence would hide what this test looks for.
  for (const desk of desks)
    expect(
      desk.logged.filter(({ level }) => level !== 'info').map(({ message, data }) => ({ message, data })),
    ).toEqual([])
  console.log(
    `${writers.transactions} transactions; checkpoints compared: ${watched.map(({ seen }) => seen.length).join(' + ')}; ` +
      `caught up ${Math.round(caughtUp)} ms after the last commit`,
  )
  for (const file of files) file.close()
}, 60_000)

async function allBuckets(): Promise<string[]> {
  const { rows } = await office.pool.query<{ bucket: string }>('SELECT DISTINCT bucket FROM sync_row')
  return rows.map(({ bucket }) => bucket)
}
