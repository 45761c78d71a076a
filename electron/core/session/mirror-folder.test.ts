import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { wrapKey } from './key-wraps.ts'
import { type Keyring, knownMirrors, mirrorFolderOf, profilesHere } from './mirror-folder.ts'

const NO_KEYRING: Keyring = { seal: async () => null, open: async () => null }
const headOffice = 'https://direzione.example'

test('a device is asked about as long as anything of its mirror lies here, also one that was moved aside', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'scrivania-folder-'))
  const names = (of: typeof profilesHere) => of(dataDir, headOffice).map(({ username }) => username)
  const folder = mirrorFolderOf(dataDir, headOffice, 'marta')
  await folder.writeKeys(await wrapKey(Buffer.alloc(32), 'parola', 'c2VncmV0bw'), NO_KEYRING)
  folder.writeProfile({
    username: 'marta',
    displayName: 'Rinaldi Marta',
    agencies: [],
    headOffice,
    deviceId: 'd',
    blocked: null,
  })
  expect([names(knownMirrors), names(profilesHere)]).toEqual([['marta'], ['marta']])
  await folder.setAside(new Date('2026-11-22T09:00:00.000Z'))
  expect([names(knownMirrors), names(profilesHere)]).toEqual([[], ['marta']])
  await folder.destroy()
  expect(names(profilesHere)).toEqual([])
  rmSync(dataDir, { recursive: true })
})
