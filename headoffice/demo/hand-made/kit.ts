import type { Customer } from '../../../shared/features/customers/model.ts'
import type { Policy } from '../../../shared/features/policies/model.ts'
import type { Title } from '../../../shared/features/titles/model.ts'
import {
  type CoverageState,
  monthsBetweenInstalments,
  type PaymentFrequency,
  type PaymentMeans,
} from '../../../shared/lib/codes.ts'
import { addDays, addMonths, addYears, type IsoDay } from '../../../shared/lib/dates.ts'
import { percentOfCents, splitCents } from '../../../shared/lib/money.ts'
import { type Cover, premiumsOf } from '../covers.ts'
import type { Office, WorkedPortfolio } from '../network.ts'
import { type Care, instantOn } from '../people.ts'
import type { Contract } from '../policies.ts'
import type { Catalogue, ProductKey } from '../products.ts'
import type { Random } from '../random.ts'
import { commissionRates } from '../taxes.ts'
import { issuedDaysBefore, titleHistoryDays } from '../titles.ts'
import type { World } from '../world.ts'
import { defaultCovers } from './default-covers.ts'

/** A policy as a picture shows it: what it costs, and when the next premium or the expiry comes. */
export type HandPolicy = {
  readonly product: ProductKey
  /** Yearly gross premium in cents. */
  readonly gross: number
  /** Days from today to the next premium or expiry; negative when it fell due and is unpaid. */
  readonly dueIn: number
  /** What the coverage engine must say today. */
  readonly expect: CoverageState
  /** Years on the books. */
  readonly years: number
  readonly frequency?: PaymentFrequency
  /** The next premium is an instalment within the term, not the renewal. */
  readonly withinTerm?: boolean
  /** The first premium was never paid. */
  readonly neverPaid?: boolean
  readonly number?: string
  readonly plate?: string
  readonly vehicle?: string
  readonly insuredObject?: string
  readonly covers?: readonly Cover[]
  readonly lifeYears?: number
  readonly tolerance?: number
  /** Days late of the earlier premiums, the latest first; 0 or negative is in time. */
  readonly delays?: readonly number[]
  readonly means?: PaymentMeans
}

/** What the makers of hand-made customers share. */
export type Kit = {
  readonly world: World
  readonly office: Office
  readonly catalogue: Catalogue
  readonly random: Random
  /** Number of each hand-made policy and the state intended for it, for the test that asks the engine. */
  readonly expected: Map<string, CoverageState>
}

/** Who looks after a hand-made customer, by the surname in the pictures. */
export function careOf({ office }: Kit, surname: string): Care {
  const portfolio = office.portfolios.find(({ subAgent }) => subAgent?.lastName === surname)
  if (portfolio?.subAgent) return { portfolio, collaboratorId: portfolio.subAgent.id }
  const person = office.people.find(({ lastName }) => lastName === surname)
  if (person === undefined) throw new Error(`Nobody of the office is called ${surname}`)
  return { portfolio: office.portfolios[0] as WorkedPortfolio, collaboratorId: person.id }
}

/** Writes a hand-made policy with covers and titles. */
export function addHandContract(kit: Kit, holder: Customer, care: Care, draft: HandPolicy): Contract {
  const { world, office, catalogue } = kit
  const known = catalogue[draft.product]
  const { businessArea: area } = known.product
  const frequency = draft.frequency ?? 'ANNUALE'
  const step = monthsBetweenInstalments(frequency) ?? 12
  const anchor = addDays(world.today, draft.dueIn)
  const early = draft.withinTerm ? step : 0
  const effectiveOn = draft.neverPaid ? anchor : addMonths(anchor, -12 * draft.years - early)
  const termEnd = draft.neverPaid ? addYears(anchor, 1) : addMonths(anchor, draft.withinTerm ? 12 - step : 0)
  const life = area === 'VITA'
  const covers = draft.covers ?? defaultCovers(draft.product, draft.gross)
  const policy = world.add('policy', {
    agencyId: office.agencyId,
    portfolio: care.portfolio.number,
    number:
      draft.number === undefined ? world.serials.policy(known.line) : world.serials.reserve(draft.number),
    productId: known.product.id,
    holderId: holder.id,
    insuredId: holder.kind === 'PF' ? holder.id : null,
    beneficiary: life ? 'Coniuge e figli' : null,
    state: 'IN_VIGORE',
    issueKind: 'NUOVA',
    issuedOn: addDays(effectiveOn, -4),
    effectiveOn,
    expiresOn: life ? lifeEnd(effectiveOn, draft) : termEnd,
    tacitRenewal: area === 'RE',
    noticeDays: area === 'RE' ? 30 : null,
    toleranceDays: draft.tolerance ?? null,
    frequency,
    ...premiumsOf(covers),
    plate: draft.plate ?? null,
    vehicle: draft.vehicle ?? null,
    cuClass: area === 'AUTO' ? 1 : null,
    insuredObject:
      draft.insuredObject ?? (known.kind === 'CASA' ? `${holder.street}, ${holder.municipality}` : null),
    lienHolder: null,
    collaboratorId: care.collaboratorId,
    sellerId: care.collaboratorId,
    replacesId: null,
    noticeReceivedOn: null,
    endedOn: null,
    stornoReason: null,
  })
  if (policy.annualGross !== draft.gross)
    throw new Error(`${policy.number}: covers do not sum to the premium`)
  kit.expected.set(policy.number, draft.expect)
  const titles = addHandTitles(kit, policy, draft, { anchor, step, area })
  const guarantees = covers.map((one) =>
    world.add('guarantee', {
      agencyId: office.agencyId,
      portfolio: policy.portfolio,
      policyId: policy.id,
      ...one,
    }),
  )
  return { policy, known, kind: known.kind, guarantees, titles, holder, care }
}

function lifeEnd(effectiveOn: IsoDay, { lifeYears }: HandPolicy): IsoDay | null {
  return lifeYears === undefined ? null : addYears(effectiveOn, lifeYears)
}

type Rhythm = { readonly anchor: IsoDay; readonly step: number; readonly area: keyof typeof commissionRates }

/** The paid premiums of the last two years and the one that comes, when quietanzamento has issued it. */
function addHandTitles(kit: Kit, policy: Policy, draft: HandPolicy, rhythm: Rhythm): Title[] {
  const { world } = kit
  const { anchor, step } = rhythm
  const oldest = addDays(world.today, -titleHistoryDays)
  const titles: Title[] = []
  const back = Math.floor(24 / step)
  for (let j = back; j >= 1; j--) {
    const due = addMonths(anchor, -step * j)
    if (due < policy.effectiveOn || due < oldest || draft.neverPaid) continue
    const delay = draft.delays?.[j - 1] ?? -2
    titles.push(addHandTitle(kit, policy, draft, rhythm, due, addDays(due, delay)))
  }
  if (anchor <= addDays(world.today, issuedDaysBefore))
    titles.push(addHandTitle(kit, policy, draft, rhythm, anchor, null))
  return titles
}

function addHandTitle(
  kit: Kit,
  policy: Policy,
  draft: HandPolicy,
  { step, area }: Rhythm,
  due: IsoDay,
  paidOn: IsoDay | null,
): Title {
  const { world, random } = kit
  const months = monthsFrom(policy.effectiveOn, due)
  const termsAgo = Math.floor(
    (monthsFrom(policy.effectiveOn, world.today) - months) / 12 + (months % 12) / 12,
  )
  // A year ago the same cover cost 4.1 % less; life premiums stay what they were.
  const factor = area === 'VITA' || termsAgo < 1 ? 1 : 1.041 ** -termsAgo
  const at = (months / step) % (12 / step)
  const gross = splitCents(Math.round(policy.annualGross * factor), 12 / step)[at] ?? 0
  const taxable = splitCents(Math.round(policy.annualTaxable * factor), 12 / step)[at] ?? 0
  const renewal = months > 0 && months % 12 === 0 && area !== 'VITA'
  const means = draft.means ?? random.pick(['POS', 'BONIFICO', 'CARTA'] as const)
  const remittedOn = paidOn === null ? null : addDays(paidOn, 7)
  const remitted = remittedOn !== null && remittedOn <= world.today
  return world.add('title', {
    agencyId: policy.agencyId,
    portfolio: policy.portfolio,
    policyId: policy.id,
    customerId: policy.holderId,
    number: `${policy.number}.${due.slice(2, 4)}${due.slice(5, 7)}${due.slice(8)}`,
    type: months === 0 ? 'PRIMA_RATA' : renewal ? 'QUIETANZA_RINNOVO' : 'RATA_INTERMEDIA',
    state: paidOn === null ? 'EMESSO' : remitted ? 'RIMESSO' : 'INCASSATO',
    dueOn: due,
    coverFrom: due,
    coverTo: addMonths(policy.effectiveOn, months + step),
    taxable,
    tax: gross - taxable,
    gross,
    commission: percentOfCents(taxable, commissionRates[area]),
    collectedOn: paidOn,
    collectedAt: paidOn === null ? null : instantOn(random, paidOn),
    means: paidOn === null ? null : means,
    debitReturned: false,
    remittedOn: remitted ? remittedOn : null,
  })
}

/** Whole months between two days, the second not before the first. */
function monthsFrom(from: IsoDay, to: IsoDay): number {
  const months =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
    Number(to.slice(5, 7)) -
    Number(from.slice(5, 7))
  return addMonths(from, months) > to ? months - 1 : months
}

/** A birth date that keeps an age whatever day is today. */
export function birthAtAge(today: IsoDay, age: number, daysSinceBirthday: number): IsoDay {
  return addYears(addDays(today, -daysSinceBirthday), -age)
}
