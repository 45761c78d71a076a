import type { HttpRequest } from '../../../electron/core/net/http.ts'
import { callHeadOffice } from './call-head-office.ts'
import type { Ground } from './ground.ts'
import { Ledger } from './ledger.ts'
import type { Served } from './link.ts'
import { LiveLines } from './live-lines.ts'
import type { Chance } from './random.ts'
import type { Schedule } from './schedule.ts'
import { SimDesk } from './sim-desk.ts'

/** One history's desks, network and head office. */
export class World {
  readonly ground: Ground
  readonly schedule: Schedule
  readonly chance: Chance
  readonly desks: readonly SimDesk[]
  readonly lines: LiveLines
  readonly ledger: Ledger
  /** What went wrong beside the checks: a program that ended, a step that nobody foresaw. */
  readonly faults: string[] = []
  /** What head office changed by itself, as `table|id|field` (removed: without a field): their history has a gap. */
  readonly unlined = new Set<string>()
  /** Ends of transactions that head office still holds open. */
  readonly openWriters = new Set<() => Promise<void>>()
  healed = false
  /** Mutations that waited a minute although all was well. */
  readonly overdue = new Set<string>()
  #healedAt = Number.POSITIVE_INFINITY
  /** What was begun and ends later: forms to be saved, users to be let in again. */
  toCome = 0

  /** Does something later; until then the history is not over. */
  later(ms: number, act: () => void | Promise<void>): void {
    this.toCome++
    this.schedule.after(ms, '', () => {
      this.toCome--
      return act()
    })
  }

  constructor(ground: Ground, schedule: Schedule, chance: Chance, desks: number) {
    this.ground = ground
    this.schedule = schedule
    this.chance = chance
    this.lines = new LiveLines(ground.office, schedule)
    this.ledger = new Ledger(ground.office, this.unlined)
    const chosen = chance.fork('desks')
    const all = [...ground.desks]
    while (all.length > desks) all.splice(chosen.below(all.length), 1)
    this.desks = all.map((prepared) => new SimDesk(this, prepared))
  }

  async ask(request: HttpRequest, desk: SimDesk): Promise<Served> {
    if (request.path === '/v1/live') return this.lines.open(request, desk.userId, desk.link)
    const served = await callHeadOffice(this.ground.office.url, request)
    if (request.path === '/v1/push') {
      await this.ledger.look()
      await this.lines.tell()
    }
    return served
  }

  /** No more faults of the network. */
  heal(): void {
    this.healed = true
    this.#healedAt = this.schedule.now
    for (const desk of this.desks) desk.link.heal()
  }

  /** Whether nothing is under way any more: all desks work and stand where head office stands, with nothing open. */
  async isQuiet(): Promise<boolean> {
    for (const desk of this.desks)
      for (const what of desk.overdue(this.#healedAt)) {
        if (!this.overdue.has(what)) this.schedule.note(`${what} is overdue`)
        this.overdue.add(what)
      }
    const heads = await this.lines.heads()
    return (
      this.openWriters.size + this.toCome === 0 &&
      this.desks.every((desk) => desk.wiped || desk.standsAt(heads))
    )
  }

  fault(what: string): void {
    this.schedule.note(`FAULT ${what}`)
    this.faults.push(what)
  }

  end(): void {
    for (const { life } of this.desks) life?.end()
  }
}
