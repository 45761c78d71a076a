import { createHash } from 'node:crypto'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { os, type RouterClient } from '@orpc/server'
import { RPCHandler } from '@orpc/server/message-port'
import { expect, test, vi } from 'vitest'
import type { FromCore, ToCore } from '../../../shared/rpc/core-link.ts'
import { Link, readSettings } from './index.ts'
import type { Parent } from './parent.ts'

/** A main that a test plays by hand. */
function fakeMain() {
  const sent: FromCore[] = []
  let deliver: (message: unknown) => void = () => {}
  const heard: ((message: FromCore) => void)[] = []
  const parent: Parent = {
    send: (message) => {
      sent.push(message)
      for (const listener of heard) listener(message)
    },
    onMessage: (listener) => {
      deliver = (message) => listener(message, [])
    },
    onGone: () => {},
  }
  return {
    parent,
    sent,
    say: (message: ToCore) => deliver(message),
    sayAnything: (message: unknown) => deliver(message),
    onSent: (listener: (message: FromCore) => void) => void heard.push(listener),
  }
}

/** The window's end of a connection that main pumps. */
function windowEnd(main: ReturnType<typeof fakeMain>, connection: number) {
  return {
    postMessage: (data: unknown) => main.say({ kind: 'data', connection, data }),
    on(event: string, listener: (message?: { data: unknown }) => void) {
      if (event !== 'message') return
      main.onSent((message) => {
        if (message.kind === 'data' && message.connection === connection) listener({ data: message.data })
      })
    },
  }
}

const router = {
  add: os.handler(({ input }) => Number(input) + 1),
  count: os.handler(async function* () {
    yield 1
    yield 2
  }),
}

test('oRPC runs over a pumped port, subscriptions included', async () => {
  const main = fakeMain()
  const link = new Link(main.parent)
  const handler = new RPCHandler(router)
  link.acceptConnections((port) => {
    handler.upgrade(port)
    port.start()
  })
  main.say({ kind: 'connect', connection: 1 })
  const client: RouterClient<typeof router> = createORPCClient(new RPCLink({ port: windowEnd(main, 1) }))
  expect(await client.add(41 as never)).toBe(42)
  const seen: number[] = []
  for await (const one of await client.count()) seen.push(one)
  expect(seen).toEqual([1, 2])
})

test('connections and messages that come before core is ready wait', () => {
  const main = fakeMain()
  const link = new Link(main.parent)
  main.say({ kind: 'connect', connection: 1 })
  main.say({ kind: 'data', connection: 1, data: 'early' })
  const seen: unknown[] = []
  link.acceptConnections((port) => {
    port.on('message', ({ data }) => seen.push(data))
    expect(seen).toEqual([])
    port.start()
  })
  main.say({ kind: 'data', connection: 1, data: 'late' })
  expect(seen).toEqual(['early', 'late'])
})

test('a window that goes closes its port once, and nothing is sent to it any more', () => {
  const main = fakeMain()
  const link = new Link(main.parent)
  const closed = vi.fn()
  link.acceptConnections((port) => {
    port.on('close', closed)
    port.start()
    main.say({ kind: 'close', connection: 1 })
    main.say({ kind: 'close', connection: 1 })
    port.postMessage('to nobody')
    port.close()
  })
  main.say({ kind: 'connect', connection: 1 })
  expect(closed).toHaveBeenCalledTimes(1)
  expect(main.sent).toEqual([])
})

test('a request gets its own answer, in whatever order they come', async () => {
  const main = fakeMain()
  const link = new Link(main.parent)
  const sealed = link.request('seal', { plain: new Uint8Array([1]) })
  const shown = link.request('notify', { tag: 't', title: 'x', body: 'y' })
  main.say({ kind: 'answer', request: 2, ok: true, value: { shown: false } })
  main.say({ kind: 'answer', request: 1, ok: true, value: { backend: 'none' } })
  expect(await shown).toEqual({ shown: false })
  expect(await sealed).toEqual({ backend: 'none' })
})

test('a refused request and an answer of the wrong shape are errors', async () => {
  const main = fakeMain()
  const link = new Link(main.parent)
  const refused = link.request('seal', { plain: new Uint8Array([1]) })
  main.say({ kind: 'answer', request: 1, ok: false, value: 'seal failed' })
  await expect(refused).rejects.toThrow('seal failed')
  const odd = link.request('seal', { plain: new Uint8Array([1]) })
  main.say({ kind: 'answer', request: 2, ok: true, value: { backend: 'paper' } })
  await expect(odd).rejects.toThrow()
})

test('notices reach their listeners, checked', () => {
  const main = fakeMain()
  const link = new Link(main.parent)
  const seen = vi.fn()
  link.onNotice('power', seen)
  main.say({ kind: 'notice', name: 'power', value: { state: 'suspend' } })
  main.say({ kind: 'notice', name: 'shutdown', value: {} })
  expect(seen.mock.calls).toEqual([[{ state: 'suspend' }]])
  expect(() => main.say({ kind: 'notice', name: 'power', value: { state: 'tired' } })).toThrow()
})

test('a message that is none of ours is refused', () => {
  const main = fakeMain()
  new Link(main.parent)
  expect(() => main.sayAnything({ kind: 'exec', command: 'x' })).toThrow()
})

test('the settings are read from the command line', () => {
  const settings = {
    dataDir: '/data',
    headOffice: 'http://127.0.0.1:1',
    pins: [],
    version: '1.0.0',
    packaged: false,
    generation: 1,
  }
  expect(readSettings(['node', 'main.js', `--settings=${JSON.stringify(settings)}`])).toEqual(settings)
  expect(() => readSettings(['node', 'main.js'])).toThrow('--settings')
  expect(() =>
    readSettings([`--settings=${JSON.stringify({ ...settings, headOffice: 'file:///etc' })}`]),
  ).toThrow()
})

test('fault 65: pins that would lock everybody out, or pin nothing, are refused at the start', () => {
  const pinOf = (text: string) => `sha256/${createHash('sha256').update(text).digest('base64')}`
  const read = (pins: readonly string[]) =>
    readSettings([
      `--settings=${JSON.stringify({ dataDir: '/data', headOffice: null, pins, version: '1.0.0', packaged: false, generation: 1 })}`,
    ]).pins
  expect(read([pinOf('a'), pinOf('b')])).toHaveLength(2)
  expect(() => read([pinOf('a')])).toThrow('in reserve')
  expect(() => read([pinOf('a'), pinOf('a')])).toThrow('in reserve')
  expect(() => read([pinOf('a'), 'sha256/short'])).toThrow()
})
