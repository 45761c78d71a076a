import { hasBegun, isInPortfolio } from '../../shared/features/customers/status.ts'
import type { Guarantee, Policy } from '../../shared/features/policies/model.ts'
import type { Product } from '../../shared/features/products/model.ts'
import type { Title } from '../../shared/features/titles/model.ts'
import { carriesCover } from '../../shared/features/titles/title-state.ts'
import { ageOn, daysBetween, type IsoDay } from '../../shared/lib/dates.ts'
import { type DataSet, grouped } from './test-data.ts'

// Measures a generated data set the way domain.md sections 3 and 5 define its figures; the calibration test compares.

/** A data set with the look-ups that measuring needs. */
export class Measured {
  readonly data: DataSet
  readonly today: IsoDay
  readonly productOf: ReadonlyMap<string, Product>
  readonly policyOf: ReadonlyMap<string, Policy>
  readonly guaranteesOf: ReadonlyMap<string, readonly Guarantee[]>
  /** Policies in portfolio, and the customers who hold them. */
  readonly portfolio: readonly Policy[]
  readonly customers: DataSet['customer']

  constructor(data: DataSet, today: IsoDay) {
    this.data = data
    this.today = today
    this.productOf = new Map(data.product.map((one) => [one.id, one]))
    this.policyOf = new Map(data.policy.map((one) => [one.id, one]))
    this.guaranteesOf = grouped(data.guarantee, ({ policyId }) => policyId)
    this.portfolio = data.policy.filter((policy) => isInPortfolio(policy, today))
    const holders = new Set(this.portfolio.map(({ holderId }) => holderId))
    this.customers = data.customer.filter(({ id }) => holders.has(id))
  }

  code(policy: Policy): string {
    return this.productOf.get(policy.productId)?.code ?? ''
  }

  area(policy: Policy): string {
    return this.productOf.get(policy.productId)?.businessArea ?? ''
  }

  /** RC auto guarantees in portfolio with policy and age of the holder. */
  liabilities(): { policy: Policy; gross: number; age: number | null }[] {
    const born = new Map(this.data.customer.map(({ id, birthDate }) => [id, birthDate]))
    return this.portfolio.flatMap((policy) =>
      (this.guaranteesOf.get(policy.id) ?? [])
        .filter(({ branch }) => branch === '10')
        .map(({ annualGross }) => {
          const birth = born.get(policy.holderId) ?? null
          return { policy, gross: annualGross / 100, age: birth === null ? null : ageOn(birth, this.today) }
        }),
    )
  }

  /** Share of the titles due more than `days` ago that were unpaid `days` after they fell due. */
  unpaidAfter(days: number): number {
    const due = this.data.title.filter(
      (title) =>
        isInstalment(title) && title.state !== 'STORNATO' && daysBetween(title.dueOn, this.today) > days,
    )
    return share(
      due,
      ({ dueOn, collectedOn }) => collectedOn === null || daysBetween(dueOn, collectedOn) > days,
    )
  }

  /** Claims a year for one policy with such a code and branch, over five years; and the mean cost of those with a cost. */
  claims(
    codes: readonly string[],
    branch: string | null,
  ): { frequency: number; cost: number; count: number } {
    const reach = 1826
    let years = 0
    for (const policy of this.data.policy) {
      if (!codes.includes(this.code(policy)) || !begun(policy)) continue
      const from = Math.max(0, reach - daysBetween(policy.effectiveOn, this.today))
      const to = reach - (policy.endedOn === null ? 0 : Math.max(0, daysBetween(policy.endedOn, this.today)))
      years += Math.max(0, to - from) / 365.25
    }
    const claims = this.data.claim.filter((claim) => {
      const policy = this.policyOf.get(claim.policyId)
      return (
        policy !== undefined &&
        codes.includes(this.code(policy)) &&
        (branch === null || claim.branch === branch)
      )
    })
    const costly = claims.filter(({ state }) => state !== 'RESPINTO' && state !== 'SENZA_SEGUITO')
    return {
      frequency: claims.length / years,
      cost: mean(costly.map(({ paid, reserve }) => (paid + reserve) / 100)),
      count: claims.length,
    }
  }

  /** Customers on a day: who held a policy that had begun and not ended (domain.md section 3). */
  customersOn(day: IsoDay): Set<string> {
    const holders = new Set<string>()
    for (const policy of this.data.policy) {
      const there = policy.effectiveOn <= day && (policy.endedOn === null || policy.endedOn > day)
      if (there && begun(policy)) holders.add(policy.holderId)
    }
    return holders
  }

  /** K-08: share of the customers of one day who still are customers on a later one. */
  retention(from: IsoDay, to: IsoDay): number {
    const before = this.customersOn(from)
    const after = this.customersOn(to)
    return [...before].filter((id) => after.has(id)).length / before.size
  }

  /** K-09 for RC auto: of the policies that expired in the year up to 15 days ago, those renewed by day 15. */
  renewalRate(): number {
    const within = (day: IsoDay) => {
      const age = daysBetween(day, this.today)
      return age > 15 && age <= 380
    }
    let renewed = 0
    let expired = 0
    for (const title of this.data.title) {
      const policy = this.policyOf.get(title.policyId)
      if (title.type !== 'QUIETANZA_RINNOVO' || title.state === 'STORNATO' || policy === undefined) continue
      if (this.area(policy) !== 'AUTO' || !within(title.dueOn)) continue
      expired++
      if (title.collectedOn !== null && daysBetween(title.dueOn, title.collectedOn) <= 15) renewed++
    }
    for (const policy of this.data.policy) {
      const ranOut = policy.state === 'SCADUTA' && policy.expiresOn !== null && within(policy.expiresOn)
      if (ranOut && this.area(policy) === 'AUTO') expired++
    }
    return renewed / expired
  }
}

/** A contract that began, whatever became of it. */
export function begun({ state }: Policy): boolean {
  return hasBegun(state)
}

export function isInstalment({ type }: Title): boolean {
  return carriesCover(type)
}

export function share<T>(list: readonly T[], test: (one: T) => boolean): number {
  return list.filter(test).length / list.length
}

export function mean(list: readonly number[]): number {
  return list.reduce((sum, one) => sum + one, 0) / list.length
}
