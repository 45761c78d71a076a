import { cpSync, rmSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { readCursor } from '../../db/sync/cursors.ts'
import type { MirrorConnection } from '../../db/types.ts'
import type { Customer } from '../../shared/features/customers/model.ts'
import { Desk, newDataDir, startDesk, waitFor } from './desk.ts'
import { bucketsHeld, differences, mirrorRows, type Rows, serverRows } from './desk-compare.ts'
import { newCustomer, type Office, openOffice, write } from './desk-office.ts'
import { DeskProcess } from './desk-process.ts'
import { noteFor, outbox, patchOf, shown, type, untilPushed } from './desk-typing.ts'
import { type FaultProxy, openFaultProxy } from './fault-proxy.ts'
import { effectsOn, holdBack, letThrough, proveEqual } from './queue-checks.ts'

// Kills of a desk in which something typed waits, so that the rows it is killed over carry pending fields.

const PAGE_ROWS = 8

let office: Office
let proxy: FaultProxy
const folders: string[] = []
const desks: Desk[] = []

beforeAll(async () => {
  office = await openOffice(40, { limits: { rows: PAGE_ROWS, bytes: 1e6 } })
  proxy = await openFaultProxy(office.url)
})
afterEach(async () => {
  proxy.fault = () => null
  await letThrough(office)
  for (const desk of desks.splice(0)) await desk.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})
afterAll(async () => {
  await proxy?.close()
  await office?.close()
})

function keptFolder(): string {
  const folder = newDataDir()
  folders.push(folder)
  return folder
}

async function open(dataDir: string, tuning: object = {}): Promise<Desk> {
  const desk = await startDesk({ headOfficeUrl: proxy.url, username: 'titolare', dataDir, tuning })
  desks.push(desk)
  return desk
}

/** What a mirror shows as head office's, without what this desk alone has typed. */
function confirmed(db: MirrorConnection, pending: Customer): Rows {
  const rows = mirrorRows(db)
  for (const [key, { ver }] of rows) if (ver === 0) rows.delete(key)
  rows.delete(`customer|${pending.id}`)
  return rows
}

/** Version and profession of the server's row that stands beside the pending one. */
function base(db: MirrorConnection, { id }: Customer): { ver: number; text: string } | undefined {
  return db
    .prepare<[string], { ver: number; text: string }>('SELECT ver, row AS text FROM server_row WHERE id = ?')
    .get(id)
}

const KILLS = [
  ['fault 4, first page', 'stage:3', 'before'],
  ['fault 4, later page', `stage:${3 * PAGE_ROWS}`, 'before'],
  ['fault 5, in the commit', 'checkpoint:2', 'before'],
  ['fault 5, after the commit', 'committed:2', 'after'],
] as const

test('faults 4, 5: killed while a checkpoint is staged, in its commit and after it, with pending fields on top: the old state or the new one, never a mixed one', async () => {
  const customer = newCustomer()
  await write(office, [customer])
  const dataDir = keptFolder()
  const first = await open(dataDir, { backoffMs: 20_000 })
  await holdBack(office, customer)
  const note = noteFor(customer, 'Attende')
  await type(first, patchOf('customer', customer.id, { mobile: [null, '+393331234567'] }), note)
  await waitFor(
    () => outbox(first.reader).some(({ failures }) => failures > 0),
    20_000,
    () => 'head office did not fail on it',
  )
  const before = {
    ver: readCursor(first.reader, 1)?.ver,
    rows: confirmed(first.reader, customer),
    base: base(first.reader, customer),
  }
  await first.session.signOut()
  const written = Array.from({ length: 5 * PAGE_ROWS }, () => newCustomer())
  const head = await write(office, [...written, { ...customer, profession: 'CP3' }])

  for (const [name, killAt, state] of KILLS) {
    const copy = keptFolder()
    cpSync(dataDir, copy, { recursive: true })
    const options = { headOfficeUrl: proxy.url, username: 'titolare', dataDir: copy }
    const child = new DeskProcess({ ...options, tuning: { backoffMs: 20_000 } }, killAt)
    await child.until(name, () => child.ended)
    expect(await child.end(), name).toBe('SIGKILL')

    const file = await new Desk(options).openFile()
    const isAfter = state === 'after'
    const { rows: server } = await serverRows(office.pool, bucketsHeld(file))
    server.delete(`customer|${customer.id}`)
    expect(readCursor(file, 1)?.ver, name).toBe(isAfter ? head : before.ver)
    expect(differences(confirmed(file, customer), isAfter ? server : before.rows), name).toEqual([])
    expect(shown(file, 'customer', customer.id, 'mobile'), name).toBe('+393331234567')
    expect(shown(file, 'customer', customer.id, 'profession'), name).toBe(isAfter ? 'CP3' : null)
    expect(shown(file, 'interaction', note.id, 'subject'), name).toBe('Attende')
    if (isAfter)
      expect(base(file, customer)).toMatchObject({ ver: head, text: expect.stringContaining('CP3') })
    else expect(base(file, customer), name).toEqual(before.base)
    expect(outbox(file).map(({ seq, state }) => [seq, state])).toEqual([
      [1, 'queued'],
      [2, 'queued'],
    ])
    file.close()
  }

  // Healed, each of them comes to the same end: the edits have one effect, whoever brings them.
  await letThrough(office)
  for (const copy of folders.slice(-KILLS.length)) {
    const desk = await open(copy)
    await untilPushed(desk)
    expect([await effectsOn(office, customer.id), await effectsOn(office, note.id)]).toEqual([1, 1])
    expect(shown(desk.reader, 'customer', customer.id, 'mobile')).toBe('+393331234567')
    await proveEqual(desk, office)
    await desk.session.signOut()
  }
}, 120_000)

test('fault 7: a first sync is killed five times while edits are typed into what is there already: each has one effect', async () => {
  const dataDir = keptFolder()
  const { rows } = await office.pool.query<{ id: string }>('SELECT id FROM customer ORDER BY id LIMIT 5')
  // Pages come slowly once the customers are in, so that the kills fall into the load.
  let pages = 0
  proxy.fault = ({ path }) =>
    path.startsWith('/v1/snapshot') && ++pages > 1 && !path.includes('customer')
      ? { kind: 'delay', milliseconds: 25 }
      : null
  const notes: ReturnType<typeof noteFor>[] = []
  for (const customer of rows) {
    const child = new DeskProcess({ headOfficeUrl: proxy.url, username: 'titolare', dataDir })
    await child.until('open', () => child.open)
    const note = noteFor(customer, `Durante il primo carico ${notes.length}`)
    await waitFor(
      async () => !('refused' in (await child.command('applyEdits', { edits: [note] }))),
      20_000,
      () => 'the customer does not come',
    )
    notes.push(note)
    expect(child.complete).toBe(false)
    await child.kill()
  }
  proxy.fault = () => null
  const desk = await open(dataDir)
  await untilPushed(desk)
  expect(outbox(desk.reader).map(({ seq, state }) => [seq, state])).toEqual(
    notes.map((_note, at) => [at + 1, 'done']),
  )
  for (const note of notes) expect(await effectsOn(office, note.id)).toBe(1)
  await proveEqual(desk, office)
}, 120_000)
