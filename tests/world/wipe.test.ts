import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { revokeDevice } from '../../headoffice/cli/devices.ts'
import { disableUser } from '../../headoffice/cli/users.ts'
import { Desk, newDataDir, startDesk, waitFor } from './desk.ts'
import { type Office, openOffice } from './desk-office.ts'
import { type FaultProxy, httpAnswer, openFaultProxy } from './fault-proxy.ts'
import { addTestUser } from './head-office.ts'
import { call, hello, json, refusalOf } from './head-office-client.ts'

let office: Office
let proxy: FaultProxy
let users = 0
const folders: string[] = []

beforeAll(async () => {
  office = await openOffice(10)
  proxy = await openFaultProxy(office.url)
}, 60_000)
afterAll(async () => {
  await proxy?.close()
  await office?.close()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

function newFolder(): string {
  const folder = newDataDir()
  folders.push(folder)
  return folder
}

const quietly = async (act: Promise<void>) => {
  const { write: say } = process.stdout
  process.stdout.write = () => true
  await act.finally(() => {
    process.stdout.write = say
  })
}

/** A desk of a user of its own, with a file beside its mirror. */
async function newDesk(more: Partial<ConstructorParameters<typeof Desk>[0]> = {}): Promise<Desk> {
  const username = `utente${++users}`
  await addTestUser(office.pool, { username, role: 'AGENTE_TITOLARE', agencies: [1] })
  const desk = await startDesk({ headOfficeUrl: proxy.url, username, dataDir: newFolder(), ...more })
  mkdirSync(join(desk.folder.files, 'ab'), { recursive: true })
  writeFileSync(join(desk.folder.files, 'ab', 'sealed'), 'bytes')
  return desk
}

function deviceOf(desk: Desk): string {
  return JSON.parse(readFileSync(join(desk.folder.path, 'profile.json'), 'utf8')).deviceId
}

const revoke = (deviceId: string) => quietly(revokeDevice(office.office, { id: deviceId }))
const mirrorsIn = (dataDir: string) => readdirSync(join(dataDir, 'mirrors'))
const recordsIn = (dataDir: string): { state: string }[] =>
  existsSync(join(dataDir, 'wipes'))
    ? readdirSync(join(dataDir, 'wipes'))
        .filter((name) => name.endsWith('.json'))
        .map((name) => JSON.parse(readFileSync(join(dataDir, 'wipes', name), 'utf8')))
    : []

async function receiptOf(deviceId: string) {
  const { rows } = await office.pool.query<{ received_at: Date | null; wiped_at: string | null }>(
    'SELECT received_at, wiped_at FROM wipe_order WHERE device_id = $1',
    [deviceId],
  )
  return rows[0]
}

const untilReceipt = (deviceId: string) =>
  waitFor(
    async () => (await receiptOf(deviceId))?.received_at != null,
    20_000,
    () => `no receipt of ${deviceId}`,
  )

test('a device revoked while its desk is open: the session ends, nothing is left, head office has the receipt', async () => {
  const desk = await newDesk()
  const device = deviceOf(desk)
  await revoke(device)
  await desk.until('wiped', () => desk.session.state.value.endedBecause === 'wiped')
  expect(mirrorsIn(desk.dataDir)).toEqual([])
  expect(desk.session.state.value).toMatchObject({ phase: 'signed-out', known: [] })
  await untilReceipt(device)
  await waitFor(
    () => recordsIn(desk.dataDir)[0]?.state === 'delivered',
    10_000,
    () => JSON.stringify(recordsIn(desk.dataDir)),
  )
  // Enabled still: the user enters again, as a new device with a new mirror.
  expect(await desk.signIn()).toEqual({ mode: 'online' })
  expect(deviceOf(desk)).not.toBe(device)
  await desk.close()
}, 60_000)

test('disabled with --wipe, all of a user’s computers are wiped, also before anybody signs in; without it the data stay, shut', async () => {
  const [gone, kept] = [await newDesk(), await newDesk()]
  const device = deviceOf(gone)
  await gone.session.signOut()
  await kept.session.signOut()
  await quietly(disableUser(office.office, { name: gone.username, wipe: true }))
  await quietly(disableUser(office.office, { name: kept.username }))

  const restarted = new Desk({ headOfficeUrl: proxy.url, username: gone.username, dataDir: gone.dataDir })
  expect(mirrorsIn(gone.dataDir)).toHaveLength(1)
  await restarted.session.askForOrders()
  expect(mirrorsIn(gone.dataDir)).toEqual([])
  expect(restarted.session.state.value).toMatchObject({ endedBecause: 'wiped', known: [] })
  await untilReceipt(device)

  await kept.session.askForOrders()
  expect(await kept.refusal()).toEqual({ code: 'USER_DISABLED' })
  expect(existsSync(kept.folder.database)).toBe(true)
  // Not even the right password and an edited profile open it: only head office's secret does.
  const file = join(kept.folder.path, 'profile.json')
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), blocked: null }))
  proxy.down = true
  expect(await kept.refusal()).toEqual({ code: 'WRONG_PASSWORD' })
  proxy.down = false
}, 60_000)

test('fault 8: killed before each act of a wipe, it is ended at the next start, before any sign-in and without a network', async () => {
  const desk = await newDesk()
  const device = deviceOf(desk)
  await desk.session.signOut()
  await revoke(device)
  let acts = 0
  for (;;) {
    const dataDir = newFolder()
    cpSync(desk.dataDir, dataDir, { recursive: true })
    const signal = await killedAt(acts + 1, { headOfficeUrl: office.url, username: desk.username, dataDir })
    if (signal !== 'SIGKILL') break
    acts++
    const mirror = join(dataDir, 'mirrors', desk.folder.path.split('/').at(-1) ?? '')
    const left = [mirror, `${mirror}.leaving`].filter((place) => existsSync(place))
    const keys = left.some((place) => existsSync(join(place, 'keys.json')))
    const whole = left.some((place) => existsSync(join(place, 'mirror.db')))
    const [record] = recordsIn(dataDir)
    const begun = record !== undefined
    // Nothing goes before the wipe is on record, and nothing before the keys.
    if (!begun) expect([keys, whole]).toEqual([true, true])
    if (!whole) expect(keys).toBe(false)

    proxy.down = true
    const next = new Desk({ headOfficeUrl: proxy.url, username: desk.username, dataDir })
    if (begun) {
      expect(mirrorsIn(dataDir)).toEqual([])
      expect(next.session.state.value.known).toEqual([])
      // Whoever was killed before the window said so is told now; once head office has the receipt, nobody is told again.
      expect(next.session.state.value.endedBecause).toBe(record.state === 'delivered' ? null : 'wiped')
    }
    proxy.down = false
    await office.pool.query('UPDATE wipe_order SET received_at = NULL WHERE device_id = $1', [device])
    await next.session.askForOrders()
    expect(mirrorsIn(dataDir)).toEqual([])
    await waitFor(
      () => recordsIn(dataDir)[0]?.state === 'delivered',
      20_000,
      () => `act ${acts}: ${JSON.stringify(recordsIn(dataDir))}`,
    )
  }
  expect(acts).toBeGreaterThan(10)
  await untilReceipt(device)
}, 300_000)

function killedAt(
  act: number,
  options: { headOfficeUrl: string; username: string; dataDir: string },
): Promise<NodeJS.Signals | number | null> {
  const file = (name: string) => fileURLToPath(new URL(name, import.meta.url))
  const child = fork(file('./wipe-child.ts'), {
    execArgv: ['--import', file('./wipe-kill-points.ts')],
    env: { ...process.env, SCRIVANIA_DESK: JSON.stringify(options), SCRIVANIA_KILL_AT: String(act) },
  })
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code)))
}

test('fault 39: a forged or replayed order deletes nothing, is logged, and the user is told', async () => {
  const desk = await newDesk()
  const device = deviceOf(desk)
  const forged = {
    deviceId: device,
    nonce: 'A'.repeat(22),
    issuedAt: new Date().toISOString(),
    signature: 'A'.repeat(86),
    serverTime: new Date().toISOString(),
  }
  const body = { code: 'device_revoked', message_id: randomUUID(), details: forged }
  proxy.fault = ({ path }) =>
    path.startsWith('/v1/pull')
      ? {
          kind: 'answer',
          bytes: httpAnswer(410, { 'content-type': 'application/json' }, JSON.stringify(body)),
        }
      : null
  await desk.session.writer?.call('syncNow', null)
  await desk.until('refused', () => desk.session.state.value.endedBecause === 'order-refused')
  proxy.fault = () => null
  expect(existsSync(desk.folder.database)).toBe(true)
  expect(existsSync(join(desk.folder.path, 'keys.json'))).toBe(true)
  expect(recordsIn(desk.dataDir)).toEqual([])
  expect(desk.logged).toContainEqual({
    level: 'error',
    message: 'an order to wipe this computer was refused',
    data: { device, verdict: 'forged' },
  })
  // Head office itself knows nothing of it: an online sign-in opens everything again.
  expect(await desk.signIn()).toEqual({ mode: 'online' })
  await desk.untilOnline()
  await desk.session.signOut()

  // A genuine order that was obeyed once, against a copy of before: the nonce is spent.
  const copy = newFolder()
  cpSync(desk.dataDir, copy, { recursive: true })
  await revoke(device)
  await desk.session.askForOrders()
  expect(mirrorsIn(desk.dataDir)).toEqual([])
  cpSync(join(desk.dataDir, 'wipes'), join(copy, 'wipes'), { recursive: true })
  const later = new Desk({ headOfficeUrl: proxy.url, username: desk.username, dataDir: copy })
  await later.session.askForOrders()
  expect(mirrorsIn(copy)).toHaveLength(1)
  expect(later.session.state.value.endedBecause).toBe('order-refused')
  expect(later.logged.at(-1)?.data).toEqual({ device, verdict: 'replayed' })
}, 60_000)

test('the order travels in hello and in each refusal; a receipt must be the device’s, and may come twice', async () => {
  const desk = await newDesk()
  const device = deviceOf(desk)
  await desk.session.signOut()
  await revoke(device)
  const answer = json(await call(office.url, 'GET', `/v1/hello?protocol=1&schema=1&app=x&device=${device}`))
  expect(answer.wipe.deviceId).toBe(device)
  expect(json(await hello(office.url)).wipe).toBeUndefined()
  const refusal = refusalOf(
    await call(office.url, 'POST', '/v1/session', {
      body: { username: desk.username, password: desk.password, deviceId: device },
    }),
  )
  expect(refusal).toMatchObject({ status: 410, details: { deviceId: device, nonce: answer.wipe.nonce } })
  const receipt = { deviceId: device, nonce: answer.wipe.nonce, wipedAt: new Date().toISOString() }
  const forged = await call(office.url, 'POST', '/v1/wipe/ack', {
    body: { ...receipt, signature: 'A'.repeat(86) },
  })
  expect(refusalOf(forged)).toMatchObject({ status: 401, code: 'proof_failed' })
  expect((await receiptOf(device))?.received_at).toBeNull()

  await desk.session.askForOrders()
  await untilReceipt(device)
  const [record] = recordsIn(desk.dataDir) as unknown as { receipt: object }[]
  const again = await call(office.url, 'POST', '/v1/wipe/ack', { body: record?.receipt })
  expect([again.status, again.text]).toEqual([204, ''])
}, 60_000)
