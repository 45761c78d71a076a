import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readDraft } from '../../db/features/edits/drafts.ts'
import { handedOutFolder } from '../../electron/core/vault/handed-out.ts'
import { inTransaction } from '../../headoffice/feed/change.ts'
import { startEmbeddedPostgres } from '../../headoffice/postgres.ts'
import { conflictTables } from '../../shared/features/conflicts/api.ts'
import { CanarySearch, canaryWord } from './canary-search.ts'
import { Desk, newDataDir, startDesk, waitFor } from './desk.ts'
import { attachFile } from './desk-attach.ts'
import { callsOf } from './desk-calls.ts'
import { headOf, newCustomer, type Office, openOffice, write } from './desk-office.ts'
import { DeskProcess } from './desk-process.ts'
import { noteFor, outbox, patchOf, shown, type, untilPushed } from './desk-typing.ts'
import { type FaultProxy, openFaultProxy } from './fault-proxy.ts'

const [conflictTable] = conflictTables

const WORD = {
  sent: canaryWord('inviato'),
  again: canaryWord('poi'),
  waiting: canaryWord('attesa'),
  server: canaryWord('sotto'),
  draft: canaryWord('bozza'),
  refused: canaryWord('rifiutato'),
  mine: canaryWord('mio'),
  theirs: canaryWord('loro'),
  fileName: canaryWord('file'),
  content: canaryWord('contenuto'),
  killed: canaryWord('ucciso'),
}

const officeDir = newDataDir()
const dataDir = newDataDir()
const search = new CanarySearch(Object.values(WORD), officeDir)
let postgres: Awaited<ReturnType<typeof startEmbeddedPostgres>>
let office: Office
let proxy: FaultProxy

beforeAll(async () => {
  postgres = await startEmbeddedPostgres(officeDir, { durable: false })
  office = await openOffice(6, { databaseUrl: postgres.url })
  proxy = await openFaultProxy(office.url)
}, 90_000)
afterAll(async () => {
  await proxy?.close()
  await office?.close()
  await postgres?.stop()
  for (const folder of [officeDir, dataDir]) rmSync(folder, { recursive: true, force: true })
})

const attach = (desk: Desk, customerId: string): Promise<string> =>
  attachFile(callsOf(desk), {
    customerId,
    name: `${WORD.fileName}.txt`,
    bytes: Buffer.from(`${WORD.content}\n`.repeat(5000)),
  })

/** An open question about a customer, with two texts. */
async function ask(customer: ReturnType<typeof newCustomer>): Promise<string> {
  const id = randomUUID()
  const at = new Date().toISOString()
  await inTransaction(office.office, [1], ({ put }) =>
    put(conflictTable, {
      id,
      agencyId: 1,
      portfolio: customer.portfolio,
      kind: 'FIELDS',
      tbl: 'customer',
      rowId: customer.id,
      customerId: customer.id,
      label: WORD.mine,
      mine: JSON.stringify({ notes: WORD.mine }),
      theirs: JSON.stringify({ notes: WORD.theirs }),
      before: JSON.stringify({ notes: null }),
      mineById: null,
      mineBy: 'Uno',
      mineAt: at,
      theirsBy: 'Altra',
      theirsAt: at,
      mutationId: randomUUID(),
      openedAt: at,
      closedAt: null,
      closedBy: null,
      choice: null,
    }),
  )
  return id
}

test('fault 66: what is typed, waits, is asked about, drafted, attached or refused stands nowhere outside the encrypted file', async () => {
  const [customer, waiting] = [newCustomer(), newCustomer({ notes: WORD.server })]
  await write(office, [customer, waiting])
  const desk = await startDesk({ headOfficeUrl: proxy.url, username: 'titolare', dataDir })
  await type(desk, patchOf('customer', customer.id, { notes: [null, WORD.sent] }))
  await type(desk, patchOf('customer', customer.id, { notes: [WORD.sent, WORD.again] }))
  await desk.session.writer?.call('saveDraft', { key: `interaction:${customer.id}`, value: WORD.draft })
  await attach(desk, customer.id)
  const question = await ask(customer)
  await untilPushed(desk)
  await desk.untilAt(1, await headOf(office))
  await expect(
    type(desk, patchOf('customer', customer.id, { mobile: [null, WORD.refused] })),
  ).rejects.toThrow()
  proxy.down = true
  await desk.until('offline', ({ link }) => link === 'offline')
  await type(desk, patchOf('customer', waiting.id, { notes: [WORD.server, WORD.waiting] }))

  // All of it is there, for whoever has the key.
  const { reader } = desk
  const texts = reader
    .prepare("SELECT group_concat(new_value) FROM change WHERE field = 'notes'")
    .pluck()
    .get()
  for (const word of [WORD.sent, WORD.again, WORD.waiting]) expect(texts).toContain(word)
  expect(reader.prepare('SELECT row FROM server_row').pluck().get()).toContain(WORD.server)
  expect(outbox(reader).at(-1)?.fields.notes?.to).toBe(WORD.waiting)
  expect(readDraft(reader, `interaction:${customer.id}`).value).toBe(WORD.draft)
  expect(shown(reader, 'conflict', question, 'theirs')).toContain(WORD.theirs)
  expect(reader.prepare('SELECT name FROM attachment').pluck().get()).toContain(WORD.fileName)

  expect(search.hits(dataDir)).toEqual([])
  const words = new RegExp(Object.values(WORD).join('|'), 'i')
  expect(JSON.stringify(desk.logged)).not.toMatch(words)
  expect(office.logged.join('\n')).not.toMatch(words)
  await desk.session.signOut()
  expect(search.hits(dataDir)).toEqual([])

  const child = new DeskProcess({ headOfficeUrl: proxy.url, username: 'titolare', dataDir })
  await child.until('open', () => child.open)
  const answer = await child.command('applyEdits', { edits: [noteFor(customer, WORD.killed)] })
  expect(answer).not.toHaveProperty('refused')
  await child.kill()
  expect(search.hits(dataDir)).toEqual([])
  expect(JSON.stringify(child.logged)).not.toMatch(words)
}, 120_000)

test('fault 66: what was laid out in plain for a viewer when core was killed is gone at its next start', () => {
  const laidOut = handedOutFolder(dataDir)
  mkdirSync(laidOut, { recursive: true })
  writeFileSync(join(laidOut, `${WORD.fileName}.txt`), WORD.content)
  expect(search.hits(dataDir)).toHaveLength(1)
  new Desk({ headOfficeUrl: proxy.url, username: 'titolare', dataDir })
  expect(existsSync(laidOut)).toBe(false)
  expect(search.hits(dataDir)).toEqual([])
})

test('the control: the same search finds them in a plain file, and in head office’s own data', async () => {
  const plain = join(dataDir, 'plain.txt')
  writeFileSync(plain, `x${WORD.draft.toUpperCase()}x`)
  expect(search.hits(dataDir)).toEqual([plain])
  await office.pool.query('CHECKPOINT')
  await waitFor(
    () => search.hitsAtHeadOffice().length > 0,
    10_000,
    () => 'the search finds nothing anywhere',
  )
})
