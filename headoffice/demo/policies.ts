import type { Customer } from '../../shared/features/customers/model.ts'
import type { Guarantee, Policy } from '../../shared/features/policies/model.ts'
import type { Title } from '../../shared/features/titles/model.ts'
import { monthsBetweenInstalments } from '../../shared/lib/codes.ts'
import { addDays, addMonths, addYears, daysBetween, type IsoDay } from '../../shared/lib/dates.ts'
import { premiumsOf } from './covers.ts'
import { endingOf } from './endings.ts'
import type { Office } from './network.ts'
import { makeOffer, type Offer, type Risk } from './offers.ts'
import type { Care } from './people.ts'
import type { Catalogue, KnownProduct, PolicyKind } from './products.ts'
import type { Random } from './random.ts'
import { addCancelledTitle, addExtraTitle, addTitles, type TitlePlan, titleHistoryDays } from './titles.ts'
import type { World } from './world.ts'

// How contracts are modelled. A policy row is one contract with one number for all its years. Tacitly renewed danni
// policies move `expiresOn` to the next anniversary as it passes; an RC auto policy moves it only when the
// QUIETANZA_RINNOVO of that anniversary is paid (R-20: no tacit renewal), so that an unpaid one is ESTESA_15GG and then
// out of cover. K-09 is therefore: QUIETANZA_RINNOVO due in the period and paid by day 15, over those plus the policies
// that ended at an expiry in the period. A vehicle that is changed makes a new row (SOSTITUZIONE, `replacesId`), the old
// one is SOSTITUITA. `endedOn` is the first day without a contract: for a policy that ran out, the day after `expiresOn`.
// Single-premium life (UNICO) has a yearly premium of nothing; its title holds the premium.

/** What becomes of a policy. */
export type Fate =
  | { readonly is: 'portfolio' }
  | { readonly is: 'unperfected' }
  | { readonly is: 'proposal' }
  | { readonly is: 'replaced'; readonly on: IsoDay }
  /** Over; `on` is the wanted first day without it, moved to an expiry where it ran out. */
  | { readonly is: 'ended'; readonly on: IsoDay }

export type PolicyPlan = {
  readonly kind: PolicyKind
  readonly holder: Customer
  readonly risk: Risk
  readonly care: Care
  readonly effectiveOn: IsoDay
  readonly fate: Fate
  readonly late: number
  readonly insuredId?: string | null
  readonly replaces?: Policy
  /** What is sold, when it is known before. */
  readonly offer?: Offer
}

/** A policy with all that belongs to it. */
export type Contract = {
  readonly policy: Policy
  readonly known: KnownProduct
  readonly kind: PolicyKind
  readonly guarantees: readonly Guarantee[]
  readonly titles: readonly Title[]
  readonly holder: Customer
  readonly care: Care
}

const lienHolders = [
  'Banca Subalpina',
  'Credito del Monviso',
  'Taurus Leasing',
  'Finanziaria delle Alpi',
] as const
const beneficiaries = [
  'Coniuge e figli',
  'Eredi legittimi',
  'Coniuge',
  'Figli in parti uguali',
  'Genitori',
] as const

/** Writes a policy with its guarantees and titles. */
export function addContract(
  world: World,
  random: Random,
  office: Office,
  catalogue: Catalogue,
  plan: PolicyPlan,
): Contract {
  const { holder, care } = plan
  const offer = plan.offer ?? makeOffer(random, plan.kind, plan.risk, world.today)
  const known = catalogue[offer.product]
  const life = known.product.businessArea === 'VITA'
  const auto = known.product.businessArea === 'AUTO'
  const policy = world.add('policy', {
    agencyId: office.agencyId,
    portfolio: care.portfolio.number,
    number: world.serials.policy(known.line),
    productId: known.product.id,
    holderId: holder.id,
    insuredId: plan.insuredId === undefined ? (holder.kind === 'PF' ? holder.id : null) : plan.insuredId,
    beneficiary: life ? random.pick(beneficiaries) : null,
    state: 'IN_VIGORE',
    issueKind: plan.replaces === undefined ? 'NUOVA' : 'SOSTITUZIONE',
    issuedOn: addDays(plan.effectiveOn, -random.int(0, 12)),
    effectiveOn: plan.effectiveOn,
    expiresOn: firstExpiry(world.today, plan.effectiveOn, offer, life),
    tacitRenewal: !(life || auto),
    noticeDays: life || auto ? null : random.chance(0.7) ? 60 : 30,
    toleranceDays: life && random.chance(0.5) ? 30 : null,
    frequency: offer.frequency,
    ...premiumsOf(offer.covers),
    plate: offer.plate,
    vehicle: offer.vehicle,
    cuClass: offer.cuClass,
    insuredObject: offer.insuredObject,
    lienHolder: random.chance(auto ? 0.05 : plan.kind === 'CASA' ? 0.18 : 0)
      ? random.pick(lienHolders)
      : null,
    collaboratorId: care.collaboratorId,
    sellerId: random.chance(0.8) ? care.collaboratorId : random.pick(office.desks).id,
    replacesId: plan.replaces?.id ?? null,
    noticeReceivedOn: null,
    endedOn: null,
    stornoReason: null,
  })
  const titlePlan = titlePlanOf(world, random, policy, plan, known, offer)
  const titles = settle(world, random, policy, plan, titlePlan)
  const guarantees = offer.covers.map((one) =>
    world.add('guarantee', {
      agencyId: policy.agencyId,
      portfolio: policy.portfolio,
      policyId: policy.id,
      ...one,
    }),
  )
  return { policy, known, kind: plan.kind, guarantees, titles, holder, care }
}

/** The first anniversary after today, or the end of a life contract. */
function firstExpiry(today: IsoDay, effectiveOn: IsoDay, offer: Offer, life: boolean): IsoDay | null {
  if (life) return offer.lifeYears == null ? null : lifeEnd(today, effectiveOn, offer.lifeYears)
  return anniversaryAfter(today, effectiveOn)
}

/** A life contract in portfolio has years to run, however long ago it began. */
function lifeEnd(today: IsoDay, effectiveOn: IsoDay, years: number): IsoDay {
  let end = addYears(effectiveOn, years)
  while (end <= addDays(today, 90)) end = addYears(end, 5)
  return end
}

function anniversaryAfter(today: IsoDay, effectiveOn: IsoDay): IsoDay {
  const years = Math.max(1, Number(today.slice(0, 4)) - Number(effectiveOn.slice(0, 4)))
  const candidate = addYears(effectiveOn, years)
  return candidate > today ? candidate : addYears(effectiveOn, years + 1)
}

function titlePlanOf(
  world: World,
  random: Random,
  policy: Policy,
  plan: PolicyPlan,
  known: KnownProduct,
  offer: Offer,
): TitlePlan {
  const { businessArea: area } = known.product
  const ended = plan.fate.is === 'ended' || plan.fate.is === 'replaced'
  const history = addDays(world.today, -titleHistoryDays)
  const end = ended ? (plan.fate as { on: IsoDay }).on : null
  return {
    area,
    until: end ?? (area === 'VITA' && policy.expiresOn !== null ? policy.expiresOn : '9999-12-31'),
    from: history,
    late: plan.late,
    longestDelay: area === 'VITA' ? 18 : 170,
    trend: area === 'VITA' ? 0 : random.between(1, 5.5),
    settled: ended,
    singlePremium: offer.singlePremium,
    subAgent: plan.care.portfolio.subAgent !== null,
  }
}

/** Lets the policy run to its fate: titles, expiry, state and reason. */
function settle(world: World, random: Random, policy: Policy, plan: PolicyPlan, titles: TitlePlan): Title[] {
  const { fate } = plan
  switch (fate.is) {
    case 'proposal':
      policy.state = 'PROPOSTA'
      return []
    case 'unperfected': {
      policy.state = 'EMESSA_NON_PERFEZIONATA'
      const [first] = addTitles(world, random, policy, titles)
      if (first !== undefined) reopen(first)
      return first === undefined ? [] : [first]
    }
    case 'replaced':
      policy.state = 'SOSTITUITA'
      policy.endedOn = fate.on
      policy.stornoReason = 'SOSTITUZIONE'
      policy.expiresOn =
        titles.area === 'VITA' ? policy.expiresOn : anniversaryAfter(addDays(fate.on, -1), policy.effectiveOn)
      return titlesUntil(world, random, policy, titles, fate.on)
    case 'ended':
      return end(world, random, policy, plan.kind, fate.on, titles)
    case 'portfolio':
      return keep(world, random, policy, titles)
  }
}

function keep(world: World, random: Random, policy: Policy, plan: TitlePlan): Title[] {
  const { today } = world
  const { area } = plan
  const notice = addDays(today, 150)
  if (policy.tacitRenewal && policy.expiresOn !== null && policy.expiresOn < notice && random.chance(0.06)) {
    policy.state = 'DISDETTATA'
    const latest = addDays(policy.expiresOn, -(policy.noticeDays ?? 30))
    const wanted = addDays(today, -random.int(1, 40))
    const received = wanted < latest ? wanted : latest
    policy.noticeReceivedOn = received > policy.effectiveOn ? received : policy.effectiveOn
    return addTitles(world, random, policy, { ...plan, until: policy.expiresOn })
  }
  if (area === 'AUTO' && policy.effectiveOn < addDays(today, -120) && random.chance(0.006))
    policy.state = 'SOSPESA'
  const titles = addTitles(world, random, policy, plan)
  if (area === 'AUTO') moveExpiry(policy, titles)
  if (policy.frequency !== 'UNICO') addExtras(world, random, policy, plan)
  return titles
}

/** an RC auto contract goes on for a year when its renewal is paid, and not before. */
function moveExpiry(policy: Policy, titles: readonly Title[]): void {
  const renewal = titles.findLast((title) => title.type === 'QUIETANZA_RINNOVO')
  if (renewal === undefined) return
  policy.expiresOn = renewal.collectedOn === null ? renewal.dueOn : addYears(renewal.dueOn, 1)
}

function addExtras(world: World, random: Random, policy: Policy, plan: TitlePlan): void {
  const age = Math.min(titleHistoryDays, daysBetween(policy.effectiveOn, world.today))
  if (age < 60 || plan.area === 'VITA') return
  if (random.chance(0.02)) {
    const due = addDays(world.today, -random.int(20, age - 20))
    addExtraTitle(
      world,
      random,
      policy,
      plan,
      'APPENDICE',
      due,
      Math.round(policy.annualGross * random.between(0.03, 0.25)),
    )
  }
  if (policy.number.startsWith('4') && random.chance(0.2)) {
    const due = addDays(world.today, -random.int(20, age - 20))
    addExtraTitle(
      world,
      random,
      policy,
      plan,
      'REGOLAZIONE',
      due,
      Math.round(policy.annualGross * random.between(0.05, 0.3)),
    )
  }
}

function end(
  world: World,
  random: Random,
  policy: Policy,
  kind: PolicyKind,
  wanted: IsoDay,
  plan: TitlePlan,
): Title[] {
  const { today } = world
  const ending = endingOf(random, kind)
  policy.state = ending.state
  policy.stornoReason = ending.reason
  if (ending.atExpiry) {
    const expiry = expiryNear(policy.effectiveOn, wanted, today)
    policy.expiresOn = expiry
    policy.endedOn = addDays(expiry, 1)
    if (ending.notice) {
      const received = addDays(expiry, -random.int(policy.noticeDays ?? 5, (policy.noticeDays ?? 5) + 45))
      policy.noticeReceivedOn = received > policy.effectiveOn ? received : policy.effectiveOn
    }
    const titles = titlesUntil(world, random, policy, plan, expiry)
    const asked = kind === 'AUTO' && expiry >= plan.from && random.chance(0.55)
    // Whoever leaves without a word had his renewal on offer; it was written off with the contract.
    if (asked) addCancelledTitle(world, policy, plan, 'QUIETANZA_RINNOVO', expiry)
    return titles
  }
  if (ending.reason === 'RISOLUZIONE_AUTOMATICA') {
    const unpaid = unpaidAnniversary(policy.effectiveOn, wanted)
    if (unpaid !== null) return dissolve(world, random, policy, kind, unpaid, plan)
    policy.stornoReason = 'RECESSO_ASSICURATO'
  }
  const on = wanted > policy.effectiveOn ? wanted : addDays(policy.effectiveOn, 30)
  policy.endedOn = on
  if (kind !== 'VITA') policy.expiresOn = anniversaryAfter(addDays(on, -1), policy.effectiveOn)
  const titles = titlesUntil(world, random, policy, plan, on)
  if (ending.refund && on >= plan.from && random.chance(0.5) && policy.frequency !== 'UNICO') {
    const gross = -Math.round(policy.annualGross * random.between(0.05, 0.4))
    addExtraTitle(world, random, policy, plan, 'RIMBORSO', on, gross)
  }
  return titles
}

/** The last anniversary whose premium could have stayed unpaid for six months before a day; null when there is none. */
function unpaidAnniversary(effectiveOn: IsoDay, wanted: IsoDay): IsoDay | null {
  const years = Math.floor(daysBetween(effectiveOn, addMonths(wanted, -6)) / 365.25)
  return years < 1 ? null : addYears(effectiveOn, years)
}

/** nobody sued for the premium within six months, so the contract ended by law. */
function dissolve(
  world: World,
  random: Random,
  policy: Policy,
  kind: PolicyKind,
  unpaid: IsoDay,
  plan: TitlePlan,
): Title[] {
  policy.endedOn = addMonths(unpaid, 6)
  if (kind !== 'VITA') policy.expiresOn = addYears(unpaid, 1)
  const titles = titlesUntil(world, random, policy, plan, unpaid)
  addCancelledTitle(world, policy, plan, kind === 'VITA' ? 'RATA_INTERMEDIA' : 'QUIETANZA_RINNOVO', unpaid)
  return titles
}

/** Titles up to the end of a contract; at least the last one, for without any a policy looks as if it was never paid. */
function titlesUntil(world: World, random: Random, policy: Policy, plan: TitlePlan, until: IsoDay): Title[] {
  const titles = addTitles(world, random, policy, { ...plan, until })
  if (titles.length > 0) return titles
  const months = monthsBetweenInstalments(policy.frequency) ?? 12
  const last = addMonths(until, -months)
  const from = last > policy.effectiveOn ? last : policy.effectiveOn
  return addTitles(world, random, policy, { ...plan, from, until })
}

/** The anniversary next to a wanted day that is not after yesterday. */
function expiryNear(effectiveOn: IsoDay, wanted: IsoDay, today: IsoDay): IsoDay {
  const years = Math.max(1, Math.round(daysBetween(effectiveOn, wanted) / 365.25))
  const expiry = addYears(effectiveOn, years)
  return expiry < today ? expiry : addYears(effectiveOn, Math.max(1, years - 1))
}

function reopen(title: Title): void {
  title.state = 'EMESSO'
  title.collectedOn = null
  title.collectedAt = null
  title.means = null
  title.remittedOn = null
}
