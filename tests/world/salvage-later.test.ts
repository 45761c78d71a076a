import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { hashPassword } from '../../headoffice/features/session/passwords.ts'
import { attachPdf, damage, damageMeta } from './damaged-desk.ts'
import type { Desk } from './desk.ts'
import { newCustomer, write } from './desk-office.ts'
import { noteFor, type, untilPushed } from './desk-typing.ts'
import { ProxiedDesks } from './proxied-desks.ts'
import { proveOnce } from './queue-checks.ts'

// Fault 42: what is in the way of moving a damaged mirror aside, or of taking over from it, and goes by itself.

let desks: ProxiedDesks

beforeAll(async () => {
  desks = await ProxiedDesks.open(20)
}, 60_000)
afterEach(() => {
  desks.proxy.down = false
})
afterAll(() => desks?.close())

const TAKEN = { mode: 'online', salvaged: { edits: 1, drafts: 0, whole: true, later: false } }
const LATER = { mode: 'online', salvaged: { edits: 0, drafts: 0, whole: true, later: true } }

/** A desk, ended, with a note that waits for head office. */
async function deskWithNote(text: string) {
  const somebody = newCustomer()
  await write(desks.office, [somebody])
  const desk = await desks.start()
  desks.proxy.down = true
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
  desks.proxy.down = false
  for (const answer of [LATER, { mode: 'online' }]) {
    expect(await desk.signIn()).toEqual(answer)
    await desk.untilOnline()
    await desk.session.signOut()
  }
  giveKey()
  expect(await desk.signIn()).toEqual(TAKEN)
  await desk.untilOnline()
  await untilPushed(desk)
  await proveOnce(desk, desks.office, [note.id])
  expect(desk.folder.unsalvaged()).toEqual([])
  await desk.close()
})

test('fault 42: a password that is changed before its key can be had again shuts nothing away', async () => {
  const { desk, note } = await deskWithNote('Scritta con la vecchia parola')
  await damage(desk)
  const [aside = ''] = desk.folder.unsalvaged().map(({ path }) => path)
  const giveKey = shutKey(desk)
  desks.proxy.down = false
  expect(await desk.signIn()).toEqual(LATER)
  await desk.untilOnline()
  await desk.session.signOut()
  await desks.office.pool.query('UPDATE app_user SET password_hash = $1 WHERE username = $2', [
    await hashPassword('una parola nuova'),
    desk.username,
  ])
  giveKey()
  expect(await desk.signIn({ password: 'una parola nuova' })).toEqual(TAKEN)
  await desk.untilOnline()
  await untilPushed(desk)
  await proveOnce(desk, desks.office, [note.id])
  expect(existsSync(join(aside, 'device-secret.json'))).toBe(false)
  await desk.close()
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
  desks.proxy.down = false
  expect(await desk.refusal()).toEqual({ code: 'MIRROR_IN_USE' })
  // Given free while it is waited for.
  setTimeout(() => chmodSync(desk.folder.files, 0o700), 200)
  expect(await desk.signIn()).toEqual({ ...TAKEN, salvaged: { ...TAKEN.salvaged, edits: 2 } })
  await desk.untilOnline()
  await untilPushed(desk)
  await proveOnce(desk, desks.office, [note.id])
  await desk.close()
})
