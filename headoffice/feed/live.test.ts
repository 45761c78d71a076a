import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { expect, test } from 'vitest'
import { openLiveHub } from './live.ts'
import type { Nudges } from './nudges.ts'

const silent: Nudges = {
  committed() {},
  onVersion: () => () => {},
  onAccess: () => () => {},
  async accessChanged() {},
  async close() {},
}

test('a desk that went away while it was let in is not kept', async () => {
  const hub = openLiveHub(silent)
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.write('GET /v1/live HTTP/1.1\r\nhost: x\r\n\r\n')
  const [, response] = (await once(server, 'request')) as [unknown, ServerResponse]
  const gone = once(response, 'close')
  socket.destroy()
  await gone
  const client = { userId: 'u', feeds: new Set([1]), refresh: async () => new Set([1]) }
  hub.join(response, client, new Map([[1, 5]]))
  expect(hub.size()).toBe(0)
  hub.close()
  server.close()
})
