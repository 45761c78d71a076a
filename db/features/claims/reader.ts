import { desc, eq, sql } from 'drizzle-orm'
import type { ClaimOnCard } from '../../../shared/features/claims/contract.ts'
import { CLOSED_CLAIM_STATES } from '../../../shared/features/claims/model.ts'
import { coverageOn } from '../../../shared/features/titles/coverage-on.ts'
import { readCovered } from '../../coverage/timelines.ts'
import { keptQuery, withoutSync } from '../../drizzle.ts'
import type { ReadDb } from '../../types.ts'
import { claim } from './schema.ts'

const claimsOf = keptQuery((q) =>
  q
    .select()
    .from(claim)
    .where(eq(claim.customerId, sql.placeholder('customer')))
    .orderBy(desc(claim.occurredOn))
    .prepare(),
)

/** Claims on a customer's policies, newest first, each with whether its policy covered the day it happened. */
export function readClaimsOfCustomer(db: ReadDb, customerId: string): ClaimOnCard[] {
  const claims = claimsOf(db).all({ customer: customerId })
  if (claims.length === 0) return []
  const covered = readCovered(db, { ids: [...new Set(claims.map((row) => row.policyId))] })
  return claims.map((row) => {
    const held = covered.find((each) => each.policy.id === row.policyId)
    return {
      claim: withoutSync(row),
      open: !CLOSED_CLAIM_STATES.includes(row.state),
      policyNumber: held?.policy.number ?? null,
      productName: held?.product.name ?? null,
      plate: held?.policy.plate ?? null,
      coverageThen: held ? coverageOn(held.timeline, row.occurredOn) : null,
    }
  })
}
