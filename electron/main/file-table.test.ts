import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answer, buildFileTable, type FileTable } from './file-table.ts'

let folder = ''
let table: FileTable = new Map()

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'file-table-'))
  mkdirSync(join(folder, 'app', 'assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.json'), '{}')
  writeFileSync(join(folder, 'app', 'index.html'), '<p>')
  writeFileSync(join(folder, 'app', 'assets', 'a.js'), '1')
  writeFileSync(join(folder, 'app', 'assets', 'a.js.map'), '{}')
  mkdirSync(join(folder, 'app-evil'))
  writeFileSync(join(folder, 'app-evil', 'x.js'), '1')
  symlinkSync(join(folder, 'secret.json'), join(folder, 'app', 'link.json'))
  table = buildFileTable(join(folder, 'app'))
})

afterAll(() => rmSync(folder, { recursive: true }))

const get = (url: string, method = 'GET') => answer(table, { method, url })

test('the table holds servable files alone', () => {
  expect([...table.keys()].sort()).toEqual(['/assets/a.js', '/index.html'])
})

test('an entry is served with its type and the policy', async () => {
  const response = get('app://scrivania/assets/a.js?v=1#x')
  expect(response.status).toBe(200)
  expect(await response.text()).toBe('1')
  expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
})

test.each([
  '/../secret.json',
  '/..%2fsecret.json',
  '/%2e%2e/secret.json',
  '/..\\secret.json',
  '/..%5csecret.json',
  '/....//secret.json',
  '/../app-evil/x.js',
  '/assets/../../secret.json',
  '/link.json',
  '//etc/passwd',
  '/etc/passwd',
  '/index.html%00.js',
  '/index.html/',
  '/INDEX.HTML',
  '/assets/',
  '/assets',
  '/',
  '/.',
  '/C:/Windows/win.ini',
  '/%c0%ae%c0%ae/secret.json',
  '/%',
  '/__proto__',
  '/constructor',
])('%s is not found', async (path) => {
  const response = get(`app://scrivania${path}`)
  expect(response.status).toBe(404)
  expect(await response.text()).toBe('not found')
})

test.each([
  ['app://elsewhere/index.html', 'GET'],
  ['app://scrivania.evil/index.html', 'GET'],
  ['app://scrivania/index.html', 'POST'],
  ['not an address', 'GET'],
])('%s by %s is not found', (url, method) => {
  expect(get(url, method).status).toBe(404)
})
