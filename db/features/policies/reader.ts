import { asc } from 'drizzle-orm'
import { isInPortfolio } from '../../../shared/features/customers/status.ts'
import type { PolicyOnCard } from '../../../shared/features/policies/contract.ts'
import { branchKindOf } from '../../../shared/features/products/branches.ts'
import { coverageOn } from '../../../shared/features/titles/coverage-on.ts'
import { titleStateOn } from '../../../shared/features/titles/title-state.ts'
import type { IsoDay } from '../../../shared/lib/dates.ts'
import { readCovered } from '../../coverage/timelines.ts'
import { inList, keptQuery, withoutSync } from '../../drizzle.ts'
import type { ReadDb } from '../../types.ts'
import { guarantee } from './schema.ts'

const guaranteesOf = keptQuery((q) =>
  q
    .select()
    .from(guarantee)
    .where(inList(guarantee.policyId, 'policies'))
    .orderBy(asc(guarantee.id))
    .prepare(),
)

/** The policies a customer holds as contraente, those in portfolio first, each with covers, titles and coverage today. */
export function readPoliciesOfCustomer(db: ReadDb, customerId: string, today: IsoDay): PolicyOnCard[] {
  const covered = readCovered(db, { holderId: customerId })
  if (covered.length === 0) return []
  const ids = covered.map((each) => each.policy.id)
  const guarantees = guaranteesOf(db).all({ policies: JSON.stringify(ids) })
  return covered
    .map(({ policy, product, titles, timeline }): PolicyOnCard => {
      const kind = branchKindOf([product.mainBranch])
      return {
        policy,
        product,
        guarantees: guarantees.filter((each) => each.policyId === policy.id).map(withoutSync),
        titles: titles.map((title) => ({
          title,
          display: titleStateOn({ ...title, kind, toleranceDays: policy.toleranceDays }, today),
        })),
        inPortfolio: isInPortfolio(policy, today),
        coverage: coverageOn(timeline, today),
        timeline: { segments: [...timeline.segments], open: timeline.open },
      }
    })
    .sort(portfolioFirst)
}

function portfolioFirst(a: PolicyOnCard, b: PolicyOnCard): number {
  if (a.inPortfolio !== b.inPortfolio) return a.inPortfolio ? -1 : 1
  return a.policy.effectiveOn < b.policy.effectiveOn ? 1 : -1
}
