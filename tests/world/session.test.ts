import { chmodSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openConnection } from '../../db/open.ts'
import { readLog } from '../../db/sync/log.ts'
import { unwrapByPassword } from '../../electron/core/session/key-wraps.ts'
import { revokeDevice } from '../../headoffice/cli/devices.ts'
import { disableUser, enableUser } from '../../headoffice/cli/users.ts'
import { hashPassword } from '../../headoffice/features/session/passwords.ts'
import { Desk, waitFor } from './desk.ts'
import { callsOf } from './desk-calls.ts'
import { mirrorRows } from './desk-compare.ts'
import { newCustomer, type Office, write } from './desk-office.ts'
import { type FaultProxy, httpAnswer } from './fault-proxy.ts'
import { addTestUser, TEST_PASSWORD } from './head-office.ts'
import { ProxiedDesks } from './proxied-desks.ts'

let desks: ProxiedDesks
let office: Office
let proxy: FaultProxy

beforeAll(async () => {
  desks = await ProxiedDesks.open(20)
  office = desks.office
  proxy = desks.proxy
}, 60_000)
afterAll(() => desks?.close())

const quietly = async (act: Promise<void>) => {
  const { write: say } = process.stdout
  process.stdout.write = () => true
  await act.finally(() => {
    process.stdout.write = say
  })
}

test('a wrong password is refused online and offline; offline everything is there, and it syncs when the network is back', async () => {
  const desk = await desks.start()
  const held = mirrorRows(desk.reader).size
  await desk.session.signOut()
  expect(await desk.refusal({ password: 'non è questa' })).toEqual({ code: 'WRONG_PASSWORD' })
  await desks.offline(async () => {
    expect(await desk.refusal({ password: 'non è questa' })).toEqual({ code: 'WRONG_PASSWORD' })
    expect(desk.session.state.value.phase).toBe('signed-out')
    expect(await desk.signIn()).toEqual({ mode: 'offline' })
    expect(mirrorRows(desk.reader).size).toBe(held)
    expect(desk.session.state.value.user?.username).toBe(desk.username)
    expect(await desk.refusal({ username: 'mai.visto' })).toEqual({ code: 'FIRST_SIGN_IN_NEEDS_NETWORK' })
    await desk.signIn()
    const told = () => readLog(desk.reader, 10).filter(({ kind }) => kind === 'connected' || kind === 'lost')
    await waitFor(
      () => told()[0]?.kind === 'lost',
      20_000,
      () => JSON.stringify(told()),
    )
    expect(told().map(({ kind }) => kind)).toEqual(['lost', 'connected'])
  })
  const head = await write(office, [newCustomer()])
  await desk.session.writer?.call('syncNow', null)
  await desk.untilAt(1, head)
  await desk.close()
})

test('a password changed at head office opens the old mirror; the old one is refused from then on', async () => {
  const desk = await desks.start()
  const key = await desk.key()
  await office.pool.query('UPDATE app_user SET password_hash = $1 WHERE username = $2', [
    await hashPassword('una parola nuova'),
    desk.username,
  ])
  await desk.session.signOut()
  expect(await desk.refusal()).toEqual({ code: 'WRONG_PASSWORD' })
  expect(await desk.signIn({ password: 'una parola nuova' })).toEqual({ mode: 'online' })
  // The desk opens before the password wraps its key, but is not left, nor shut and opened again, without.
  desk.session.lock()
  await desk.session.unlock('una parola nuova')
  expect(await desk.key('una parola nuova')).toEqual(key)
  await desk.session.signOut()
  await desks.offline(async () => {
    expect(await desk.refusal()).toEqual({ code: 'WRONG_PASSWORD' })
    expect(await desk.signIn({ password: 'una parola nuova' })).toEqual({ mode: 'offline' })
  })
  await desk.close()
})

test('a password changed at head office wraps the key at the end at the latest', async () => {
  const desk = await desks.start()
  const key = await desk.key()
  await desk.session.signOut()
  await office.pool.query('UPDATE app_user SET password_hash = $1 WHERE username = $2', [
    await hashPassword('ancora un’altra'),
    desk.username,
  ])
  await desk.signIn({ password: 'ancora un’altra' })
  await desk.session.signOut()
  expect(await desk.key('ancora un’altra')).toEqual(key)
  await desk.close()
})

test('what is asked while the desk opens is answered when it is open, and refused when it does not open', async () => {
  const desk = await desks.start()
  const total = [...mirrorRows(desk.reader).keys()].filter((key) => key.startsWith('customer|')).length
  await desk.session.signOut()
  const calls = callsOf(desk)
  const everybody = { filters: [], text: '', sort: { by: 'name' as const, descending: false } }
  await expect(calls.customers.count(everybody)).rejects.toMatchObject({ code: 'SIGNED_OUT' })
  const opening = desk.signIn()
  await desk.session.state.until(({ phase }) => phase === 'opening')
  expect(await calls.customers.count(everybody)).toEqual({ total })
  await opening
  await desk.session.signOut()
  const refused = desk.refusal({ password: 'non è questa' })
  await desk.session.state.until(({ phase }) => phase === 'opening')
  await expect(calls.customers.count(everybody)).rejects.toMatchObject({ code: 'SIGNED_OUT' })
  expect(await refused).toEqual({ code: 'WRONG_PASSWORD' })
  await desk.close()
})

test('an index that an earlier version did not make is made when the mirror has been opened', async () => {
  const desk = await desks.start()
  await desk.session.signOut()
  const file = openConnection(desk.folder.database, await desk.key(), 'write')
  file.exec('DROP INDEX customer_list_province')
  file.close()
  await desk.signIn()
  const made = () =>
    desk.reader.prepare("SELECT 1 FROM sqlite_master WHERE name = 'customer_list_province'").get()
  await desk.until('made', () => made() !== undefined)
  await desk.untilOnline()
  await desk.close()
})

test('a user disabled while online: the session ends with the reason, the file stays, offline is refused until enabled', async () => {
  const desk = await desks.start()
  const key = await desk.key()
  await quietly(disableUser(office.office, { name: desk.username }))
  await desk.until('ended', () => desk.session.state.value.endedBecause === 'disabled')
  expect(desk.session.state.value.phase).toBe('signed-out')
  const file = openConnection(desk.folder.database, key, 'read')
  expect(mirrorRows(file).size).toBeGreaterThan(20)
  file.close()
  await desks.offline(async () => expect(await desk.refusal()).toEqual({ code: 'USER_DISABLED' }))
  await desks.offline(async () =>
    expect(await desks.restarted(desk).refusal()).toEqual({ code: 'USER_DISABLED' }),
  )
  expect(await desk.refusal()).toEqual({ code: 'USER_DISABLED' })
  await quietly(enableUser(office.office, { name: desk.username }))
  expect(await desk.signIn()).toEqual({ mode: 'online' })
  await desk.session.signOut()
  await desks.offline(async () => expect(await desk.signIn()).toEqual({ mode: 'offline' }))
  await desk.close()
})

test('a device revoked while online ends the session; one revoked while it was off learns it at sign-in; nothing is left of either', async () => {
  const [here, away] = [await desks.start(), await desks.start()]
  await away.session.signOut()
  for (const desk of [here, away]) {
    const profile = JSON.parse(readFileSync(join(desk.folder.path, 'profile.json'), 'utf8'))
    await quietly(revokeDevice(office.office, { id: profile.deviceId }))
  }
  await here.until('ended', () => here.session.state.value.endedBecause === 'wiped')
  expect(await away.refusal()).toEqual({ code: 'DEVICE_REVOKED' })
  expect(away.session.state.value.endedBecause).toBe('wiped')
  for (const desk of [here, away]) {
    expect(existsSync(desk.folder.path)).toBe(false)
    await desks.offline(async () =>
      expect(await desk.refusal()).toEqual({ code: 'FIRST_SIGN_IN_NEEDS_NETWORK' }),
    )
    await desk.close()
  }
})

test('fault 37: a session that head office ended asks for the password; until then the data are readable', async () => {
  const desk = await desks.start({ tuning: { pollMs: 300 } })
  await office.pool.query(
    `UPDATE session_family SET revoked_at = now(), end_reason = 'password'
     WHERE user_id = (SELECT id FROM app_user WHERE username = $1)`,
    [desk.username],
  )
  await office.office.nudges.accessChanged(
    (await office.pool.query<{ id: string }>('SELECT id FROM app_user WHERE username = $1', [desk.username]))
      .rows[0]?.id ?? '',
  )
  await desk.until('signed out', ({ link, problem }) => link === 'paused' && problem === 'signed-out')
  expect(desk.session.state.value.phase).toBe('open')
  expect(mirrorRows(desk.reader).size).toBeGreaterThan(20)
  expect(await desk.signIn()).toEqual({ mode: 'online' })
  await desk.untilOnline()
  await desk.close()
})

test('five wrong tries, and the sixth is told to wait', async () => {
  const desk = await desks.start()
  await desk.session.signOut()
  for (let tries = 0; tries < 5; tries++) await desk.refusal({ password: 'sbagliata' })
  const refusal = await desk.refusal()
  expect(refusal).toMatchObject({ code: 'TOO_MANY_TRIES' })
  await desk.close()
})

test('another user of the same computer has another folder, and neither key nor password of the first', async () => {
  const first = await desks.start()
  const key = await first.key()
  await addTestUser(office.pool, { username: 'altra', role: 'AGENTE_TITOLARE', agencies: [1] })
  await first.session.signOut()
  const second = new Desk({ headOfficeUrl: proxy.url, username: 'altra', dataDir: first.dataDir })
  await second.signIn()
  await second.untilOnline()
  expect(second.folder.path).not.toBe(first.folder.path)
  const secondKey = await second.key()
  expect(secondKey.equals(key)).toBe(false)
  expect(() => openConnection(first.folder.database, secondKey, 'read')).toThrow('damaged')
  const wraps = JSON.parse(readFileSync(join(first.folder.path, 'keys.json'), 'utf8')).wraps
  expect(await unwrapByPassword(wraps, `${TEST_PASSWORD}!`)).toBeNull()
  expect(second.session.state.value.known.map(({ username }) => username).sort()).toEqual(
    ['altra', first.username].sort(),
  )
  await second.close()
  await first.close()
})

test('remove my data: nothing of that mirror is left, another stays; a removal that was cut short is ended at the next start', async () => {
  const desk = await desks.start()
  const { path } = desk.folder
  await desk.session.removeMyData()
  expect(existsSync(path)).toBe(false)
  expect(readdirSync(join(desk.dataDir, 'mirrors'))).toEqual([])
  expect(desk.session.state.value).toMatchObject({ phase: 'signed-out', known: [] })
  // Fault 46: held files are Windows'; a folder that may not be moved refuses the same way.
  await desk.signIn()
  chmodSync(join(desk.dataDir, 'mirrors'), 0o500)
  await expect(callsOf(desk).session.removeMyData({})).rejects.toMatchObject({ code: 'MIRROR_IN_USE' })
  chmodSync(join(desk.dataDir, 'mirrors'), 0o700)
  expect(desk.session.state.value).toMatchObject({
    phase: 'signed-out',
    known: [{ username: desk.username }],
  })
  await desk.signIn()
  await callsOf(desk).session.removeMyData({})
  expect(readdirSync(join(desk.dataDir, 'mirrors'))).toEqual([])
  // Fault 8: killed after the folder got its last name.
  await desk.signIn()
  await desk.session.signOut()
  renameSync(path, `${path}.leaving`)
  desks.restarted(desk)
  expect(readdirSync(join(desk.dataDir, 'mirrors'))).toEqual([])
  await desk.close()
})

test('fault 43: without its wraps, or with another keyring, a mirror is not opened, not touched and not replaced', async () => {
  const desk = await desks.start()
  await desk.session.signOut()
  const keys = join(desk.folder.path, 'keys.json')
  const [file, wraps] = [readFileSync(desk.folder.database), readFileSync(keys, 'utf8')]
  const cases: [string, () => void][] = [
    ['no wraps', () => writeFileSync(keys, '')],
    ['wraps cut', () => writeFileSync(keys, wraps.slice(0, 100))],
    [
      'another keyring',
      () =>
        writeFileSync(keys, JSON.stringify({ sealed: true, blob: Buffer.from(wraps).toString('base64') })),
    ],
  ]
  for (const [name, change] of cases) {
    change()
    expect(await desk.refusal(), name).toEqual({ code: 'CANNOT_UNLOCK' })
    await desks.offline(async () => expect(await desk.refusal(), name).toEqual({ code: 'CANNOT_UNLOCK' }))
    expect(readFileSync(desk.folder.database).equals(file), name).toBe(true)
  }
  rmSync(keys)
  expect(await desk.refusal()).toEqual({ code: 'CANNOT_UNLOCK' })
  expect(readFileSync(desk.folder.database).equals(file)).toBe(true)
  writeFileSync(keys, wraps)
  // A profile that cannot be read does not cost the mirror either: it is written anew after an online sign-in.
  writeFileSync(join(desk.folder.path, 'profile.json'), '{')
  await desks.offline(async () =>
    expect(await desk.refusal()).toEqual({ code: 'FIRST_SIGN_IN_NEEDS_NETWORK' }),
  )
  expect(await desk.signIn()).toEqual({ mode: 'online' })
  await desk.untilOnline()
  expect(mirrorRows(desk.reader).size).toBeGreaterThan(20)
  await desk.close()
})

test('fault 43: at its user’s word a mirror that cannot be unlocked is set aside whole and begun anew, online only', async () => {
  const desk = await desks.start()
  await desk.session.signOut()
  const file = readFileSync(desk.folder.database)
  writeFileSync(join(desk.folder.path, 'keys.json'), '')
  const credentials = { username: desk.username, password: desk.password, setAside: true }
  await desks.offline(async () => expect(await desk.refusal()).toEqual({ code: 'CANNOT_UNLOCK' }))
  expect(readFileSync(desk.folder.database).equals(file)).toBe(true)
  // Nothing in it can be read, and its user is told.
  expect(await desk.session.signIn(credentials)).toEqual({
    mode: 'online',
    salvaged: { edits: 0, drafts: 0, whole: false, later: false },
  })
  await desk.untilOnline()
  expect(mirrorRows(desk.reader).size).toBeGreaterThan(20)
  const aside = readdirSync(desk.folder.path).find((name) => name.startsWith('set-aside-')) ?? ''
  expect(readFileSync(join(desk.folder.path, aside, 'mirror.db')).equals(file)).toBe(true)
  await desk.session.signOut()
  await desks.offline(async () => expect(await desk.signIn()).toEqual({ mode: 'offline' }))
  await desk.close()
})

test('a first sign-in cut short before its mirror was made is taken up again', async () => {
  const desk = await desks.start()
  await desk.session.signOut()
  for (const file of ['mirror.db', 'profile.json']) rmSync(join(desk.folder.path, file), { force: true })
  await desks.offline(async () =>
    expect(await desk.refusal()).toEqual({ code: 'FIRST_SIGN_IN_NEEDS_NETWORK' }),
  )
  expect(await desk.signIn()).toEqual({ mode: 'online' })
  await desk.untilOnline()
  await desk.close()
})

test('a head office made anew does not know the device: it enrols again, and the mirror is loaded anew', async () => {
  const desk = await desks.start()
  const view = desk.reader.prepare("SELECT value FROM meta WHERE key = 'deviceId'").pluck()
  const before = view.get()
  await desk.session.signOut()
  await office.pool.query('DELETE FROM refresh_token; DELETE FROM session_family')
  await office.pool.query('DELETE FROM device_bucket_set; DELETE FROM device')
  expect(await desk.signIn()).toEqual({ mode: 'online' })
  await desk.untilOnline()
  expect(desk.reader.prepare("SELECT value FROM meta WHERE key = 'deviceId'").pluck().get()).not.toBe(before)
  await desk.session.signOut()
  await desks.offline(async () => expect(await desk.signIn()).toEqual({ mode: 'offline' }))
  await desk.close()
})

test('a busy head office does not keep anybody from the mirror', async () => {
  const desk = await desks.start()
  await desk.session.signOut()
  const body = JSON.stringify({ code: 'unavailable', message_id: 'x', retry_after_ms: 500 })
  proxy.fault = () => ({
    kind: 'answer',
    bytes: httpAnswer(503, { 'content-type': 'application/json' }, body),
  })
  expect(await desk.signIn()).toEqual({ mode: 'offline' })
  proxy.fault = () => null
  await desk.close()
})
