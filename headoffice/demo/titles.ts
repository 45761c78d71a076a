import type { Policy } from '../../shared/features/policies/model.ts'
import type { Title } from '../../shared/features/titles/model.ts'
import { type BusinessArea, monthsBetweenInstalments, type TitleType } from '../../shared/lib/codes.ts'
import {
  addDays,
  addMonths,
  daysBetween,
  type IsoDay,
  lastIsoDay,
  weekdayOf,
} from '../../shared/lib/dates.ts'
import { percentOfCents, splitCents } from '../../shared/lib/money.ts'
import { drawMeans, firstPaymentDelay, paymentDelay } from './payments.ts'
import { instantOn } from './people.ts'
import type { Random } from './random.ts'
import { commissionRates } from './taxes.ts'
import type { World } from './world.ts'

/** How far back titles are on record, and how long before the due day quietanzamento issues the next one. */
export const titleHistoryDays = 730
export const issuedDaysBefore = 45

/** The contract's side of its titles. */
export type TitlePlan = {
  readonly area: BusinessArea
  /** No title falls due on or after this day: the end of the contract. */
  readonly until: IsoDay
  /** Titles due before this day are not on record. */
  readonly from: IsoDay
  /** How often this customer pays late. */
  readonly late: number
  /** The longest delay that this kind of contract survives. */
  readonly longestDelay: number
  /** Yearly growth of the premium in percent: earlier terms were cheaper. */
  readonly trend: number
  /** Nothing stays open: the contract is over. */
  readonly settled: boolean
  readonly singlePremium?: number | undefined
  readonly subAgent: boolean
}

/** Writes the titles of a policy in the order in which they fall due. */
export function addTitles(world: World, random: Random, policy: Policy, plan: TitlePlan): Title[] {
  if (policy.frequency === 'UNICO') return [addSingle(world, random, policy, plan)]
  const step = monthsBetweenInstalments(policy.frequency) ?? 12
  const perYear = 12 / step
  const last = addDays(world.today, issuedDaysBefore)
  const titles: Title[] = []
  const currentTerm = Math.max(
    0,
    Math.floor(monthsSince(policy.effectiveOn, endOf(world.today, plan.until)) / 12),
  )
  const firstK = Math.max(0, Math.floor(monthsSince(policy.effectiveOn, plan.from) / step))
  for (let k = firstK; ; k++) {
    const due = addMonths(policy.effectiveOn, k * step)
    if (due > last || due >= plan.until) break
    if (due < plan.from) continue
    const term = Math.floor((k * step) / 12)
    const renewal = k > 0 && (k * step) % 12 === 0 && plan.area !== 'VITA'
    const amounts = amountsOf(policy, plan, perYear, k % perYear, currentTerm - term)
    const type = k === 0 ? 'PRIMA_RATA' : renewal ? 'QUIETANZA_RINNOVO' : 'RATA_INTERMEDIA'
    const coverTo = addMonths(policy.effectiveOn, (k + 1) * step)
    // A contract whose first premium is not paid is made as such (EMESSA_NON_PERFEZIONATA), never by chance.
    const delay =
      k === 0
        ? Math.min(firstPaymentDelay(random), daysBetween(due, world.today))
        : paymentDelay(random, plan.late, longestFor(plan, type))
    titles.push(addTitle(world, random, policy, plan, { type, due, coverTo, delay, ...amounts }))
  }
  return titles
}

/** An RC auto that is not renewed within two months is written off: it would not be in portfolio any more. */
function longestFor(plan: TitlePlan, type: TitleType): number {
  return plan.area === 'AUTO' && type === 'QUIETANZA_RINNOVO'
    ? Math.min(60, plan.longestDelay)
    : plan.longestDelay
}

function endOf(today: IsoDay, until: IsoDay): IsoDay {
  return until < today ? addDays(until, -1) : today
}

/** Whole months from one day to a later one, rounded down; negative when it is earlier. */
function monthsSince(from: IsoDay, to: IsoDay): number {
  const months =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
    Number(to.slice(5, 7)) -
    Number(from.slice(5, 7))
  return addMonths(from, months) > to ? months - 1 : months
}

type Amounts = { readonly gross: number; readonly taxable: number }

function amountsOf(
  policy: Policy,
  plan: TitlePlan,
  perYear: number,
  index: number,
  yearsAgo: number,
): Amounts {
  const factor = yearsAgo > 0 ? (1 + plan.trend / 100) ** -yearsAgo : 1
  const gross = splitCents(Math.round(policy.annualGross * factor), perYear)[index] ?? 0
  const taxable = splitCents(Math.round(policy.annualTaxable * factor), perYear)[index] ?? 0
  return { gross, taxable }
}

type Draft = Amounts & {
  readonly type: TitleType
  readonly due: IsoDay
  readonly coverTo: IsoDay
  readonly delay: number
}

function addTitle(world: World, random: Random, policy: Policy, plan: TitlePlan, draft: Draft): Title {
  const { today } = world
  const paidOn = addDays(draft.due, Math.max(-issuedDaysBefore + 1, draft.delay))
  const open = paidOn > today
  const collectedOn = open ? (plan.settled ? earlier(draft.due, addDays(today, -1)) : null) : paidOn
  const title = world.add('title', {
    ...blank(policy, draft, plan),
    state: 'EMESSO',
    collectedOn: null,
    collectedAt: null,
    means: null,
    debitReturned: false,
    remittedOn: null,
  })
  if (collectedOn !== null) collect(world, random, title, policy, plan, collectedOn)
  else if (draft.due < today) title.debitReturned = random.chance(0.12)
  return title
}

/** A title's fields that do not depend on its payment. */
function blank(policy: Policy, draft: Draft, plan: TitlePlan) {
  return {
    agencyId: policy.agencyId,
    portfolio: policy.portfolio,
    policyId: policy.id,
    customerId: policy.holderId,
    number: `${policy.number}.${draft.due.slice(2, 4)}${draft.due.slice(5, 7)}${draft.due.slice(8)}`,
    type: draft.type,
    dueOn: draft.due,
    coverFrom: draft.due,
    coverTo: draft.coverTo,
    taxable: draft.taxable,
    tax: draft.gross - draft.taxable,
    gross: draft.gross,
    commission: percentOfCents(draft.taxable, commissionRates[plan.area]),
  }
}

/** Writes the payment into a title: money in hand, money promised by a sub-agent or the bank, or remitted already. */
function collect(
  world: World,
  random: Random,
  title: Title,
  policy: Policy,
  plan: TitlePlan,
  on: IsoDay,
): void {
  const { today } = world
  const sunday = weekdayOf(on) === 7
  const cash = plan.area === 'AUTO' || policy.annualGross <= 75_000
  title.collectedOn = on
  title.means = drawMeans(random, plan.area === 'VITA', cash, sunday)
  // A bank debit is seen by its day alone; at the counter the hour is known too.
  if (title.means !== 'SDD' && random.chance(0.85)) title.collectedAt = instantOn(random, on)
  const remitted = addDays(on, random.int(3, 10))
  if (plan.subAgent && on > addDays(today, -14) && random.chance(0.3)) title.state = 'SOSPESO_SUBAGENTE'
  else if (title.means === 'SDD' && on > addDays(today, -6) && random.chance(0.5))
    title.state = 'SOSPESO_BANCA'
  else if (remitted <= today) {
    title.state = 'RIMESSO'
    title.remittedOn = remitted
  } else title.state = 'INCASSATO'
}

function addSingle(world: World, random: Random, policy: Policy, plan: TitlePlan): Title {
  const gross = plan.singlePremium ?? 0
  const draft: Draft = {
    type: 'PRIMA_RATA',
    due: policy.effectiveOn,
    coverTo: policy.expiresOn ?? lastIsoDay,
    delay: -random.int(1, 5),
    gross,
    taxable: gross,
  }
  return addTitle(world, random, policy, { ...plan, settled: true }, draft)
}

/** A title that leaves the books, because the contract ended or was never taken up. */
export function addCancelledTitle(
  world: World,
  policy: Policy,
  plan: TitlePlan,
  type: TitleType,
  due: IsoDay,
): Title {
  const step = monthsBetweenInstalments(policy.frequency) ?? 12
  const amounts = amountsOf(policy, plan, 12 / step, 0, 0)
  return world.add('title', {
    ...blank(policy, { type, due, coverTo: addMonths(due, step), delay: 0, ...amounts }, plan),
    state: 'STORNATO',
    collectedOn: null,
    collectedAt: null,
    means: null,
    debitReturned: false,
    remittedOn: null,
  })
}

/** A title beside the instalments: an endorsement, a premium adjustment, a refund (negative amounts). */
export function addExtraTitle(
  world: World,
  random: Random,
  policy: Policy,
  plan: TitlePlan,
  type: 'APPENDICE' | 'REGOLAZIONE' | 'RIMBORSO',
  due: IsoDay,
  gross: number,
): Title {
  const taxable = Math.round((gross * policy.annualTaxable) / Math.max(1, policy.annualGross))
  const draft: Draft = { type, due, coverTo: due, delay: random.int(0, 6), gross, taxable }
  const title = addTitle(world, random, policy, { ...plan, settled: true }, draft)
  title.number += type.charAt(1)
  return title
}

function earlier(a: IsoDay, b: IsoDay): IsoDay {
  return a < b ? a : b
}
