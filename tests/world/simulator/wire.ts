import { Readable } from 'node:stream'
import { NetworkFailure } from '../../../electron/core/net/failures.ts'
import type { HttpAnswer, HttpRequest, Transport } from '../../../electron/core/net/http.ts'
import { assertNever } from '../../../shared/lib/assert-never.ts'
import type { FateOfAnswer, Link, Served } from './link.ts'
import type { Schedule } from './schedule.ts'

const IDLE_MS = 20_000
/** Calls that a faulty proxy may bring twice. */
const DOUBLED = ['/v1/push', '/v1/pull', '/v1/snapshot']

/** What the wire leads to: one answer for each request that arrives. */
export type Ask = (request: HttpRequest) => Promise<Served>

/** When a desk dies at its wire: with the request done and the answer on its way, or with the answer in its hand. */
export type WireMoment = 'processed' | 'answered'

/** A call that somebody waits for; what comes after its end is nobody's. */
type Call = {
  readonly name: string
  readonly route: string
  readonly fail: (why: string) => void
  readonly answer: (answer: HttpAnswer) => void
}

/** The calls of one run of a desk over a network that loses, delays, doubles, swaps and cuts. */
export class Wire implements Transport {
  readonly origin = new URL('http://127.0.0.1:9')
  readonly #open = new Set<(why: string) => void>()

  readonly #schedule: Schedule
  readonly #link: Link
  readonly #ask: Ask
  readonly #dies: (moment: WireMoment) => boolean

  constructor(schedule: Schedule, link: Link, ask: Ask, dies: (moment: WireMoment) => boolean) {
    this.#schedule = schedule
    this.#link = link
    this.#ask = ask
    this.#dies = dies
  }

  request(request: HttpRequest): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => this.#send(request, resolve, reject))
  }

  /** Drops every connection: what was asked may still arrive. */
  reset(): void {
    for (const fail of [...this.#open]) fail('ECONNRESET')
  }

  #send(request: HttpRequest, resolve: (answer: HttpAnswer) => void, reject: (error: Error) => void): void {
    const [schedule, link] = [this.#schedule, this.#link]
    const { method, signal, idleMs = IDLE_MS } = request
    const route = request.path.split('?')[0] ?? ''
    const end = (act: () => void): void => {
      if (!this.#open.delete(fail)) return
      callOff()
      act()
    }
    const fail = (why: string): void => end(() => reject(new NetworkFailure(why)))
    const call: Call = {
      name: `${link.name} ${method} ${route}`,
      route,
      fail,
      answer: (answer) => end(() => resolve(answer)),
    }
    this.#open.add(fail)
    const callOff = schedule.after(idleMs, '', () => fail('no answer in time'))
    if (signal?.aborted) {
      fail('aborted')
      return
    }
    signal?.addEventListener('abort', () => fail('aborted'), { once: true })

    const fate = link.fateOfRequest(DOUBLED.includes(route))
    switch (fate.is) {
      case 'refused':
        schedule.after(fate.ms, `${call.name} refused`, () => fail('ECONNREFUSED'))
        return
      case 'broken':
        schedule.after(fate.ms, `${call.name} broken off`, () => fail('ECONNRESET'))
        return
      case 'lost':
        schedule.note(`${call.name} lost`)
        return
      case 'through':
        for (const [copy, ms] of fate.arrivals.entries())
          schedule.after(ms, '', () => this.#arrive(request, call, copy > 0))
        return
      default:
        assertNever(fate)
    }
  }

  /** The request is there, whether or not somebody still waits for the answer. */
  async #arrive(request: HttpRequest, call: Call, isCopy: boolean): Promise<void> {
    const [schedule, link] = [this.#schedule, this.#link]
    if (!link.up) {
      schedule.note(`${call.name} vanishes`)
      return
    }
    const served = await this.#ask(request)
    schedule.note(`${call.name}${isCopy ? ' again' : ''} -> ${served.status} ${served.size}`)
    if (isCopy || this.#dies('processed')) return
    const fate = link.fateOfAnswer(call.route, served)
    if (fate.is === 'lost') schedule.note(`${call.name}: answer lost`)
    else schedule.after(fate.ms, '', () => this.#comeBack(call, served, fate))
  }

  #comeBack(call: Call, served: Served, fate: Exclude<FateOfAnswer, { is: 'lost' }>): void {
    const [schedule, link] = [this.#schedule, this.#link]
    if (!link.down) {
      schedule.note(`${call.name}: answer vanishes`)
      return
    }
    if (this.#dies('answered')) return
    switch (fate.is) {
      case 'broken':
        schedule.note(`${call.name}: broken off`)
        call.fail('ECONNRESET')
        return
      case 'swapped':
        schedule.note(`${call.name}: an earlier answer comes instead`)
        call.answer(asAnswer(fate.former))
        return
      case 'cut':
        schedule.note(`${call.name}: cut after ${fate.bytes} bytes`)
        call.answer(asAnswer(served, fate))
        return
      case 'whole':
        call.answer(asAnswer(served))
        return
      default:
        assertNever(fate)
    }
  }
}

function asAnswer(served: Served, cut?: { bytes: number; silently: boolean }): HttpAnswer {
  const { status, contentType, headers, body } = served
  if (body instanceof Readable) return { status, contentType, headers, body }
  const part = cut ? body.subarray(0, cut.bytes) : body
  return { status, contentType, headers, body: bodyOf(part, cut && !cut.silently ? 'breaks' : 'ends') }
}

/** A body that gives its bytes when it is read, and then ends or breaks. */
function bodyOf(bytes: Buffer, then: 'ends' | 'breaks'): Readable {
  let given = false
  return new Readable({
    read() {
      if (!given) {
        given = true
        if (bytes.length > 0) {
          this.push(bytes)
          return
        }
      }
      if (then === 'ends') this.push(null)
      else this.destroy(new Error('ECONNRESET'))
    },
  })
}
