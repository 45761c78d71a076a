import { generateKeyPairSync } from 'node:crypto'
import { SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PROTOCOL, SCHEMA } from '../../shared/sync/wire.ts'
import { addTestAgency, addTestUser, openTestHeadOffice, TEST_PASSWORD } from './head-office.ts'
import {
  call,
  enrol,
  firstSync,
  hello,
  json,
  newKeys,
  pull,
  refresh,
  refusalOf,
  signIn,
  snapshot,
  type TestDevice,
} from './head-office-client.ts'

let office: Awaited<ReturnType<typeof openTestHeadOffice>>

beforeAll(async () => {
  office = await openTestHeadOffice()
  await addTestAgency(office.pool, 1, 2)
})
afterAll(() => office.close())

let people = 0
/** Everybody signs in under a name of their own: tries are counted by name. */
async function newUser(): Promise<{ id: string; username: string }> {
  const username = `utente${++people}`
  return {
    id: await addTestUser(office.pool, { username, role: 'AGENTE_TITOLARE', agencies: [1] }),
    username,
  }
}

const serverNow = () => new Date(office.office.now()).toISOString()

describe('signing in', () => {
  test('gives the user, the agencies and tokens; the name is one however it is typed', async () => {
    const { id, username } = await newUser()
    const answer = json(await signIn(office.url, username.toUpperCase()))
    expect(answer.user).toMatchObject({
      userId: id,
      username,
      role: 'AGENTE_TITOLARE',
      agencies: [{ agencyId: 1 }],
    })
    expect(answer.tokens.expiresIn).toBe(300)
    expect(answer.keySecret).toBeUndefined()
  })

  test('a wrong password and an unknown name get the same answer, and take as long', async () => {
    const { username } = await newUser()
    async function timed(name: string): Promise<number> {
      const from = performance.now()
      expect(refusalOf(await signIn(office.url, name, { password: 'sbagliata' }))).toMatchObject({
        status: 401,
        code: 'wrong_credentials',
      })
      return performance.now() - from
    }
    const known: number[] = []
    const unknown: number[] = []
    for (let i = 0; i < 4; i++) {
      known.push(await timed(username))
      unknown.push(await timed('nessuno'))
    }
    // The hash alone takes ten milliseconds and more: skipped for unknown names it would show at once.
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 3)
  })

  test('the sixth try within a minute is refused, right or wrong, and says when to come back', async () => {
    const { username } = await newUser()
    for (let i = 0; i < 5; i++)
      expect((await signIn(office.url, username, { password: 'sbagliata' })).status).toBe(401)
    const sixth = await signIn(office.url, username)
    expect(refusalOf(sixth)).toMatchObject({ status: 429, code: 'too_many_requests' })
    const seconds = Number(sixth.headers.get('retry-after'))
    expect(seconds).toBeGreaterThan(0)
    expect(seconds).toBeLessThanOrEqual(60)
    const other = await newUser()
    expect((await signIn(office.url, other.username)).status).toBe(200)
    office.advance(61_000)
    expect((await signIn(office.url, username)).status).toBe(200)
  })

  test('the right password wipes the slate: signing in often is no attack', async () => {
    const { username } = await newUser()
    for (let i = 0; i < 8; i++) expect((await signIn(office.url, username)).status).toBe(200)
  })

  test('a disabled user learns it only with the right password', async () => {
    const { id, username } = await newUser()
    await office.pool.query('UPDATE app_user SET disabled_at = now() WHERE id = $1', [id])
    expect(refusalOf(await signIn(office.url, username, { password: 'sbagliata' })).code).toBe(
      'wrong_credentials',
    )
    expect(refusalOf(await signIn(office.url, username))).toMatchObject({
      status: 403,
      code: 'user_disabled',
    })
  })

  test('neither names nor passwords reach the log', async () => {
    const { username } = await newUser()
    await signIn(office.url, username, { password: 'molto segreta' })
    await call(office.url, 'POST', '/v1/session', { body: { username, password: 12 } })
    await call(office.url, 'POST', '/v1/devices', { body: { publicKey: username, name: TEST_PASSWORD } })
    const log = office.logged.join('')
    for (const word of [username, 'molto segreta', TEST_PASSWORD]) expect(log).not.toContain(word)
  })
})

describe('devices', () => {
  test('enrolling gives the key secret, and a later sign-in from it gives the same one', async () => {
    const { username } = await newUser()
    const device = await enrol(office.url, username)
    expect(device.keySecret).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(json(await signIn(office.url, username, { deviceId: device.id })).keySecret).toBe(device.keySecret)
    const other = await newUser()
    expect(json(await signIn(office.url, other.username, { deviceId: device.id })).keySecret).toBeUndefined()
  })

  test('the session that enrolled it ends there', async () => {
    const { username } = await newUser()
    const { tokens } = json(await signIn(office.url, username))
    const body = {
      publicKey: newKeys().publicKey,
      name: 'x',
      appVersion: '1',
      protocol: PROTOCOL,
      schema: SCHEMA,
    }
    expect((await call(office.url, 'POST', '/v1/devices', { token: tokens.accessToken, body })).status).toBe(
      200,
    )
    const again = await call(office.url, 'POST', '/v1/devices', { token: tokens.accessToken, body })
    expect(refusalOf(again)).toMatchObject({ status: 401, code: 'token_expired' })
  })

  test('without one there is no feed', async () => {
    const { username } = await newUser()
    const { tokens } = json(await signIn(office.url, username))
    const query = '/v1/snapshot?bucket=g&tbl=product'
    expect(refusalOf(await call(office.url, 'GET', query, { token: tokens.accessToken })).code).toBe(
      'forbidden',
    )
    expect(refusalOf(await call(office.url, 'GET', query)).code).toBe('token_expired')
  })

  test('fault 68: a program of another protocol or schema is told 426 and what is served', async () => {
    const { username } = await newUser()
    const { tokens } = json(await signIn(office.url, username))
    const body = { publicKey: newKeys().publicKey, name: 'x', appVersion: '1', protocol: 1, schema: 99 }
    const answer = await call(office.url, 'POST', '/v1/devices', { token: tokens.accessToken, body })
    expect(refusalOf(answer)).toMatchObject({
      status: 426,
      code: 'too_old',
      details: { protocol: PROTOCOL, schema: SCHEMA },
    })
    expect(refusalOf(await hello(office.url, undefined, { schema: 99 })).code).toBe('too_old')
    expect((await hello(office.url)).status).toBe(200)
    const device = await enrol(office.url, username)
    await office.pool.query('UPDATE device SET schema = 0 WHERE id = $1', [device.id])
    expect(refusalOf(await snapshot(device, 'g', 'product'))).toMatchObject({ status: 426, code: 'too_old' })
  })

  test('fault 38: a revoked device is told so on its next call, whatever it calls', async () => {
    const { id, username } = await newUser()
    const device = await enrol(office.url, username)
    const reader = await firstSync(device, 1)
    await office.pool.query("UPDATE device SET status = 'revoked' WHERE id = $1", [device.id])
    await office.office.nudges.accessChanged(id)
    await expect
      .poll(async () => (await pull(device, reader.request())).status, { timeout: 10_000 })
      .toBe(410)
    for (const answer of [
      await pull(device, reader.request()),
      await hello(office.url, device.accessToken),
      await refresh(device, { issuedAt: serverNow() }),
      await signIn(office.url, username, { deviceId: device.id }),
    ])
      expect(refusalOf(answer)).toMatchObject({ status: 410, code: 'device_revoked' })
  })

  test('a disabled user’s device is told so within a second, without being told of the change', async () => {
    const { id, username } = await newUser()
    const device = await enrol(office.url, username)
    expect((await snapshot(device, 'g', 'product')).status).toBe(200)
    await office.pool.query('UPDATE app_user SET disabled_at = now() WHERE id = $1', [id])
    await expect
      .poll(async () => refusalOf(await snapshot(device, 'g', 'product')).code, { timeout: 5000 })
      .toBe('user_disabled')
    expect(refusalOf(await refresh(device, { issuedAt: serverNow() })).code).toBe('user_disabled')
  })
})

describe('tokens', () => {
  async function newDevice(): Promise<TestDevice> {
    return enrol(office.url, (await newUser()).username)
  }
  const flagged = async (device: TestDevice) =>
    (await office.pool.query('SELECT flagged_at FROM device WHERE id = $1', [device.id])).rows[0]
      .flagged_at !== null

  test('an access token lives five minutes', async () => {
    const device = await newDevice()
    expect((await snapshot(device, 'g', 'product')).status).toBe(200)
    office.advance(301_000)
    expect(refusalOf(await snapshot(device, 'g', 'product'))).toMatchObject({
      status: 401,
      code: 'token_expired',
    })
    const renewed = json(await refresh(device, { issuedAt: serverNow() }))
    device.accessToken = renewed.accessToken
    expect((await snapshot(device, 'g', 'product')).status).toBe(200)
  })

  test('one that we did not sign, or not so, is no token', async () => {
    const device = await newDevice()
    const [header = '', payload = ''] = device.accessToken.split('.')
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
    const { privateKey } = generateKeyPairSync('ed25519')
    const foreign = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt' })
      .sign(privateKey)
    const symmetric = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
      .sign(new TextEncoder().encode('x'.repeat(32)))
    const none = `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${payload}.`
    for (const token of [foreign, symmetric, none, `${header}.${payload}.AAAA`, 'x', ''])
      expect(
        refusalOf(await call(office.url, 'GET', '/v1/snapshot?bucket=g&tbl=product', { token })).code,
      ).toBe('token_expired')
  })

  test('signing out ends the session’s tokens at once', async () => {
    const device = await newDevice()
    expect((await call(office.url, 'DELETE', '/v1/session', { token: device.accessToken })).status).toBe(200)
    expect(refusalOf(await snapshot(device, 'g', 'product')).code).toBe('token_expired')
    expect(refusalOf(await refresh(device, { issuedAt: serverNow() })).code).toBe('token_expired')
  })

  test('fault 37: the answer is lost and asked again within a minute', async () => {
    const device = await newDevice()
    const lost = json(await refresh(device, { issuedAt: serverNow() }))
    office.advance(50_000)
    const again = json(await refresh(device, { issuedAt: serverNow() }))
    expect(again.refreshToken).not.toBe(lost.refreshToken)
    device.refreshToken = again.refreshToken
    expect((await refresh(device, { issuedAt: serverNow() })).status).toBe(200)
    expect(await flagged(device)).toBe(false)
  })

  test('fault 37: after that minute the old token ends the whole session and flags the device', async () => {
    const device = await newDevice()
    const next = json(await refresh(device, { issuedAt: serverNow() }))
    office.advance(61_000)
    expect(refusalOf(await refresh(device, { issuedAt: serverNow() }))).toMatchObject({
      status: 401,
      code: 'token_expired',
    })
    expect(await flagged(device)).toBe(true)
    const newer = await refresh(device, { refreshToken: next.refreshToken, issuedAt: serverNow() })
    expect(refusalOf(newer).code).toBe('token_expired')
    // Signing in again is the way back, on the same device with the same secret.
    const { username } = (
      await office.pool.query(
        'SELECT username FROM app_user u JOIN device d ON d.user_id = u.id WHERE d.id = $1',
        [device.id],
      )
    ).rows[0]
    expect(json(await signIn(office.url, username, { deviceId: device.id })).keySecret).toBe(device.keySecret)
  })

  test('fault 36: a stolen refresh token is worth nothing without the device’s key, and the device is flagged', async () => {
    const device = await newDevice()
    const stolen = await refresh(device, { keys: newKeys(), issuedAt: serverNow() })
    expect(refusalOf(stolen)).toMatchObject({ status: 401, code: 'proof_failed' })
    expect(await flagged(device)).toBe(true)
    // The rightful owner goes on.
    expect((await refresh(device, { issuedAt: serverNow() })).status).toBe(200)
  })

  test('fault 36: a thief’s own device and key do not fit another device’s token', async () => {
    const [device, thief] = [await newDevice(), await newDevice()]
    const answer = await refresh(device, { keys: thief.keys, deviceId: thief.id, issuedAt: serverNow() })
    expect(refusalOf(answer).code).toBe('proof_failed')
  })

  test('a proof is good for five minutes', async () => {
    const device = await newDevice()
    const old = new Date(office.office.now() - 6 * 60_000).toISOString()
    expect(refusalOf(await refresh(device, { issuedAt: old })).code).toBe('proof_failed')
    const future = new Date(office.office.now() + 6 * 60_000).toISOString()
    expect(refusalOf(await refresh(device, { issuedAt: future })).code).toBe('proof_failed')
  })

  test('after thirty days without contact a refresh token is over', async () => {
    const device = await newDevice()
    office.advance(31 * 24 * 3600 * 1000)
    expect(refusalOf(await refresh(device, { issuedAt: serverNow() })).code).toBe('token_expired')
  })

  test('stored tokens are hashes', async () => {
    const device = await newDevice()
    const { rows } = await office.pool.query('SELECT row_to_json(t)::text AS row FROM refresh_token t')
    expect(rows.some(({ row }) => row.includes(device.refreshToken))).toBe(false)
    const { rows: users } = await office.pool.query('SELECT password_hash FROM app_user')
    for (const { password_hash } of users) expect(password_hash).toMatch(/^\$argon2id\$/)
  })
})
