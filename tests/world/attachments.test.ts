import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { moveCustomer } from '../../headoffice/features/edits/move.ts'
import { inTransaction } from '../../headoffice/feed/change.ts'
import { MAX_ATTACHMENT_BYTES } from '../../shared/features/attachments/edits.ts'
import { type Desk, startDesk, waitFor } from './desk.ts'
import { attachFile } from './desk-attach.ts'
import { type CoreCalls, callsOf } from './desk-calls.ts'
import { newCustomer, type Office, openOffice, write } from './desk-office.ts'
import { outbox, shown } from './desk-typing.ts'
import { type FaultProxy, openFaultProxy } from './fault-proxy.ts'

const customer = newCustomer()
const lost = newCustomer({ lastName: 'Perduto' })
const PDF = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(900_000)])
const SLOW = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(500_000)])

let office: Office
let proxy: FaultProxy
let owner: Desk
let subagent: Desk
/** What main was asked to do with which file. */
const asked: { act: 'open' | 'save'; path: string; bytes: Buffer }[] = []

beforeAll(async () => {
  office = await openOffice(6)
  await write(office, [customer, lost])
  proxy = await openFaultProxy(office.url)
  owner = await startDesk({ headOfficeUrl: office.url, username: 'titolare' })
  subagent = await startDesk({ headOfficeUrl: proxy.url, username: 'subagente' })
  await owner.untilOnline()
  await subagent.untilOnline()
}, 90_000)
afterAll(async () => {
  await owner?.close()
  await subagent?.close()
  await proxy?.close()
  await office?.close()
})

function clientOf(desk: Desk): CoreCalls {
  const note = (act: 'open' | 'save', path: string): void => {
    asked.push({ act, path, bytes: readFileSync(path) })
  }
  const shell = {
    openFile: async (path: string) => {
      note('open', path)
      return true
    },
    saveFile: async (path: string) => {
      note('save', path)
      return 'saved' as const
    },
  }
  return callsOf(desk, { shell })
}

const attach = (desk: Desk, bytes: Buffer, name: string, customerId = customer.id): Promise<string> =>
  attachFile(clientOf(desk), { customerId, name, bytes })

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const placeOf = async (desk: Desk, id: string, customerId = customer.id) =>
  (await clientOf(desk).attachments.ofCustomer({ customerId })).find((one) => one.attachment.id === id)?.place

async function untilPlace(desk: Desk, id: string, place: string, customerId = customer.id): Promise<void> {
  await waitFor(
    async () => (await placeOf(desk, id, customerId)) === place,
    20_000,
    () => `${id} is not ${place}`,
  )
}

describe('a file that was dropped on a customer', () => {
  test('is taken in offline, sent with resume after cuts, and is whole on the other desk', async () => {
    proxy.down = true
    const id = await attach(subagent, PDF, 'Perizia.pdf')
    expect(await placeOf(subagent, id)).toBe('to-send')
    let cuts = 2
    proxy.fault = ({ method, path }) =>
      method === 'PUT' && path.includes('/v1/blob/') && cuts-- > 0 ? { kind: 'cut', after: 0 } : null
    proxy.down = false
    await untilPlace(subagent, id, 'here')
    expect(cuts).toBeLessThan(1)
    await untilPlace(owner, id, 'here')
    asked.length = 0
    expect(await clientOf(owner).attachments.open({ id })).toEqual({ result: 'opened' })
    expect(asked[0]?.bytes.equals(PDF)).toBe(true)
    expect(basename(asked[0]?.path ?? '')).toBe('Perizia.pdf')
    expect(statSync(asked[0]?.path ?? '').mode & 0o777).toBe(0o600)
  })

  test('a download that is cut goes on where it stopped', async () => {
    const bytes = Buffer.concat([Buffer.from('%PDF-1.4\n'), randomBytes(800_000)])
    let cuts = 1
    const firsts: string[] = []
    proxy.fault = ({ method, path }) => {
      if (method !== 'GET' || !path.includes(hashOf(bytes))) return null
      firsts.push(path)
      return cuts-- > 0 ? { kind: 'cut', after: 400_000 } : null
    }
    const id = await attach(owner, bytes, 'Polizza.pdf')
    await untilPlace(owner, id, 'here')
    await waitFor(
      async () => firsts.length > 0,
      20_000,
      () => 'nobody asked for the file',
    )
    await subagent.session.writer?.call('syncNow', null)
    await untilPlace(subagent, id, 'here')
    asked.length = 0
    await clientOf(subagent).attachments.open({ id })
    expect(asked[0]?.bytes.equals(bytes)).toBe(true)
    proxy.fault = () => null
  })

  test('leaves no plain byte behind on the disk', async () => {
    const canary = 'Zzyxquagmire'
    const id = await attach(subagent, Buffer.from(`${canary}\n`.repeat(3000)), 'appunti.txt')
    await untilPlace(owner, id, 'here')
    const filesOf = (folder: string): string[] =>
      readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
        entry.isDirectory() ? filesOf(join(folder, entry.name)) : [join(folder, entry.name)],
      )
    for (const desk of [owner, subagent])
      for (const file of filesOf(desk.dataDir).filter((path) => !path.includes('opened')))
        expect(readFileSync(file).includes(canary), file).toBe(false)
  })

  test('when it is damaged here it is fetched again', async () => {
    const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(5000)])
    const id = await attach(subagent, bytes, 'danno.pdf')
    await untilPlace(owner, id, 'here')
    const { files } = owner.folder
    for (const name of readdirSync(files)) {
      const path = join(files, name)
      const content = readFileSync(path)
      content[content.length - 20] = (content[content.length - 20] ?? 0) ^ 1
      writeFileSync(path, content)
    }
    expect(await clientOf(owner).attachments.open({ id })).toEqual({ result: 'damaged' })
    await untilPlace(owner, id, 'here')
    expect(await clientOf(owner).attachments.open({ id })).toEqual({ result: 'opened' })
  })
})

/** A file whose first half has been handed over. Gives the rest of the way. */
async function halfUploaded(desk: Desk, bytes: Buffer): Promise<() => Promise<{ id: string }>> {
  const { attachments } = clientOf(desk)
  const target = { customerId: customer.id, policyId: null, claimId: null }
  const { upload } = await attachments.begin({ ...target, name: 'Lenta.pdf', size: bytes.length })
  const half = Math.floor(bytes.length / 2)
  const piece = (part: Buffer) => attachments.piece({ upload, bytes: part.toString('base64') })
  await piece(bytes.subarray(0, half))
  return async () => {
    await piece(bytes.subarray(half))
    return attachments.finish({ upload })
  }
}

describe('faults 58 and 59: hostile files', () => {
  test.each([
    ['..\\..\\x', 'x'],
    ['CON', '_CON'],
    ['a.pdf.exe', 'a.pdf.exe'],
    ['nota.txt:$DATA', 'nota.txt'],
    ['è'.repeat(300), 'è'.repeat(120)],
  ])('the name %s stands as %s', async (name, shown) => {
    const id = await attach(owner, Buffer.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]), name)
    const rows = await clientOf(owner).attachments.ofCustomer({ customerId: customer.id })
    expect(rows.find((row) => row.attachment.id === id)?.attachment.name).toBe(shown)
    expect(await clientOf(owner).attachments.open({ id })).toEqual({ result: 'kind' })
  })

  test.each([
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    '<!doctype html><script>alert(1)</script>',
  ])('%s is kept and never opened, whatever its name says', async (text) => {
    const id = await attach(owner, Buffer.from(text), 'foto.png')
    asked.length = 0
    expect(await clientOf(owner).attachments.open({ id })).toEqual({ result: 'kind' })
    expect(asked).toEqual([])
    expect(await clientOf(owner).attachments.saveAs({ id })).toEqual({ result: 'saved' })
    expect(asked.map(({ act }) => act)).toEqual(['save'])
  })

  test('one that is too large, too long or too short is refused and leaves nothing', async () => {
    const { attachments } = clientOf(owner)
    const begin = (size: number) =>
      attachments.begin({ customerId: customer.id, policyId: null, claimId: null, name: 'x.pdf', size })
    const before = await attachments.ofCustomer({ customerId: customer.id })
    await expect(begin(MAX_ATTACHMENT_BYTES + 1)).rejects.toMatchObject({ code: 'TOO_LARGE' })
    const { upload } = await begin(10)
    await expect(
      attachments.piece({ upload, bytes: randomBytes(11).toString('base64') }),
    ).rejects.toMatchObject({
      code: 'UPLOAD_BROKEN',
    })
    const short = await begin(10)
    await expect(attachments.finish(short)).rejects.toMatchObject({ code: 'UPLOAD_BROKEN' })
    expect(await attachments.ofCustomer({ customerId: customer.id })).toEqual(before)
  })
})

test('a file that is missing here holds up no other, and comes again where head office has it', async () => {
  const before = new Set(readdirSync(subagent.folder.files))
  proxy.down = true
  await attach(subagent, Buffer.from('%PDF-1.7 tolto'), 'Tolto.pdf')
  const [taken = ''] = readdirSync(subagent.folder.files).filter((name) => !before.has(name))
  const id = await attach(subagent, Buffer.from('%PDF-1.7 rimasto'), 'Rimasto.pdf')
  rmSync(join(subagent.folder.files, taken))
  proxy.down = false
  await untilPlace(owner, id, 'here')
  const all = readdirSync(owner.folder.files)
  for (const name of all) rmSync(join(owner.folder.files, name))
  expect(await clientOf(owner).attachments.open({ id })).toEqual({ result: 'not-here' })
  await untilPlace(owner, id, 'here')
  expect(await clientOf(owner).attachments.open({ id })).toEqual({ result: 'opened' })
})

test('a fresh desk fetches all files at once, however many', async () => {
  const many = Array.from({ length: 60 }, (_, at) => Buffer.from(`%PDF-1.7 ${at}`))
  for (const [at, bytes] of many.entries()) await attach(owner, bytes, `${at}.pdf`)
  const fresh = await startDesk({ headOfficeUrl: office.url, username: 'titolare' })
  await waitFor(
    () => many.every((bytes) => fresh.session.vault?.has(hashOf(bytes)) === true),
    30_000,
    () => 'not all came',
  )
  await fresh.close()
})

test('fault 41: on a full disk a file is refused as that, leaves nothing behind, and is taken when there is room', async () => {
  const { files } = owner.folder
  const before = readdirSync(files)
  const wal = statSync(`${owner.folder.database}-wal`, { throwIfNoEntry: false })?.size ?? 0
  // No file of this process may grow beyond it: every write behind it fails, as on a full disk.
  const limit = (bytes: number | 'unlimited') =>
    execFileSync('prlimit', [`--pid=${process.pid}`, `--fsize=${bytes}:unlimited`])
  const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(wal + 600_000)])
  limit(wal + 300_000)
  try {
    await expect(attach(owner, bytes, 'Piena.pdf')).rejects.toMatchObject({ code: 'DISK_FULL' })
    limit(0)
    await expect(halfUploaded(owner, SLOW)).rejects.toMatchObject({ code: 'DISK_FULL' })
  } finally {
    limit('unlimited')
  }
  expect(readdirSync(files)).toEqual(before)
  const id = await attach(owner, bytes, 'Piena.pdf')
  await untilPlace(subagent, id, 'here')
  limit(wal + 300_000)
  try {
    for (const act of ['open', 'saveAs'] as const)
      expect(await clientOf(owner).attachments[act]({ id })).toEqual({ result: 'no-room' })
  } finally {
    limit('unlimited')
  }
})

test('an upload that the end of the session cut is not known afterwards, and leaves nothing', async () => {
  const finish = await halfUploaded(owner, SLOW)
  const before = readdirSync(owner.folder.files).length
  await owner.session.signOut()
  expect(readdirSync(owner.folder.files)).toHaveLength(before - 1)
  await owner.signIn()
  await expect(finish()).rejects.toMatchObject({ code: 'UPLOAD_BROKEN' })
  await owner.untilOnline()
})

test('fault 32: a file added offline for a customer who moved away goes with what was typed to who holds him now', async () => {
  const moving = newCustomer()
  await write(office, [moving])
  await waitFor(
    async () => shown(subagent.reader, 'customer', moving.id, 'id') !== undefined,
    20_000,
    () => 'the customer did not come',
  )
  const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(300_000)])
  proxy.down = true
  await attach(subagent, bytes, 'Firmato.pdf', moving.id)
  await inTransaction(office.office, [1], (change) => moveCustomer(change, moving, 1))
  proxy.down = false
  await subagent.session.writer?.call('syncNow', null)
  const { conflicts, attachments } = clientOf(owner)
  const offered = async () => (await conflicts.open({ customerId: moving.id }))[0]
  await waitFor(
    async () => (await offered()) !== undefined,
    20_000,
    () => JSON.stringify(outbox(subagent.reader).at(-1)),
  )
  const question = await offered()
  await conflicts.resolve({
    id: question?.conflict.id ?? '',
    choices: Object.fromEntries((question?.fields ?? []).map(({ field }) => [field, 'mine' as const])),
  })
  await waitFor(
    async () => (await attachments.ofCustomer({ customerId: moving.id }))[0]?.place === 'here',
    20_000,
    () => 'the file did not come to who holds the customer now',
  )
  asked.length = 0
  const [file] = await attachments.ofCustomer({ customerId: moving.id })
  await attachments.open({ id: file?.attachment.id ?? '' })
  expect(asked[0]?.bytes.equals(bytes)).toBe(true)
  await waitFor(
    () => subagent.session.vault?.has(hashOf(bytes)) === false,
    20_000,
    () => 'the bytes stay where nobody needs them',
  )
})

test('files of a customer who leaves the portfolio leave the disk, and not one that is on its way in; what viewers read goes at sign-out', async () => {
  const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(70_000)])
  const id = await attach(owner, bytes, 'segreto.pdf', lost.id)
  await untilPlace(subagent, id, 'here', lost.id)
  await clientOf(subagent).attachments.open({ id })
  expect(subagent.session.vault?.has(hashOf(bytes))).toBe(true)
  const finish = await halfUploaded(subagent, SLOW)
  const moved = await clientOf(owner).edits.apply({
    edits: [
      {
        tbl: 'customer',
        id: lost.id,
        op: 'patch',
        fields: { collaboratorId: { from: lost.collaboratorId, to: office.collaboratorIds[2] ?? null } },
      },
    ],
  })
  expect(moved.words.op).toBe('patch')
  await waitFor(
    () => subagent.session.vault?.has(hashOf(bytes)) === false,
    20_000,
    () => 'the file is still on the disk',
  )
  await untilPlace(owner, (await finish()).id, 'here')
  expect(existsSync(join(subagent.dataDir, 'opened'))).toBe(true)
  await subagent.session.signOut()
  expect(existsSync(join(subagent.dataDir, 'opened'))).toBe(false)
})

test('a file that a viewer holds open keeps nobody from locking or leaving, and goes the next time', async () => {
  const id = await attach(owner, PDF, 'Aperta.pdf')
  await clientOf(owner).attachments.open({ id })
  const opened = join(owner.dataDir, 'opened')
  const [name = ''] = readdirSync(opened)
  // Held files are Windows'; what lies in a folder that may not be written to cannot be deleted either.
  chmodSync(join(opened, name), 0o500)
  owner.session.lock()
  expect(owner.session.state.value.locked).toBe(true)
  await owner.session.signOut()
  expect(owner.session.state.value.phase).toBe('signed-out')
  expect(readdirSync(opened)).toEqual([name])
  expect(owner.logged.filter(({ message }) => message.includes('a viewer holds'))).toHaveLength(2)
  await owner.signIn()
  chmodSync(join(opened, name), 0o700)
  await owner.session.signOut()
  expect(existsSync(opened)).toBe(false)
})
