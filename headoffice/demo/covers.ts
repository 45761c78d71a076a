import type { Guarantee } from '../../shared/features/policies/model.ts'
import type { BranchCode } from '../../shared/lib/codes.ts'
import { netOf } from './taxes.ts'

/** A guarantee before it belongs to a policy; sums in cents. */
export type Cover = Omit<Guarantee, 'id' | 'agencyId' | 'portfolio' | 'policyId'>

type Sums = {
  readonly limit?: number
  readonly deductible?: number
  readonly share?: number
  readonly value?: number
}

/** A guarantee with its yearly gross premium; limit, deductible and insured value in whole euros. */
export function cover(branch: BranchCode, name: string, grossCents: number, sums: Sums = {}): Cover {
  const euros = (amount: number | undefined) => (amount === undefined ? null : amount * 100)
  return {
    branch,
    name,
    limitAmount: euros(sums.limit),
    deductible: euros(sums.deductible),
    coInsurancePercent: sums.share ?? null,
    insuredValue: euros(sums.value),
    annualNet: netOf(grossCents, branch),
    annualGross: grossCents,
  }
}

/** Premiums of a policy: the sums of its guarantees. Loadings are part of the net premium here. */
export function premiumsOf(covers: readonly Cover[]): {
  annualNet: number
  annualTaxable: number
  annualGross: number
} {
  let annualNet = 0
  let annualGross = 0
  for (const one of covers) {
    annualNet += one.annualNet
    annualGross += one.annualGross
  }
  return { annualNet, annualTaxable: annualNet, annualGross }
}
