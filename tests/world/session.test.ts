import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openConnection } from '../../db/open.ts'
import { romeToday } from '../../electron/core/context.ts'
import { createRouter } from '../../electron/core/rpc/router.ts'
import { unwrapByPassword } from '../../electron/core/session/key-wraps.ts'
import { revokeDevice } from '../../headoffice/cli/devices.ts'
import { disableUser, enableUser } from '../../headoffice/cli/users.ts'
import { hashPassword } from '../../headoffice/features/session/passwords.ts'
import { Desk, startDesk } from './desk.ts'
import { mirrorRows } from './desk-compare.ts'
import { newCustomer, type Office, openOffice, write } from './desk-office.ts'
import { type FaultProxy, httpAnswer, openFaultProxy } from './fault-proxy.ts'
import { addTestUser, TEST_PASSWORD } from './head-office.ts'

const DAY = 24 * 3600 * 1000

let office: Office
let proxy: FaultProxy
let users = 0

beforeAll(async () => {
  office = await openOffice(20)
  proxy = await openFaultProxy(office.url)
}, 60_000)
afterAll(async () => {
  await proxy?.close()
  await office?.close()
})

/** A desk of a user of its own, so that what happens to one touches no other test. */
async function newDesk(more: Partial<ConstructorParameters<typeof Desk>[0]> = {}): Promise<Desk> {
  const username = `utente${++users}`
  await addTestUser(office.pool, { username, role: 'AGENTE_TITOLARE', agencies: [1] })
  return startDesk({ headOfficeUrl: proxy.url, username, ...more })
}

/** The same data folder in a desk that was started anew. */
function restarted(desk: Desk, more: Partial<ConstructorParameters<typeof Desk>[0]> = {}): Desk {
  const { dataDir, username, password } = desk
  return new Desk({ headOfficeUrl: proxy.url, dataDir, username, password, ...more })
}

/** Core's calls as the window makes them. */
function windowOf({ session }: Desk) {
  const noShell = { openFile: async () => false, saveFile: async () => false }
  const context = { session, today: romeToday, version: '0.1.0', diagnosis: () => [], shell: noShell }
  return {
    client: createRouterClient(
      createRouter(() => {}),
      { context },
    ),
  }
}

async function offline<T>(act: () => Promise<T>): Promise<T> {
  proxy.down = true
  try {
    return await act()
  } finally {
    proxy.down = false
  }
}

const quietly = async (act: Promise<void>) => {
  const { write: say } = process.stdout
  process.stdout.write = () => true
  await act.finally(() => {
    process.stdout.write = say
  })
}

test('a wrong password is refused online and offline; offline everything is there, and it syncs when the network is back', async () => {
  const desk = await newDesk()
  const held = mirrorRows(desk.reader).size
  await desk.session.signOut()
  expect(await desk.refusal({ password: 'non è questa' })).toEqual({ code: 'WRONG_PASSWORD' })
  await offline(async () => {
    expect(await desk.refusal({ password: 'non è questa' })).toEqual({ code: 'WRONG_PASSWORD' })
    expect(desk.session.state.value.phase).toBe('signed-out')
    expect(await desk.signIn()).toEqual({ mode: 'offline' })
    expect(mirrorRows(desk.reader).size).toBe(held)
    expect(desk.session.state.value.user?.username).toBe(desk.username)
    expect(await desk.refusal({ username: 'mai.visto' })).toEqual({ code: 'FIRST_SIGN_IN_NEEDS_NETWORK' })
    await desk.signIn()
  })
  const head = await write(office, [newCustomer()])
  await desk.session.writer?.call('syncNow', null)
  await desk.untilAt(1, head)
  await desk.close()
})

test('a password changed at head office opens the old mirror; the old one is refused from then on', async () => {
  const desk = await newDesk()
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
  await offline(async () => {
    expect(await desk.refusal()).toEqual({ code: 'WRONG_PASSWORD' })
    expect(await desk.signIn({ password: 'una parola nuova' })).toEqual({ mode: 'offline' })
  })
  await desk.close()
})

test('a password changed at head office wraps the key at the end at the latest', async () => {
  const desk = await newDesk()
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
  const desk = await newDesk()
  const total = [...mirrorRows(desk.reader).keys()].filter((key) => key.startsWith('customer|')).length
  await desk.session.signOut()
  const { client } = windowOf(desk)
  const everybody = { filters: [], text: '', sort: { by: 'name' as const, descending: false } }
  await expect(client.customers.count(everybody)).rejects.toMatchObject({ code: 'SIGNED_OUT' })
  const opening = desk.signIn()
  await desk.session.state.until(({ phase }) => phase === 'opening')
  expect(await client.customers.count(everybody)).toEqual({ total })
  await opening
  await desk.session.signOut()
  const refused = desk.refusal({ password: 'non è questa' })
  await desk.session.state.until(({ phase }) => phase === 'opening')
  await expect(client.customers.count(everybody)).rejects.toMatchObject({ code: 'SIGNED_OUT' })
  expect(await refused).toEqual({ code: 'WRONG_PASSWORD' })
  await desk.close()
})

test('an index that an earlier version did not make is made when the mirror has been opened', async () => {
  const desk = await newDesk()
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
  const desk = await newDesk()
  const key = await desk.key()
  await quietly(disableUser(office.office, { name: desk.username }))
  await desk.until('ended', () => desk.session.state.value.endedBecause === 'disabled')
  expect(desk.session.state.value.phase).toBe('signed-out')
  const file = openConnection(desk.folder.database, key, 'read')
  expect(mirrorRows(file).size).toBeGreaterThan(20)
  file.close()
  await offline(async () => expect(await desk.refusal()).toEqual({ code: 'USER_DISABLED' }))
  await offline(async () => expect(await restarted(desk).refusal()).toEqual({ code: 'USER_DISABLED' }))
  expect(await desk.refusal()).toEqual({ code: 'USER_DISABLED' })
  await quietly(enableUser(office.office, { name: desk.username }))
  expect(await desk.signIn()).toEqual({ mode: 'online' })
  await desk.session.signOut()
  await offline(async () => expect(await desk.signIn()).toEqual({ mode: 'offline' }))
  await desk.close()
})

test('a device revoked while online ends the session; one revoked while it was off learns it at sign-in; nothing is left of either', async () => {
  const [here, away] = [await newDesk(), await newDesk()]
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
    await offline(async () => expect(await desk.refusal()).toEqual({ code: 'FIRST_SIGN_IN_NEEDS_NETWORK' }))
    await desk.close()
  }
})

test('fault 37: a session that head office ended asks for the password; until then the data are readable', async () => {
  const desk = await newDesk({ tuning: { pollMs: 300 } })
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
  const desk = await newDesk()
  await desk.session.signOut()
  for (let tries = 0; tries < 5; tries++) await desk.refusal({ password: 'sbagliata' })
  const refusal = await desk.refusal()
  expect(refusal).toMatchObject({ code: 'TOO_MANY_TRIES' })
  await desk.close()
})

test('thirty days without contact: online first, and the data are still there', async () => {
  const desk = await newDesk()
  await desk.session.signOut()
  const later = (days: number) => restarted(desk, { tuning: { clockErrorMs: days * DAY } })
  await offline(async () => {
    const on30 = later(30)
    expect(await on30.signIn()).toEqual({ mode: 'offline' })
    await on30.close()
    expect(await later(31.1).refusal()).toEqual({ code: 'LEASE_EXPIRED' })
  })
  const back = later(31.1)
  expect(await back.signIn()).toEqual({ mode: 'online' })
  expect(mirrorRows(back.reader).size).toBeGreaterThan(20)
  await back.untilOnline()
  await back.close()
  await desk.close()
})

test('fault 40: a clock that is set back does not stretch the thirty days; head office’s word ends what it had seen', async () => {
  const desk = await newDesk()
  await desk.session.signOut()
  // As a desk leaves it that ran without a network until the thirty-first day.
  const file = openConnection(desk.folder.database, await desk.key(), 'write')
  file
    .prepare("UPDATE meta SET value = ? WHERE key = 'latestTime'")
    .run(new Date(Date.now() + 31.1 * DAY).toISOString())
  file.close()
  await offline(async () => expect(await restarted(desk).refusal()).toEqual({ code: 'LEASE_EXPIRED' }))
  const online = restarted(desk)
  expect(await online.signIn()).toEqual({ mode: 'online' })
  await online.session.signOut()
  await offline(async () => expect(await online.signIn()).toEqual({ mode: 'offline' }))
  await online.close()
  await desk.close()
})

test.each([2 * 365, -2 * 365])(
  'fault 40: a clock %i days wrong: no logout loop, head office trusts it, the order is the same',
  async (days) => {
    const first = await newDesk()
    await first.session.signOut()
    const desk = restarted(first, { tuning: { clockErrorMs: days * DAY } })
    expect(await desk.signIn()).toEqual({ mode: 'online' })
    await desk.untilOnline()
    // The access token ends: the next call rotates it, and so does a start without an online sign-in.
    let ended = false
    proxy.fault = ({ path }) => {
      if (ended || !path.startsWith('/v1/hello')) return null
      ended = true
      const body = JSON.stringify({ code: 'token_expired', message_id: 'x' })
      return { kind: 'answer', bytes: httpAnswer(401, { 'content-type': 'application/json' }, body) }
    }
    const renewals = () => proxy.seen.filter(({ path }) => path === '/v1/token').length
    const before = renewals()
    await desk.session.writer?.call('syncNow', null)
    await desk.untilAt(1, await write(office, [newCustomer()]))
    proxy.fault = () => null
    expect(renewals()).toBe(before + 1)
    await desk.session.signOut()
    // Two years later the lease is over, and only the password helps; two years earlier it is not.
    if (days < 0) {
      await offline(async () => expect(await desk.signIn()).toEqual({ mode: 'offline' }))
      await desk.session.writer?.call('syncNow', null)
      await desk.untilAt(1, await write(office, [newCustomer()]))
    }
    const flagged = await office.pool.query('SELECT 1 FROM device WHERE flagged_at IS NOT NULL')
    expect(flagged.rows).toEqual([])
    expect(desk.logged.filter(({ data }) => data.problem === 'signed-out')).toEqual([])
    await desk.close()
    await first.close()
  },
)

test.each([3, -3])(
  'fault 40: head office’s clock is corrected by %i days: the desk follows, renews its tokens and asks for no sign-in',
  async (days) => {
    const desk = await newDesk()
    await desk.untilOnline()
    const renewals = () => proxy.seen.filter(({ path }) => path === '/v1/token').length
    const before = renewals()
    office.advance(days * DAY)
    try {
      await desk.untilAt(1, await write(office, [newCustomer()]))
      // Set back, the access token stands for days: it ends as it does after five minutes.
      let ended = days > 0
      proxy.fault = ({ path }) => {
        if (ended || !path.startsWith('/v1/pull')) return null
        ended = true
        const body = JSON.stringify({ code: 'token_expired', message_id: 'x' })
        return { kind: 'answer', bytes: httpAnswer(401, { 'content-type': 'application/json' }, body) }
      }
      await desk.untilAt(1, await write(office, [newCustomer()]))
      expect(renewals()).toBe(before + 1)
      const flagged = await office.pool.query('SELECT 1 FROM device WHERE flagged_at IS NOT NULL')
      expect(flagged.rows).toEqual([])
      expect(desk.logged.filter(({ data }) => data.problem === 'signed-out')).toEqual([])
    } finally {
      proxy.fault = () => null
      office.advance(-days * DAY)
      await desk.close()
    }
  },
)

test('another user of the same computer has another folder, and neither key nor password of the first', async () => {
  const first = await newDesk()
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
  const desk = await newDesk()
  const { path } = desk.folder
  await desk.session.removeMyData()
  expect(existsSync(path)).toBe(false)
  expect(readdirSync(join(desk.dataDir, 'mirrors'))).toEqual([])
  expect(desk.session.state.value).toMatchObject({ phase: 'signed-out', known: [] })
  // Fault 8: killed after the folder got its last name.
  await desk.signIn()
  await desk.session.signOut()
  renameSync(path, `${path}.leaving`)
  restarted(desk)
  expect(readdirSync(join(desk.dataDir, 'mirrors'))).toEqual([])
  await desk.close()
})

test('fault 43: without its wraps, or with another keyring, a mirror is not opened, not touched and not replaced', async () => {
  const desk = await newDesk()
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
    await offline(async () => expect(await desk.refusal(), name).toEqual({ code: 'CANNOT_UNLOCK' }))
    expect(readFileSync(desk.folder.database).equals(file), name).toBe(true)
  }
  rmSync(keys)
  expect(await desk.refusal()).toEqual({ code: 'CANNOT_UNLOCK' })
  expect(readFileSync(desk.folder.database).equals(file)).toBe(true)
  writeFileSync(keys, wraps)
  // A profile that cannot be read does not cost the mirror either: it is written anew after an online sign-in.
  writeFileSync(join(desk.folder.path, 'profile.json'), '{')
  await offline(async () => expect(await desk.refusal()).toEqual({ code: 'FIRST_SIGN_IN_NEEDS_NETWORK' }))
  expect(await desk.signIn()).toEqual({ mode: 'online' })
  await desk.untilOnline()
  expect(mirrorRows(desk.reader).size).toBeGreaterThan(20)
  await desk.close()
})

test('fault 43: at its user’s word a mirror that cannot be unlocked is set aside whole and begun anew, online only', async () => {
  const desk = await newDesk()
  await desk.session.signOut()
  const file = readFileSync(desk.folder.database)
  writeFileSync(join(desk.folder.path, 'keys.json'), '')
  const credentials = { username: desk.username, password: desk.password, setAside: true }
  await offline(async () => expect(await desk.refusal()).toEqual({ code: 'CANNOT_UNLOCK' }))
  expect(readFileSync(desk.folder.database).equals(file)).toBe(true)
  expect(await desk.session.signIn(credentials)).toEqual({ mode: 'online' })
  await desk.untilOnline()
  expect(mirrorRows(desk.reader).size).toBeGreaterThan(20)
  const aside = readdirSync(desk.folder.path).find((name) => name.startsWith('set-aside-')) ?? ''
  expect(readFileSync(join(desk.folder.path, aside, 'mirror.db')).equals(file)).toBe(true)
  await desk.session.signOut()
  await offline(async () => expect(await desk.signIn()).toEqual({ mode: 'offline' }))
  await desk.close()
})

test('a first sign-in cut short before its mirror was made is taken up again', async () => {
  const desk = await newDesk()
  await desk.session.signOut()
  for (const file of ['mirror.db', 'profile.json']) rmSync(join(desk.folder.path, file), { force: true })
  await offline(async () => expect(await desk.refusal()).toEqual({ code: 'FIRST_SIGN_IN_NEEDS_NETWORK' }))
  expect(await desk.signIn()).toEqual({ mode: 'online' })
  await desk.untilOnline()
  await desk.close()
})

test('a head office made anew does not know the device: it enrols again, and the mirror is loaded anew', async () => {
  const desk = await newDesk()
  const view = desk.reader.prepare("SELECT value FROM meta WHERE key = 'deviceId'").pluck()
  const before = view.get()
  await desk.session.signOut()
  await office.pool.query('DELETE FROM refresh_token; DELETE FROM session_family')
  await office.pool.query('DELETE FROM device_bucket_set; DELETE FROM device')
  expect(await desk.signIn()).toEqual({ mode: 'online' })
  await desk.untilOnline()
  expect(desk.reader.prepare("SELECT value FROM meta WHERE key = 'deviceId'").pluck().get()).not.toBe(before)
  await desk.session.signOut()
  await offline(async () => expect(await desk.signIn()).toEqual({ mode: 'offline' }))
  await desk.close()
})

test('a busy head office does not keep anybody from the mirror', async () => {
  const desk = await newDesk()
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
