import type { ServerResponse } from 'node:http'
import type { Nudges } from './nudges.ts'

const HEARTBEAT_MS = 15_000
/** A planned restart spreads its clients over this time. */
const BYE_SPREAD_MS = 10_000
/** A reader that takes nothing for this long is cut off: its socket buffers, and a nudge may be lost without harm. */
const MAX_BUFFERED_BYTES = 64 * 1024

export type LiveClient = {
  readonly userId: string
  /** Which feeds it is told of. */
  readonly feeds: ReadonlySet<number>
  /** Its feeds as they are now, null when it may not listen any more. Asked at every heartbeat and when rights change. */
  readonly refresh: () => Promise<ReadonlySet<number> | null>
}

export type LiveHub = {
  /** Takes over the response and streams events into it until either side ends. */
  join(response: ServerResponse, client: LiveClient, versions: ReadonlyMap<number, number>): void
  readonly size: () => number
  /** Says goodbye to everybody. */
  close(): void
}

/** The server-sent events of `GET /v1/live`: nudges, heartbeats, goodbye. They carry numbers of versions, never rows. */
export function openLiveHub(nudges: Nudges): LiveHub {
  const members = new Map<ServerResponse, LiveClient>()

  function send(response: ServerResponse, event: string, data: object): void {
    if (response.writableLength > MAX_BUFFERED_BYTES) {
      leave(response)
      response.destroy()
      return
    }
    response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  }

  function leave(response: ServerResponse): void {
    members.delete(response)
  }

  let isRecheckingAll = false
  /** Everybody, unless that is still under way: with thousands of desks it may take longer than from one heartbeat to the next. */
  async function recheckAll(): Promise<void> {
    if (isRecheckingAll) return
    isRecheckingAll = true
    await recheck().finally(() => {
      isRecheckingAll = false
    })
  }

  async function recheck(userId?: string): Promise<void> {
    for (const [response, client] of [...members]) {
      if (userId !== undefined && client.userId !== userId) continue
      const feeds = await client.refresh().catch(() => client.feeds)
      if (feeds) {
        if (members.has(response)) members.set(response, { ...client, feeds })
        continue
      }
      leave(response)
      response.end()
    }
  }

  const stopVersions = nudges.onVersion((feed, ver) => {
    for (const [response, client] of members)
      if (client.feeds.has(feed)) send(response, 'nudge', { feed, ver })
  })
  const stopAccess = nudges.onAccess((userId) => void recheck(userId))
  const heartbeat = setInterval(() => {
    for (const response of members.keys()) send(response, 'heartbeat', {})
    void recheckAll()
  }, HEARTBEAT_MS)

  return {
    join(response, client, versions) {
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store, no-transform',
        'x-accel-buffering': 'no',
      })
      // Gone while it was asked who is there: nothing would tell us any more.
      if (response.destroyed) return
      response.once('close', () => leave(response))
      members.set(response, client)
      // What was committed before it joined: a desk that was away learns at once that it is behind.
      for (const [feed, ver] of versions) send(response, 'nudge', { feed, ver })
    },
    size: () => members.size,
    close() {
      stopVersions()
      stopAccess()
      clearInterval(heartbeat)
      for (const response of members.keys()) {
        send(response, 'bye', { retry_ms: Math.floor(500 + Math.random() * BYE_SPREAD_MS) })
        response.end()
      }
      members.clear()
    },
  }
}
