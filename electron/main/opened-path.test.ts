import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { refusalToHandOut } from './opened-path.ts'

let folder = ''
let root = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scrivania-opened-'))
  root = join(folder, 'opened')
  mkdirSync(join(root, 'a'), { recursive: true })
  mkdirSync(join(folder, 'opened-evil'))
  for (const path of ['opened/a/perizia.pdf', 'opened/a/x.exe', 'opened-evil/perizia.pdf', 'secret.pdf'])
    writeFileSync(join(folder, path), 'x')
  symlinkSync(join(folder, 'secret.pdf'), join(root, 'a', 'link.pdf'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test.each([
  ['opened/a/perizia.pdf', 'open', null],
  ['opened/a/x.exe', 'open', 'kind'],
  ['opened/a/x.exe', 'save', null],
  ['opened-evil/perizia.pdf', 'open', 'outside'],
  ['opened/a/../../secret.pdf', 'open', 'outside'],
  ['opened/a/link.pdf', 'open', 'outside'],
  ['opened/a', 'save', 'outside'],
  ['opened/a/none.pdf', 'open', 'outside'],
] as const)('fault 58: %s to %s: %s', (path, use, refusal) => {
  expect(refusalToHandOut(root, join(folder, path), use)).toBe(refusal)
})
