import type { Customer } from '../../shared/features/customers/model.ts'
import { hasBegun } from '../../shared/features/customers/status.ts'
import { addDays, addYears, ageOn, daysBetween, type IsoDay } from '../../shared/lib/dates.ts'
import { addClaims } from './claims.ts'
import { addConsents } from './consents.ts'
import { dealKinds } from './deal.ts'
import { addPeople, type Holder, relate } from './families.ts'
import { addBuilding, addFirm, type Firm } from './firm-people.ts'
import { contactsPerCustomer, Diary } from './interactions.ts'
import type { Office } from './network.ts'
import type { Risk } from './offers.ts'
import { lateHabit } from './payments.ts'
import { addPerson, adultAge, birthDateOf, drawCare, invent, inventAddress } from './people.ts'
import { addContract, type Contract, type Fate, type PolicyPlan } from './policies.ts'
import { kindShares, policiesPerCustomer, policyCounts } from './portfolio-shares.ts'
import { perCustomer } from './presets.ts'
import type { Catalogue, PolicyKind } from './products.ts'
import { quota, quotaOf } from './quota.ts'
import { addOpenQuote, addSoldQuote, quotesPerCustomerYear } from './quotes.ts'
import type { Random } from './random.ts'
import type { World } from './world.ts'

/** Customers of a block: everything about them lies in the same block, so that memory stays bounded. */
export const blockSize = 100

/** Blocks of flats among a hundred customers: a tenth of the home policies insures whole buildings. */
const buildingShare = 0.022

/** Somebody with policies, present or past, while his story is being written. */
type Client = {
  readonly holder: Holder
  readonly firm: Firm | null
  readonly late: number
  readonly since: IsoDay
  /** The day on which a former customer left. */
  readonly gone: IsoDay | null
  readonly contracts: Contract[]
}

/** Writes customers `from` to `to` of an agency, with the prospects and former customers that come with them. */
export class Block {
  private readonly world: World
  private readonly office: Office
  private readonly catalogue: Catalogue
  private readonly random: Random
  private readonly from: number
  private readonly to: number

  constructor(world: World, office: Office, catalogue: Catalogue, from: number, to: number) {
    this.world = world
    this.office = office
    this.catalogue = catalogue
    this.from = from
    this.to = to
    this.random = world.random('block', office.agencyId, from)
  }

  make(): void {
    const { world, random, office, from, to } = this
    const spare = quotaOf(perCustomer.prospects, from, to)
    const { clients, relatives } = this.makeClients(Math.round(spare * 0.6))
    const leads = this.makeLeads(Math.max(0, spare - relatives.length))
    const former = this.makeFormer(quotaOf(perCustomer.former, from, to))

    const replaced = this.sellPortfolio(clients)
    const other = this.sellUnperfected(clients)
    const ended = quotaOf(perCustomer.endedPolicies, from, to) - other - replaced
    this.sellPast(clients, Math.max(0, ended - this.sellFormer(former)))

    const diary = new Diary(world, random, office)
    for (const client of [...clients, ...former]) this.tell(diary, client)
    for (const lead of [...relatives, ...leads]) this.tellProspect(diary, lead)
    this.fill(diary, clients, former)
  }

  private makeClients(spare: number): { clients: Client[]; relatives: Customer[] } {
    const { world, random, office, from, to } = this
    const firmCount = quotaOf(perCustomer.firms, from, to)
    const buildings = Math.min(firmCount, quotaOf(buildingShare, from, to))
    const people = addPeople(world, random, office, to - from - firmCount, spare)
    const clients = people.holders.map((holder) => this.clientOf(holder, null))
    const bosses = random.shuffled(
      people.holders.filter(({ row }) => {
        const age = ageOn(row.birthDate ?? world.today, world.today) ?? 0
        return age > 25 && age < 78
      }),
    )
    for (let i = 0; i < firmCount; i++) {
      const boss = bosses[i] ?? null
      const care = boss?.care ?? drawCare(random, office)
      const firm =
        i < buildings
          ? addBuilding(world, random, office, care)
          : addFirm(world, random, office, care, boss?.row ?? null)
      if (boss !== null && i >= buildings) {
        // Who runs a firm is neither retired nor out of work.
        boss.row.profession = random.pick(['CP1', 'CP2', 'CP6'] as const)
        relate(world, firm.row, boss.row, 'LEGALE_RAPPRESENTANTE')
      }
      clients.push(this.clientOf({ row: firm.row, care, family: [] }, firm))
    }
    return { clients, relatives: people.relatives }
  }

  private clientOf(holder: Holder, firm: Firm | null, past?: { since: IsoDay; gone: IsoDay }): Client {
    return {
      holder,
      firm,
      late: lateHabit(this.random),
      since: past?.since ?? this.entryDay(holder.row),
      gone: past?.gone ?? null,
      contracts: [],
    }
  }

  /** 9.8 % came within the last year (K-06), the others some eight years before on average. */
  private entryDay(row: Customer): IsoDay {
    const { random, world } = this
    const days = random.chance(0.08)
      ? random.int(3, 364)
      : 366 + Math.floor(Math.min(34, random.wait(8)) * 365)
    const day = addDays(world.today, -days)
    if (row.birthDate === null) return day
    const grown = addYears(row.birthDate, 18)
    return day > grown
      ? day
      : addDays(world.today, -random.int(3, Math.max(4, daysBetween(grown, world.today))))
  }

  private makeLeads(count: number): Customer[] {
    const { world, random, office } = this
    return Array.from({ length: count }, () => {
      const care = drawCare(random, office)
      if (random.chance(0.12)) return addFirm(world, random, office, care, null).row
      const birthDate = birthDateOf(random, world.today, adultAge(random))
      const person = invent(random, random.chance(0.55) ? 'M' : 'F', birthDate)
      return addPerson(world, random, office, person, {
        address: inventAddress(random, office.preset.homes),
        care,
      })
    })
  }

  /** Customers who left within the last two years. */
  private makeFormer(count: number): Client[] {
    const { world, random, office } = this
    return Array.from({ length: count }, () => {
      const care = drawCare(random, office)
      const gone = addDays(world.today, -random.int(1, 728))
      const since = addDays(gone, -(370 + Math.floor(Math.min(30, random.wait(5)) * 365)))
      if (random.chance(perCustomer.firms)) {
        const firm = addFirm(world, random, office, care, null)
        return this.clientOf({ row: firm.row, care, family: [] }, firm, { since, gone })
      }
      const birthDate = birthDateOf(
        random,
        world.today,
        Math.max(adultAge(random), 20 + Math.ceil(daysBetween(since, world.today) / 365)),
      )
      const person = invent(random, random.chance(0.57) ? 'M' : 'F', birthDate)
      const address = inventAddress(random, office.preset.homes)
      const row = addPerson(world, random, office, person, { address, care })
      return this.clientOf({ row, care, family: [] }, null, { since, gone })
    })
  }

  private riskOf({ holder, firm }: Client): Risk {
    const { row } = holder
    return {
      birthDate: row.birthDate,
      firm: row.kind === 'PG',
      activity: firm?.activity ?? 'attività in proprio',
      building: firm?.building ?? false,
      address: `${row.street}, ${row.municipality}`,
    }
  }

  private sell(
    client: Client,
    kind: PolicyKind,
    effectiveOn: IsoDay,
    fate: Fate,
    more: Partial<PolicyPlan> = {},
  ): Contract {
    const { world, random, office, catalogue } = this
    const contract = addContract(world, random, office, catalogue, {
      kind,
      holder: client.holder.row,
      risk: this.riskOf(client),
      care: client.holder.care,
      effectiveOn,
      fate,
      late: client.late,
      ...more,
    })
    client.contracts.push(contract)
    return contract
  }

  /** The policies in portfolio: exactly the shares of domain.md section 5. Gives how many took an older one's place. */
  private sellPortfolio(clients: readonly Client[]): number {
    const { world, random, from, to } = this
    const counts = quota(policyCounts, from, to)
    let total = 0
    for (const [size, count] of counts) total += size * count
    const start = Math.round(from * policiesPerCustomer)
    const kinds = quota(kindShares, start, start + total)
    const tastes = clients.map(({ holder, firm }) => ({
      firm: firm !== null,
      building: firm?.building ?? false,
      age: ageOn(holder.row.birthDate ?? world.today, world.today) ?? 0,
      family: holder.family.length > 0,
    }))
    const hands = dealKinds(random, tastes, counts, kinds)
    const wanted = quotaOf(0.3, from, to)
    let replaced = 0
    for (const [index, client] of clients.entries()) {
      const hand = hands[index] ?? []
      for (const [place, kind] of hand.entries()) {
        const main = place === 0
        const first = main || random.chance(0.2) ? client.since : this.between(client.since)
        const chance = kind === 'AUTO' ? 0.34 : kind === 'VITA' ? 0 : 0.12
        if (replaced < wanted && daysBetween(first, world.today) > 200 && random.chance(chance)) {
          replaced++
          this.sellReplaced(client, kind, first)
        } else this.sell(client, kind, first, { is: 'portfolio' }, this.insuredOf(client, kind))
      }
    }
    return replaced
  }

  /** A policy and the one it replaced: another car, a larger home. */
  private sellReplaced(client: Client, kind: PolicyKind, first: IsoDay): void {
    const { world, random } = this
    const room = Math.min(daysBetween(first, world.today), 1800)
    const on = addDays(world.today, -random.int(5, room - 60))
    const old = this.sell(client, kind, first, { is: 'replaced', on })
    this.sell(client, kind, on, { is: 'portfolio' }, { replaces: old.policy })
  }

  /** Health and accident covers insure somebody else of the family now and then. */
  private insuredOf({ holder }: Client, kind: PolicyKind): Partial<PolicyPlan> {
    const { random } = this
    if (holder.family.length === 0 || !(kind === 'MALATTIA' || kind === 'INFORTUNI' || kind === 'AUTO'))
      return {}
    return random.chance(0.15) ? { insuredId: random.pick(holder.family).id } : {}
  }

  private between(since: IsoDay): IsoDay {
    const days = daysBetween(since, this.world.today)
    return days < 4 ? since : addDays(since, this.random.int(0, days - 2))
  }

  /** Contracts that were issued and not paid yet, and proposals: they do not count as portfolio. */
  private sellUnperfected(clients: readonly Client[]): number {
    const { world, random, from, to } = this
    const unpaid = quotaOf(0.006, from, to)
    const proposals = quotaOf(0.003, from, to)
    const kinds = ['AUTO', 'CASA', 'INFORTUNI', 'RC_TUTELA'] as const
    for (let i = 0; i < unpaid + proposals; i++) {
      const people = clients.filter(({ firm }) => firm === null)
      if (people.length === 0) return i
      const client = random.pick(people)
      const age = random.int(1, 18)
      const fate: Fate = i < unpaid ? { is: 'unperfected' } : { is: 'proposal' }
      this.sell(client, random.pick(kinds), addDays(world.today, i < unpaid ? -age : age), fate)
    }
    return unpaid + proposals
  }

  /** Policies of former customers: the last one ended the day they left. Gives how many there are. */
  private sellFormer(former: readonly Client[]): number {
    const { world, random } = this
    let count = 0
    for (const client of former) {
      const size = random.weighted([
        [1, 76],
        [2, 19],
        [3, 5],
      ])
      const gone = client.gone ?? world.today
      for (let i = 0; i < size; i++) {
        const kind = this.pastKind(client)
        const on = i === 0 ? gone : addDays(gone, -random.int(0, 400))
        this.sell(client, kind, this.startBefore(on, client.since), { is: 'ended', on })
        count++
      }
    }
    return count
  }

  /** Policies that customers let go while they kept others. */
  private sellPast(clients: readonly Client[], count: number): void {
    const { world, random } = this
    const old = clients.filter(({ since }) => daysBetween(since, world.today) > 800)
    if (old.length === 0) return
    for (let i = 0; i < count; i++) {
      const client = random.pick(old)
      const longest = daysBetween(client.since, world.today) - 400
      const age = random.chance(0.5) ? random.int(1, 728) : random.int(729, 2200)
      const on = addDays(world.today, -Math.min(age, longest))
      this.sell(client, this.pastKind(client), this.startBefore(on, client.since), { is: 'ended', on })
    }
  }

  /** A start one or more whole years and a day before an end, so that the end is the day after an expiry. */
  private startBefore(on: IsoDay, since: IsoDay): IsoDay {
    const years = Math.max(1, Math.floor(daysBetween(since, addDays(on, -1)) / 365.25))
    return addYears(addDays(on, -1), -this.random.int(1, Math.min(years, 12)))
  }

  private pastKind({ firm }: Client): PolicyKind {
    if (firm?.building) return 'CASA'
    if (firm !== null)
      return this.random.weighted([
        ['AUTO', 60],
        ['IMPRESA', 25],
        ['RC_TUTELA', 15],
      ])
    return this.random.weighted([
      ['AUTO', 72],
      ['CASA', 10],
      ['INFORTUNI', 9],
      ['VITA', 8],
      ['MALATTIA', 3],
      ['RC_TUTELA', 4],
    ])
  }

  /** Claims, consents, quotes and contacts of somebody with policies. */
  private tell(diary: Diary, client: Client): void {
    const { world, random, catalogue } = this
    const { holder, contracts } = client
    const { row } = holder
    const gone = client.gone !== null
    const begun = contracts.filter(({ policy }) => hasBegun(policy.state))
    const since = begun.reduce(
      (first, { policy }) => (policy.effectiveOn < first ? policy.effectiveOn : first),
      world.today,
    )
    row.customerSince = since
    row.member = !gone
    for (const contract of contracts) {
      diary.tellTitles(contract)
      for (const claim of addClaims(world, random, contract)) diary.tellClaim(row, claim)
      const sold = !gone && random.chance(0.055) ? addSoldQuote(world, random, contract) : null
      if (sold !== null) diary.tellQuote(row, sold, contract.known.product.name)
    }
    const health = contracts.some(({ known }) => known.product.healthQuestions)
    const consents = addConsents(world, random, row, { since, health, prospect: false })
    const promotions = consents.some(({ purpose, value }) => purpose === 'L2' && value === 'YES')
    const quotes = gone ? 0 : random.poisson(quotesPerCustomerYear * 2 * 0.82)
    for (let i = 0; i < quotes; i++)
      this.tellOpenQuote(diary, addOpenQuote(world, random, catalogue, row, false), row)
    diary.tellHabits(row, promotions && !gone, contracts)
    diary.tellComplaint(row, contracts)
  }

  private tellOpenQuote(diary: Diary, quote: ReturnType<typeof addOpenQuote>, row: Customer): void {
    const known = Object.values(this.catalogue).find(({ product }) => product.id === quote.productId)
    diary.tellQuote(row, quote, known?.product.name ?? '')
  }

  private tellProspect(diary: Diary, row: Customer): void {
    const { world, random, catalogue } = this
    const adult = row.birthDate === null || (ageOn(row.birthDate, world.today) ?? 0) >= 18
    if (!adult) return
    const lead = row.householdId === null
    if (lead || random.chance(0.25)) {
      const quote = addOpenQuote(world, random, catalogue, row, random.chance(0.5))
      this.tellOpenQuote(diary, quote, row)
      addConsents(world, random, row, { since: quote.createdOn, health: false, prospect: true })
    }
  }

  /** Ordinary contacts up to the number that a block has. */
  private fill(diary: Diary, clients: readonly Client[], former: readonly Client[]): void {
    const { random, from, to } = this
    const wanted = quotaOf(contactsPerCustomer, from, to)
    if (clients.length === 0) return
    while (diary.count < wanted) {
      const client = former.length > 0 && random.chance(0.04) ? random.pick(former) : random.pick(clients)
      diary.tellOrdinary(client.holder.row, client.contracts)
    }
  }
}
