import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { hashPassword } from '../../headoffice/features/session/passwords.ts'
import { attachPdf, damage, damageMeta } from './damaged-desk.ts'
import { type Desk, startDesk } from './desk.ts'
import { newCustomer, type Office, openOffice, write } from './desk-office.ts'
import { noteFor, type, untilPushed } from './desk-typing.ts'
import { type FaultProxy, openFaultProxy } from './fault-proxy.ts'
import { proveOnce } from './queue-checks.ts'

// Fault 42: what is in the way of moving a damaged mirror aside, or of taking over from it, and goes by itself.

let office: Office
let proxy: FaultProxy
const desks: Desk[] = []

beforeAll(async () => {
  office = await openOffice(20)
  proxy = await openFaultProxy(office.url)
}, 60_000)
afterEach(async () => {
  proxy.down = false
  for (const desk of desks.splice(0)) await desk.close()
})
afterAll(async () => {
  await proxy?.close()
  await office?.close()
})

const TAKEN = { mode: 'online', salvaged: { edits: 1, drafts: 0, whole: true, later: false } }
const LATER = { mode: 'online', salvaged: { edits: 0, drafts: 0, whole: true, later: true } }

/** A desk, ended, with a note that waits for head office. */
async function deskWithNote(text: string) {
  const somebody = newCustomer()
  await write(office, [somebody])
  const desk = await startDesk({ headOfficeUrl: proxy.url, username: 'titolare' })
  desks.push(desk)
  proxy.down = true
  const note = noteFor(somebody, text)
  await type(desk, note)
  await desk.session.signOut()
  return { desk, note, somebody }
}

/** Seals the key beside the mirror that was moved aside by a keyring that does not answer here. Gives the way back. */
function shutKey(desk: Desk): () => void {
  const [aside] = desk.folder.unsalvaged()
  const file = join(aside?.path ?? '', 'keys.json')
  const keys = readFileSync(file)
  writeFileSync(file, JSON.stringify({ sealed: true, blob: keys.toString('base64') }))
  return () => writeFileSync(file, keys)
}

test('fault 42: while its key cannot be had, it is told once, keeps nobody out, and is taken over when they can', async () => {
  const { desk, note } = await deskWithNote('Presa più tardi')
  await damage(desk)
  const giveKey = shutKey(desk)
  proxy.down = false
  for (const answer of [LATER, { mode: 'online' }]) {
    expect(await desk.signIn()).toEqual(answer)
    await desk.untilOnline()
    await desk.session.signOut()
  }
  giveKey()
  expect(await desk.signIn()).toEqual(TAKEN)
  await desk.untilOnline()
  await untilPushed(desk)
  await proveOnce(desk, office, [note.id])
  expect(desk.folder.unsalvaged()).toEqual([])
})

test('fault 42: a password that is changed before its key can be had again shuts nothing away', async () => {
  const { desk, note } = await deskWithNote('Scritta con la vecchia parola')
  await damage(desk)
  const [aside = ''] = desk.folder.unsalvaged().map(({ path }) => path)
  const giveKey = shutKey(desk)
  proxy.down = false
  expect(await desk.signIn()).toEqual(LATER)
  await desk.untilOnline()
  await desk.session.signOut()
  const { rows } = await office.pool.query('SELECT password_hash AS hash FROM app_user WHERE username = $1', [
    desk.username,
  ])
  const setHash = (hash: string) =>
    office.pool.query('UPDATE app_user SET password_hash = $1 WHERE username = $2', [hash, desk.username])
  await setHash(await hashPassword('una parola nuova'))
  giveKey()
  expect(await desk.signIn({ password: 'una parola nuova' })).toEqual(TAKEN)
  await desk.untilOnline()
  await untilPushed(desk)
  await proveOnce(desk, office, [note.id])
  expect(existsSync(join(aside, 'device-secret.json'))).toBe(false)
  await setHash(rows[0]?.hash)
})

test('fault 46: while another program holds a file of it, nobody is told that it was moved; a later sign-in moves the rest', async () => {
  const { desk, note, somebody } = await deskWithNote('Tenuta da un altro programma')
  await desk.refusal()
  await attachPdf(desk, somebody.id, 'Perizia.pdf')
  await desk.session.signOut()
  await damageMeta(desk)
  // Held files are Windows'; a folder that may not be moved refuses the same way.
  chmodSync(desk.folder.files, 0o500)
  expect(await desk.refusal()).toEqual({ code: 'MIRROR_IN_USE' })
  proxy.down = false
  expect(await desk.refusal()).toEqual({ code: 'MIRROR_IN_USE' })
  // Given free while it is waited for.
  setTimeout(() => chmodSync(desk.folder.files, 0o700), 200)
  expect(await desk.signIn()).toEqual({ ...TAKEN, salvaged: { ...TAKEN.salvaged, edits: 2 } })
  await desk.untilOnline()
  await untilPushed(desk)
  await proveOnce(desk, office, [note.id])
})
