import type { Claim, ClaimState } from '../../shared/features/claims/model.ts'
import { coverageInput } from '../../shared/features/policies/coverage-input.ts'
import type { Guarantee } from '../../shared/features/policies/model.ts'
import { type CoverageTimeline, coverageTimeline } from '../../shared/features/titles/coverage.ts'
import { coverageOn, isCovering } from '../../shared/features/titles/coverage-on.ts'
import type { BranchCode } from '../../shared/lib/codes.ts'
import { addDays, daysBetween, type IsoDay } from '../../shared/lib/dates.ts'
import type { Contract } from './policies.ts'
import type { Random } from './random.ts'
import { lossWords, surveyors } from './words/losses.ts'
import type { World } from './world.ts'

/** How far back claims are on record. */
export const claimHistoryDays = 1826

/** Claims a year for one policy of a kind, and what one costs in euros (domain.md section 5). */
export type ClaimRate = { readonly frequency: number; readonly cost: number; readonly spread: number }

const rates = {
  /** RC auto: 4.92 % of cars, 5,000 to 5,113 euros. */
  RCA: { frequency: 0.0492, cost: 5050, spread: 0.95 },
  CVT: { frequency: 0.02, cost: 1100, spread: 0.7 },
  CASA: { frequency: 0.06, cost: 1200, spread: 0.9 },
  INFORTUNI: { frequency: 0.0058, cost: 4606, spread: 0.9 },
  MALATTIA: { frequency: 0.503, cost: 258, spread: 0.8 },
  RC_TUTELA: { frequency: 0.03, cost: 1600, spread: 0.9 },
  IMPRESA: { frequency: 0.1, cost: 4200, spread: 1 },
  VITA: { frequency: 0.0015, cost: 60_000, spread: 0.5 },
} as const satisfies Record<string, ClaimRate>

type Exposure = { readonly rate: ClaimRate; readonly branches: readonly BranchCode[] }

function exposuresOf(contract: Contract): Exposure[] {
  switch (contract.kind) {
    case 'AUTO': {
      const own = contract.guarantees.some(({ branch }) => branch === '3')
      const liability = { rate: rates.RCA, branches: ['10'] as const }
      return own ? [liability, { rate: rates.CVT, branches: ['3'] }] : [liability]
    }
    case 'CASA':
      return [{ rate: rates.CASA, branches: ['9', '8', '13'] }]
    case 'INFORTUNI':
      return [{ rate: rates.INFORTUNI, branches: ['1'] }]
    case 'MALATTIA':
      return [{ rate: rates.MALATTIA, branches: ['2'] }]
    case 'RC_TUTELA':
      return [{ rate: rates.RC_TUTELA, branches: ['13', '17', '18'] }]
    case 'IMPRESA':
      return [{ rate: rates.IMPRESA, branches: ['8', '9', '13', '15'] }]
    case 'VITA':
      return [{ rate: rates.VITA, branches: ['I'] }]
  }
}

/** Writes the claims of a contract: on days and guarantees that were covered, and now and then a refused one. */
export function addClaims(world: World, random: Random, contract: Contract): Claim[] {
  const { policy } = contract
  if (policy.state === 'PROPOSTA') return []
  const { today } = world
  const oldest = addDays(today, -claimHistoryDays)
  const from = policy.effectiveOn > oldest ? policy.effectiveOn : oldest
  const to = policy.endedOn ?? today
  const days = daysBetween(from, to < today ? to : today)
  if (days <= 0) return []
  const claims: Claim[] = []
  let timeline: CoverageTimeline | null = null
  for (const { rate, branches } of exposuresOf(contract)) {
    const count = random.poisson((rate.frequency * days) / 365.25)
    for (let i = 0; i < count; i++) {
      timeline ??= timelineOf(contract)
      const claim = addClaim(world, random, contract, rate, branches, timeline, from, days)
      if (claim !== null) claims.push(claim)
    }
  }
  return claims
}

/** The coverage of a generated contract, by the same engine that the desk uses. */
export function timelineOf({ policy, known, titles }: Contract): CoverageTimeline {
  const replacedFrom = policy.state === 'SOSTITUITA' ? policy.endedOn : null
  return coverageTimeline(coverageInput(policy, known.product.mainBranch, replacedFrom), titles)
}

function addClaim(
  world: World,
  random: Random,
  contract: Contract,
  rate: ClaimRate,
  branches: readonly BranchCode[],
  timeline: CoverageTimeline,
  from: IsoDay,
  days: number,
): Claim | null {
  const { policy } = contract
  const guarantee = drawGuarantee(random, contract, branches)
  if (guarantee === undefined) return null
  let occurredOn = addDays(from, random.int(0, Math.max(0, days - 1)))
  let covered = isCovering(coverageOn(timeline, occurredOn))
  // A loss on an uncovered day is seldom even reported.
  for (let tries = 0; !covered && !random.chance(0.06) && tries < 12; tries++) {
    occurredOn = addDays(from, random.int(0, Math.max(0, days - 1)))
    covered = isCovering(coverageOn(timeline, occurredOn))
  }
  const reported = addDays(occurredOn, Math.min(25, Math.floor(random.wait(3.5))))
  const reportedOn = reported < world.today ? reported : world.today
  const age = daysBetween(reportedOn, world.today)
  const state = covered ? drawState(random, age, rate.cost) : 'RESPINTO'
  const closed = state === 'LIQUIDATO' || state === 'SENZA_SEGUITO' || state === 'RESPINTO'
  const lasted = Math.min(age, random.int(6, 30) + Math.floor(random.wait(rate.cost > 1000 ? 70 : 20)))
  const cost = Math.round(random.logNormal(rate.cost, rate.spread) * 100)
  const money = moneyOf(random, state, cost)
  const motor = guarantee.branch === '10'
  const ours = motor ? random.weighted(faults) : null
  const card = motor && random.chance(0.82)
  return world.add('claim', {
    agencyId: policy.agencyId,
    portfolio: policy.portfolio,
    policyId: policy.id,
    customerId: policy.holderId,
    number: world.serials.claim(reportedOn),
    branch: guarantee.branch,
    route: motor ? (card ? 'CARD' : 'ORDINARIO') : 'ALTRI',
    state,
    occurredOn,
    reportedOn,
    closedOn: closed ? addDays(reportedOn, lasted) : null,
    description: covered ? random.pick(lossWords(guarantee.branch, ours)) : uncovered(random, guarantee),
    ourFaultPercent: ours,
    surveyor: age > 8 && rate.cost > 500 && random.chance(0.7) ? random.pick(surveyors) : null,
    ...money,
  })
}

function uncovered(random: Random, guarantee: Guarantee): string {
  return `${random.pick(lossWords(guarantee.branch, null))}: denuncia per un giorno fuori copertura`
}

function drawGuarantee(
  random: Random,
  contract: Contract,
  branches: readonly BranchCode[],
): Guarantee | undefined {
  const fitting = contract.guarantees.filter(({ branch }) => branches.includes(branch))
  return fitting.length === 0 ? undefined : random.pick(fitting)
}

const faults: readonly (readonly [number, number])[] = [
  [0, 44],
  [100, 40],
  [50, 11],
  [70, 3],
  [30, 2],
]

/** Small claims close within weeks; of the large ones some go to court. */
function drawState(random: Random, age: number, cost: number): ClaimState {
  const slow = cost > 1000 ? 1 : 0.35
  if (age < 8) return random.chance(0.5) ? 'DENUNCIATO' : 'APERTO'
  if (age < 30 * slow)
    return random.weighted([
      ['APERTO', 50],
      ['PERIZIATO', 30],
      ['OFFERTA', 12],
      ['LIQUIDATO', 8],
    ])
  if (age < 85 * slow) {
    return random.weighted([
      ['LIQUIDATO', 55],
      ['APERTO', 12],
      ['PERIZIATO', 10],
      ['OFFERTA', 10],
      ['SENZA_SEGUITO', 8],
      ['RESPINTO', 3],
      ['LIQUIDATO_PARZIALE', 2],
    ])
  }
  if (age < 400) {
    return random.weighted([
      ['LIQUIDATO', 80],
      ['SENZA_SEGUITO', 10],
      ['RESPINTO', 4],
      ['CONTENZIOSO', 2.5 * slow],
      ['LIQUIDATO_PARZIALE', 2 * slow],
      ['RIAPERTO', 1],
    ])
  }
  return random.weighted([
    ['LIQUIDATO', 86],
    ['SENZA_SEGUITO', 9],
    ['RESPINTO', 3.5],
    ['CONTENZIOSO', 1.2 * slow],
    ['RIAPERTO', 0.3],
  ])
}

function moneyOf(random: Random, state: ClaimState, cost: number): { reserve: number; paid: number } {
  switch (state) {
    case 'LIQUIDATO':
      return { reserve: 0, paid: cost }
    case 'SENZA_SEGUITO':
    case 'RESPINTO':
      return { reserve: 0, paid: 0 }
    case 'LIQUIDATO_PARZIALE':
    case 'RIAPERTO': {
      const paid = Math.round(cost * random.between(0.3, 0.7))
      return { reserve: cost - paid, paid }
    }
    default:
      return { reserve: cost, paid: 0 }
  }
}
