import type { IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'
import type { Chance } from './random.ts'

/** An answer of head office, before the network had its way with it. */
export type Served = {
  readonly status: number
  readonly contentType: string
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer | Readable
  readonly size: number
}

/** How likely what is, for each request or answer. */
export type Weather = {
  readonly refused: number
  readonly lost: number
  readonly late: number
  readonly doubled: number
  readonly cut: number
  readonly swapped: number
}

export const CALM: Weather = { refused: 0, lost: 0, late: 0, doubled: 0, cut: 0, swapped: 0 }

type FateOfRequest =
  | { is: 'refused'; ms: number }
  | { is: 'broken'; ms: number }
  | { is: 'lost' }
  | { is: 'through'; arrivals: number[] }

export type FateOfAnswer =
  | { is: 'lost' }
  | { is: 'whole'; ms: number }
  | { is: 'broken'; ms: number }
  | { is: 'cut'; ms: number; bytes: number; silently: boolean }
  | { is: 'swapped'; ms: number; former: Served }

/** Answers that look like another one of their kind: a page, a page of a scan, outcomes. */
const SWAPPED = ['/v1/pull', '/v1/push', '/v1/snapshot']
const LATEST_MS = 150_000

/** The way between one desk and head office. Each direction can be gone by itself. */
export class Link {
  readonly name: string
  weather: Weather = CALM
  /** Whether what the desk sends arrives. */
  up = true
  /** Whether what head office sends arrives. */
  down = true
  readonly #chance: Chance
  readonly #former = new Map<string, Served[]>()

  constructor(name: string, chance: Chance) {
    this.name = name
    this.#chance = chance
  }

  /** No faults from now on. */
  heal(): void {
    this.weather = CALM
    this.up = true
    this.down = true
  }

  #travel(): number {
    const { late } = this.weather
    return this.#chance.happens(late) ? this.#chance.between(1_000, LATEST_MS) : this.#chance.between(2, 60)
  }

  fateOfRequest(mayDouble: boolean): FateOfRequest {
    const { refused, lost, doubled, cut } = this.weather
    const chance = this.#chance
    if (chance.happens(refused)) return { is: 'refused', ms: chance.between(1, 30) }
    if (chance.happens(lost)) return { is: 'lost' }
    if (chance.happens(cut / 2)) return { is: 'broken', ms: chance.between(1, 100) }
    const arrivals = [this.#travel()]
    if (mayDouble && chance.happens(doubled)) arrivals.push((arrivals[0] as number) + this.#travel())
    return { is: 'through', arrivals }
  }

  fateOfAnswer(route: string, served: Served): FateOfAnswer {
    const { lost, cut, swapped } = this.weather
    const chance = this.#chance
    const former = this.#remember(route, served)
    if (chance.happens(lost)) return { is: 'lost' }
    const ms = this.#travel()
    if (chance.happens(cut)) {
      if (chance.happens(0.3)) return { is: 'broken', ms }
      const bytes = Math.floor(chance.next() * served.size)
      return { is: 'cut', ms, bytes, silently: chance.happens(0.5) }
    }
    if (former && chance.happens(swapped)) return { is: 'swapped', ms, former }
    return { is: 'whole', ms }
  }

  #remember(route: string, served: Served): Served | undefined {
    if (!SWAPPED.includes(route) || served.status !== 200) return undefined
    const list = this.#former.get(route) ?? []
    const former = list.length > 0 ? this.#chance.pick(list) : undefined
    this.#former.set(route, [...list.slice(-4), served])
    return former
  }

  /** Events that head office sends by itself: those that arrive, in milliseconds from now. */
  arrivalsOfEvent(): number[] {
    const { lost, doubled } = this.weather
    if (this.#chance.happens(lost)) return []
    const once = [this.#travel()]
    return this.#chance.happens(doubled) ? [...once, this.#travel()] : once
  }
}
