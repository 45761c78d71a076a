import { asc, eq, inArray } from 'drizzle-orm'
import { coverageInput } from '../../shared/features/policies/coverage-input.ts'
import type { Policy } from '../../shared/features/policies/model.ts'
import type { Product } from '../../shared/features/products/model.ts'
import { type CoverageTimeline, coverageTimeline } from '../../shared/features/titles/coverage.ts'
import type { Title } from '../../shared/features/titles/model.ts'
import type { IsoDay } from '../../shared/lib/dates.ts'
import { queries, withoutSync } from '../drizzle.ts'
import { policy } from '../features/policies/schema.ts'
import { product } from '../features/products/schema.ts'
import { title } from '../features/titles/schema.ts'
import type { ReadDb } from '../types.ts'

/** A policy with what its coverage is made of, and the coverage itself. */
export type CoveredPolicy = { policy: Policy; product: Product; titles: Title[]; timeline: CoverageTimeline }

/** Policies by id or by contraente, each with its coverage through time. */
export function readCovered(
  db: ReadDb,
  by: { ids: readonly string[] } | { holderId: string },
): CoveredPolicy[] {
  const q = queries(db)
  const held = q
    .select()
    .from(policy)
    .innerJoin(product, eq(product.id, policy.productId))
    .where('ids' in by ? inArray(policy.id, [...by.ids]) : eq(policy.holderId, by.holderId))
    .all()
  const ids = held.map((row) => row.policy.id)
  if (ids.length === 0) return []
  const titles = q.select().from(title).where(inArray(title.policyId, ids)).orderBy(asc(title.dueOn)).all()
  const replacedFrom = replacements(db, ids)
  return held.map((row) => {
    const own = titles.filter((each) => each.policyId === row.policy.id).map(withoutSync)
    const input = coverageInput(row.policy, row.product.mainBranch, replacedFrom.get(row.policy.id) ?? null)
    return {
      policy: withoutSync(row.policy),
      product: withoutSync(row.product),
      titles: own,
      timeline: coverageTimeline(input, own),
    }
  })
}

/** Effective day of the policy that replaces each of these. */
function replacements(db: ReadDb, ids: readonly string[]): Map<string, IsoDay> {
  const rows = queries(db)
    .select({ replaced: policy.replacesId, from: policy.effectiveOn })
    .from(policy)
    .where(inArray(policy.replacesId, [...ids]))
    .all()
  return new Map(rows.flatMap((row) => (row.replaced === null ? [] : [[row.replaced, row.from] as const])))
}
