import { Readable } from 'node:stream'
import type { HttpRequest } from '../../../electron/core/net/http.ts'
import { asRefusal } from '../../../headoffice/http/errors.ts'
import type { RunningHeadOffice } from '../../../headoffice/server.ts'
import type { Link, Served } from './link.ts'
import type { Schedule } from './schedule.ts'

const HEARTBEAT_MS = 15_000
/** As long as a desk bears a silent stream. */
const SILENCE_MS = 45_000

type Line = { userId: string; link: Link; body: Readable; heardAt: number }

/**
 * Head office's stream of events in virtual time (`headoffice/feed/live.ts` writes to sockets): who may listen is asked of head
 * office; nudges, heartbeats and silence go over each desk's link.
 */
export class LiveLines {
  readonly #office: RunningHeadOffice
  readonly #schedule: Schedule
  readonly #lines = new Set<Line>()
  #versions = new Map<number, number>()

  constructor(office: RunningHeadOffice, schedule: Schedule) {
    this.#office = office
    this.#schedule = schedule
  }

  async open(request: HttpRequest, userId: string, link: Link): Promise<Served> {
    try {
      await this.#office.office.access.device(request.headers?.authorization)
    } catch (error) {
      const { code, status, details } = asRefusal(error)
      const body = Buffer.from(JSON.stringify({ code, message_id: '', ...(details ? { details } : {}) }))
      return { status, contentType: 'application/json', headers: {}, body, size: body.length }
    }
    const body = new Readable({ read() {} })
    const line: Line = { userId, link, body, heardAt: this.#schedule.now }
    this.#lines.add(line)
    request.signal?.addEventListener('abort', () => this.#end(line), { once: true })
    this.#schedule.after(HEARTBEAT_MS, '', () => this.#beat(line))
    await this.#look()
    for (const [feed, ver] of this.#versions) this.#say(line, feed, ver)
    return { status: 200, contentType: 'text/event-stream', headers: {}, body, size: 0 }
  }

  /** Asks what was committed since the last look and nudges whoever listens. */
  async tell(): Promise<void> {
    for (const [feed, ver] of await this.#look()) for (const line of this.#lines) this.#say(line, feed, ver)
  }

  /** The rights of a user changed: his streams end; he comes back if he may. */
  endOf(userId: string): void {
    for (const line of [...this.#lines]) if (line.userId === userId) this.#hangUp(line)
  }

  /** The present version of each feed. */
  async heads(): Promise<ReadonlyMap<number, number>> {
    await this.tell()
    return this.#versions
  }

  async #look(): Promise<[feed: number, ver: number][]> {
    const { rows } = await this.#office.pool.query<{ feed: number; ver: number }>({
      name: 'simulator_versions',
      text: 'SELECT agency_id AS feed, ver FROM feed ORDER BY agency_id',
    })
    const news = rows.filter(({ feed, ver }) => this.#versions.get(feed) !== ver)
    this.#versions = new Map(rows.map(({ feed, ver }) => [feed, ver]))
    return news.map(({ feed, ver }) => [feed, ver])
  }

  #say(line: Line, feed: number, ver: number): void {
    for (const ms of line.link.arrivalsOfEvent())
      this.#schedule.after(ms, '', () => {
        if (!line.link.down || !this.#lines.has(line)) return
        line.heardAt = this.#schedule.now
        line.body.push(`event: nudge\ndata: ${JSON.stringify({ feed, ver })}\n\n`)
      })
  }

  #beat(line: Line): void {
    if (!this.#lines.has(line)) return
    const { now } = this.#schedule
    if (line.link.down) {
      line.heardAt = now
      line.body.push(': beat\n\n')
    } else if (now - line.heardAt >= SILENCE_MS) {
      this.#end(line, new Error('no answer in time'))
      return
    }
    this.#schedule.after(HEARTBEAT_MS, '', () => this.#beat(line))
  }

  #hangUp(line: Line): void {
    if (!line.link.down) return
    this.#lines.delete(line)
    line.body.push(null)
  }

  /** An error is told only to somebody who listens. */
  #end(line: Line, error?: Error): void {
    this.#lines.delete(line)
    if (error && line.body.listenerCount('error') > 0) line.body.destroy(error)
    else line.body.destroy()
  }
}
