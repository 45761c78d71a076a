import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import { expect, test } from 'vitest'
import { windowCalls } from '../../shared/rpc/shell.ts'
import { type ChannelHandlers, registerChannels } from './register-channels.ts'

const origin = 'app://scrivania'
type Listener = Parameters<IpcMain['handle']>[1]

/** An ipcMain of which a test can see and call what was registered. */
function setUp(overrides: Partial<ChannelHandlers> = {}) {
  const listeners = new Map<string, Listener>()
  const clock = { now: 0 }
  const names = Object.keys(windowCalls)
  const handlers = Object.fromEntries(
    names.map((name) => [name, () => undefined]),
  ) as unknown as ChannelHandlers
  const ipc = { handle: (name: string, listener: Listener) => void listeners.set(name, listener) }
  registerChannels(ipc, origin, { ...handlers, ...overrides }, () => clock.now)
  const call = (name: string, event: object, ...words: unknown[]): Promise<unknown> =>
    Promise.resolve(listeners.get(name)?.(event as IpcMainInvokeEvent, ...words))
  return { names, listeners, call, clock }
}

function sender(url = `${origin}/index.html`, isSubFrame = false): object {
  const mainFrame = { url: `${origin}/index.html` }
  const senderFrame = isSubFrame ? { url } : Object.assign(mainFrame, { url })
  return { senderFrame, sender: { id: 1, mainFrame } }
}

test('every channel of the contract is registered, and no other', () => {
  const { names, listeners } = setUp()
  expect([...listeners.keys()]).toEqual(names)
})

test.each([
  ['a sub-frame of our own page', sender(`${origin}/index.html`, true)],
  ['another host of the scheme', sender('app://elsewhere/index.html')],
  ['a host that begins like ours', sender('app://scrivania.evil/index.html')],
  ['a page of the internet', sender('https://example.com/')],
  ['an empty page', sender('about:blank')],
  ['a frame that has gone', { senderFrame: null, sender: { id: 1, mainFrame: {} } }],
])('every channel refuses %s', async (_who, event) => {
  const { names, call } = setUp()
  for (const name of names) await expect(call(name, event)).rejects.toThrow(`${name}: sender`)
})

test('every channel refuses the wrong shape', async () => {
  const { names, call } = setUp()
  const hostile = [
    null,
    1,
    'x',
    [],
    { __proto__: null, extra: 1 },
    { id: '../../etc' },
    { url: 'x'.repeat(5000) },
  ]
  for (const name of names) {
    for (const word of hostile) await expect(call(name, sender(), word)).rejects.toThrow(`${name}: shape`)
    await expect(call(name, sender(), undefined, 'one word more')).rejects.toThrow(`${name}: shape`)
  }
})

test('a channel called too often refuses until the minute is over', async () => {
  const { call, clock } = setUp()
  for (let n = 0; n < windowCalls['window:ready'].perMinute; n++) await call('window:ready', sender())
  await expect(call('window:ready', sender())).rejects.toThrow('rate')
  await expect(call('shell:copy-diagnosis', sender())).resolves.toBeUndefined()
  clock.now += 60_000
  await expect(call('window:ready', sender())).resolves.toBeUndefined()
})

test('what a handler says when it fails stays inside', async () => {
  const { call } = setUp({
    'shell:copy-diagnosis': () => {
      throw new Error('/home/someone/secret')
    },
  })
  await expect(call('shell:copy-diagnosis', sender())).rejects.toThrow(/^shell:copy-diagnosis: failed$/)
})

test('an answer of the wrong shape does not leave main', async () => {
  const { call } = setUp({ 'window:zoom': () => ({ percent: Number.NaN }) })
  await expect(call('window:zoom', sender(), { step: 'in' })).rejects.toThrow('window:zoom: failed')
})
