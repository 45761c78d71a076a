import type { BranchCode } from '../../lib/codes.ts'
import type { IsoDay } from '../../lib/dates.ts'
import { branchKindOf } from '../products/branches.ts'
import type { CoveragePolicy } from '../titles/coverage.ts'
import type { Policy } from './model.ts'

export type PolicyForCoverage = Pick<
  Policy,
  'state' | 'effectiveOn' | 'expiresOn' | 'tacitRenewal' | 'toleranceDays' | 'endedOn'
>

/**
 * A stored policy as the coverage engine reads it. `mainBranch` is its product's, `replacedFrom` the
 * effective day of the policy that names this one in `replacesId`.
 */
export function coverageInput(
  policy: PolicyForCoverage,
  mainBranch: BranchCode,
  replacedFrom: IsoDay | null,
): CoveragePolicy {
  return {
    kind: branchKindOf([mainBranch]),
    state: policy.state,
    effectiveFrom: policy.effectiveOn,
    expiresOn: policy.expiresOn,
    tacitRenewal: policy.tacitRenewal,
    toleranceDays: policy.toleranceDays,
    replacedFrom,
    cancelledFrom: policy.endedOn,
  }
}
