import { createHash, randomBytes } from 'node:crypto'
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DamagedFile, FileVault } from './file-vault.ts'

let folder = ''
let vault: FileVault
const key = randomBytes(32)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scrivania-vault-'))
  vault = new FileVault(join(folder, 'files'), key)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

async function stored(bytes: Buffer, step = 10_007): Promise<string> {
  const writer = await vault.write()
  for (let at = 0; at < bytes.length; at += step) await writer.add(bytes.subarray(at, at + step))
  await writer.finish(hashOf(bytes))
  return hashOf(bytes)
}

async function whole(sha256: string, from = vault): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of from.read(sha256)) pieces.push(piece)
  return Buffer.concat(pieces)
}

const onlyFile = () => join(vault.folder, readdirSync(vault.folder)[0] ?? '')

test.each([0, 1, 65_535, 65_536, 65_537, 131_072, 300_000])(
  '%i bytes come back as they went in',
  async (size) => {
    const bytes = randomBytes(size)
    const sha256 = await stored(bytes)
    expect(vault.has(sha256)).toBe(true)
    expect((await whole(sha256)).equals(bytes)).toBe(true)
  },
)

test('neither content nor hash stands on the disk, and the file is its user’s alone', async () => {
  const sha256 = await stored(Buffer.from('Referto di Rossi Paolo '.repeat(5000)))
  const [name] = readdirSync(vault.folder)
  expect(name).not.toContain(sha256.slice(0, 8))
  expect(readFileSync(onlyFile()).includes('Rossi')).toBe(false)
  expect(statSync(onlyFile()).mode & 0o777).toBe(0o600)
  expect(new FileVault(vault.folder, randomBytes(32)).has(sha256)).toBe(false)
})

test('a flipped byte, a swapped chunk and a cut file are noticed', async () => {
  const bytes = randomBytes(200_000)
  const sha256 = await stored(bytes)
  const path = onlyFile()
  const good = readFileSync(path)
  const sealed = 65_536 + 16
  const head = good.length - sealed * 3 - (200_000 - 65_536 * 3 + 16)
  const flipped = Buffer.from(good)
  flipped[100_000] = (flipped[100_000] ?? 0) ^ 1
  const chunk = (n: number) => good.subarray(head + sealed * n, head + sealed * (n + 1))
  const swapped = Buffer.concat([
    good.subarray(0, head),
    chunk(1),
    chunk(0),
    good.subarray(head + sealed * 2),
  ])
  for (const bad of [flipped, swapped]) {
    writeFileSync(path, bad)
    await expect(whole(sha256)).rejects.toThrow(DamagedFile)
  }
  for (const length of [head + sealed * 2, head + 10, 2]) {
    writeFileSync(path, good)
    truncateSync(path, length)
    await expect(whole(sha256)).rejects.toThrow(DamagedFile)
  }
  writeFileSync(path, good)
  expect((await whole(sha256)).equals(bytes)).toBe(true)
})

test('what nothing names and nobody goes on with goes, half-written files too', async () => {
  const kept = await stored(Buffer.from('resta'))
  const orphan = await stored(Buffer.from('va via'))
  const cut = await vault.write()
  await cut.add(randomBytes(70_000))
  for (const name of readdirSync(vault.folder)) {
    const anHourAgo = new Date(Date.now() - 3_600_000)
    utimesSync(join(vault.folder, name), anHourAgo, anHourAgo)
  }
  const onItsWay = await vault.write()
  await onItsWay.add(randomBytes(70_000))
  expect(vault.dropLeftovers([kept], 600_000)).toBe(2)
  expect(vault.has(orphan)).toBe(false)
  expect(await whole(kept)).toEqual(Buffer.from('resta'))
  expect(readdirSync(vault.folder)).toHaveLength(2)
  await onItsWay.finish('0'.repeat(64))
  await cut.discard()
})

test('what is half written when the session ends goes, and takes nothing more', async () => {
  await stored(Buffer.from('resta'))
  const writer = await vault.write()
  await writer.add(randomBytes(70_000))
  expect(writer.isEnded).toBe(false)
  await vault.close()
  expect(writer.isEnded).toBe(true)
  expect(readdirSync(vault.folder)).toHaveLength(1)
  await expect(writer.add(randomBytes(70_000))).rejects.toThrow()
})

test('a file that was cut off in the middle goes on with the whole chunks that it has', async () => {
  const bytes = randomBytes(400_000)
  const sha256 = hashOf(bytes)
  const none = await vault.resume(sha256, () => expect.unreachable())
  await none.add(bytes.subarray(0, 250_000))
  await none.pause()
  vault.dropLeftovers([sha256], 0)
  const held: Buffer[] = []
  const writer = await vault.resume(sha256, (chunk) => held.push(Buffer.from(chunk)))
  const before = Buffer.concat(held)
  expect(before.length).toBe(3 * 65_536)
  expect(before.equals(bytes.subarray(0, before.length))).toBe(true)
  await writer.add(bytes.subarray(before.length))
  await writer.finish(sha256)
  expect((await whole(sha256)).equals(bytes)).toBe(true)
  expect(readdirSync(vault.folder)).toHaveLength(1)
})
