import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { attachPdf, damage, flip, placesOf } from './damaged-desk.ts'
import { type Desk, startDesk, waitFor } from './desk.ts'
import { callsOf } from './desk-calls.ts'
import { newCustomer, type Office, openOffice, write } from './desk-office.ts'
import { noteFor, outbox, patchOf, shown, type, untilPushed } from './desk-typing.ts'
import { type FaultProxy, openFaultProxy } from './fault-proxy.ts'
import { effectsOn, proveEqual, proveOnce } from './queue-checks.ts'

// Fault 42: a damaged mirror is moved aside, and what head office does not have is taken over from it.

let office: Office
let proxy: FaultProxy
const desks: Desk[] = []

beforeAll(async () => {
  office = await openOffice(20)
  proxy = await openFaultProxy(office.url)
}, 60_000)
afterEach(async () => {
  proxy.fault = () => null
  proxy.down = false
  for (const desk of desks.splice(0)) await desk.close()
})
afterAll(async () => {
  await proxy?.close()
  await office?.close()
})

async function open(): Promise<Desk> {
  const desk = await startDesk({ headOfficeUrl: proxy.url, username: 'titolare' })
  desks.push(desk)
  return desk
}

test('fault 42: what was typed and not sent, a draft and a file come over from the damaged mirror, each with one effect', async () => {
  const [somebody, known] = [newCustomer(), newCustomer()]
  await write(office, [somebody, known])
  const desk = await open()
  const { attachments, edits } = callsOf(desk)
  // One that head office took and whose answer never came.
  proxy.fault = ({ path }) => (path === '/v1/push' ? { kind: 'silence' } : null)
  const taken = noteFor(known, 'Presa, senza risposta')
  await type(desk, taken)
  await waitFor(
    async () => (await effectsOn(office, taken.id)) === 1,
    20_000,
    () => 'not taken',
  )
  proxy.down = true
  const waiting = noteFor(somebody, 'Scritta senza rete')
  await type(desk, patchOf('customer', somebody.id, { mobile: [somebody.mobile, '+393471112233'] }))
  await type(desk, waiting)
  const { id: attachment } = await attachPdf(desk, somebody.id, 'Perizia.pdf')
  await edits.saveDraft({ key: 'note:1', value: 'A metà' })
  await desk.session.signOut()
  await damage(desk)
  proxy.down = false
  proxy.fault = () => null

  expect(await desk.signIn()).toEqual({
    mode: 'online',
    salvaged: { edits: 4, drafts: 1, whole: true, later: false },
  })
  await desk.untilOnline()
  await untilPushed(desk)
  expect(shown(desk.reader, 'customer', somebody.id, 'mobile')).toBe('+393471112233')
  await proveOnce(desk, office, [taken.id, waiting.id])
  expect((await edits.draft({ key: 'note:1' })).value).toBe('A metà')
  await waitFor(
    async () => {
      const [file] = await attachments.ofCustomer({ customerId: somebody.id })
      return file?.attachment.id === attachment && file.place === 'here'
    },
    20_000,
    () => 'the file did not reach head office',
  )
  const { rows } = await office.pool.query('SELECT size, complete FROM blob')
  expect(rows).toMatchObject([{ size: 200_009, complete: true }])
  // Once: the next damage finds nothing in what lies aside.
  await desk.session.signOut()
  await damage(desk)
  expect(await desk.signIn()).toEqual({
    mode: 'online',
    salvaged: { edits: 0, drafts: 1, whole: true, later: false },
  })
  await desk.untilOnline()
  await proveEqual(desk, office)
})

test('fault 42: where the queue itself is damaged, what can be read around it comes over, and it is said that some is lost', async () => {
  const people = Array.from({ length: 40 }, () => newCustomer())
  await write(office, people)
  const desk = await open()
  proxy.down = true
  const [first = newCustomer(), second = newCustomer()] = people
  await type(
    desk,
    patchOf('customer', first.id, { mobile: [first.mobile, '+393471112233'] }),
    patchOf('customer', second.id, { mobile: [second.mobile, '+393471112233'] }),
  )
  const notes = people.map((one, at) => noteFor(one, `${at} ${'x'.repeat(180)}`))
  for (const note of notes) await type(desk, note)
  await desk.session.signOut()
  const pages = await placesOf(desk, 'mutation')
  expect(pages.length).toBeGreaterThan(5)
  await flip(desk, pages[Math.floor(pages.length / 2)] ?? 0)
  await damage(desk)
  proxy.down = false

  const { salvaged } = await desk.signIn()
  expect(salvaged?.whole).toBe(false)
  expect(salvaged?.edits).toBeGreaterThan(notes.length / 2)
  expect(salvaged?.edits).toBeLessThan(notes.length)
  // Of a group some might be missing: it waits for its user's word.
  const grouped = outbox(desk.reader).filter(({ group }) => group !== null)
  expect(grouped.map(({ state, outcome }) => [state, outcome?.result])).toEqual([
    ['given-up', 'voided'],
    ['given-up', 'voided'],
  ])
  await desk.untilOnline()
  await untilPushed(desk)
  const there = await Promise.all(notes.map(({ id }) => effectsOn(office, id)))
  expect(there.filter((effects) => effects === 1)).toHaveLength(salvaged?.edits ?? 0)
  expect(there.filter((effects) => effects > 1)).toEqual([])
  expect([there.at(0), there.at(-1)]).toEqual([1, 1])
  await proveEqual(desk, office)
})

const NOTHING = { mode: 'online', salvaged: { edits: 0, drafts: 0, whole: false, later: false } }

/** A desk with something typed that waits, ended. */
async function deskWith(note: ReturnType<typeof noteFor>): Promise<Desk> {
  const desk = await open()
  proxy.down = true
  await type(desk, note)
  await desk.session.signOut()
  return desk
}

test('fault 42: a mirror that is damaged in its beginning gives nothing, keeps nobody out, and is left as it is', async () => {
  const somebody = newCustomer()
  await write(office, [somebody])
  const desk = await deskWith(noteFor(somebody, 'Non si legge più'))
  await flip(desk, 20)
  await desk.refusal()
  proxy.down = false
  expect(await desk.signIn()).toEqual(NOTHING)
  await desk.untilOnline()
  expect(outbox(desk.reader)).toEqual([])
  expect(desk.folder.unsalvaged()).toEqual([])
  await proveEqual(desk, office)
})

test.each([
  ['lies', (keys: string) => rmSync(keys)],
  ['can be read', (keys: string) => writeFileSync(keys, '{}')],
])('fault 42: a mirror beside which no key %s is told as lost, and not tried again', async (_, spoil) => {
  const somebody = newCustomer()
  await write(office, [somebody])
  const desk = await deskWith(noteFor(somebody, 'Senza chiave'))
  await damage(desk)
  const [aside = ''] = desk.folder.unsalvaged().map(({ path }) => path)
  spoil(join(aside, 'keys.json'))
  proxy.down = false
  expect(await desk.signIn()).toEqual(NOTHING)
  await desk.untilOnline()
  expect(desk.folder.unsalvaged()).toEqual([])
})

test('fault 42: a file that cannot be read keeps nobody out, and the others come over', async () => {
  const somebody = newCustomer()
  await write(office, [somebody])
  const desk = await open()
  proxy.down = true
  const kept = await attachPdf(desk, somebody.id, 'Perizia.pdf')
  const unread = await attachPdf(desk, somebody.id, 'Foto.pdf')
  await desk.session.signOut()
  await damage(desk)
  const [aside] = desk.folder.unsalvaged()
  // What a disk with a bad place answers cannot be had here; a folder in the place of the file cannot be read either.
  const path = join(aside?.files ?? '', unread.sealedAs)
  rmSync(path)
  mkdirSync(path)
  proxy.down = false
  expect(await desk.signIn()).toMatchObject({ mode: 'online', salvaged: { edits: 2, whole: false } })
  await desk.untilOnline()
  const { attachments } = callsOf(desk)
  await waitFor(
    async () =>
      (await attachments.ofCustomer({ customerId: somebody.id })).some(
        ({ attachment, place }) => attachment.id === kept.id && place === 'here',
      ),
    20_000,
    () => 'the readable file did not reach head office',
  )
})

test('fault 42: what a kill leaves half moved aside is moved whole at the next sign-in, and taken over', async () => {
  const somebody = newCustomer()
  await write(office, [somebody])
  const note = noteFor(somebody, 'A metà strada')
  const desk = await deskWith(note)
  await damage(desk)
  const [aside] = desk.folder.unsalvaged()
  for (const name of ['mirror.db', 'keys.json'])
    renameSync(join(aside?.path ?? '', name), join(desk.folder.path, name))
  writeFileSync(join(aside?.path ?? '', 'unsalvaged'), 'moving')
  proxy.down = false
  expect(await desk.signIn()).toEqual({
    mode: 'online',
    salvaged: { edits: 1, drafts: 0, whole: true, later: false },
  })
  await desk.untilOnline()
  await untilPushed(desk)
  await proveOnce(desk, office, [note.id])
})
