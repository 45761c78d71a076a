import type { CustomerStatus, PolicyState } from '../../lib/codes.ts'
import type { IsoDay } from '../../lib/dates.ts'

/** What the status of a customer needs to know of each policy he holds as contraente. */
export type PolicyForStatus = {
  readonly state: PolicyState
  /** Null for whole life. */
  readonly expiresOn: IsoDay | null
  /** True for a storno "mancato perfezionamento": a contract that never began makes nobody a former customer. */
  readonly neverPerfected?: boolean | undefined
}

/**
 * True when a policy counts as portfolio on a day (domain.md section 3): in force, suspended, or under notice until it
 * expires. Out of cover or in the 15 days of RC auto it still counts, until the storno.
 */
export function isInPortfolio(policy: PolicyForStatus, day: IsoDay): boolean {
  switch (policy.state) {
    case 'IN_VIGORE':
    case 'SOSPESA':
      return true
    case 'DISDETTATA':
      return policy.expiresOn === null || day <= policy.expiresOn
    default:
      return false
  }
}

/** False for a contract that is only proposed, or issued and its first premium not paid yet. */
export function hasBegun(state: PolicyState): boolean {
  return state !== 'PROPOSTA' && state !== 'EMESSA_NON_PERFEZIONATA'
}

/** CLIENTE with a policy in portfolio on that day, EX_CLIENTE when he had one, else PROSPECT. */
export function customerStatusOn(policies: readonly PolicyForStatus[], day: IsoDay): CustomerStatus {
  let had = false
  for (const policy of policies) {
    if (isInPortfolio(policy, day)) return 'CLIENTE'
    if (hasBegun(policy.state) && policy.neverPerfected !== true) had = true
  }
  return had ? 'EX_CLIENTE' : 'PROSPECT'
}
