import { asc, eq, inArray } from 'drizzle-orm'
import { coverageInput, type PolicyForCoverage } from '../../shared/features/policies/coverage-input.ts'
import type { Policy } from '../../shared/features/policies/model.ts'
import type { Product } from '../../shared/features/products/model.ts'
import {
  type CoverageTimeline,
  type CoverageTitle,
  coverageTimeline,
} from '../../shared/features/titles/coverage.ts'
import type { Title } from '../../shared/features/titles/model.ts'
import type { IsoDay } from '../../shared/lib/dates.ts'
import { queries, withoutSync } from '../drizzle.ts'
import { policy } from '../features/policies/schema.ts'
import { product } from '../features/products/schema.ts'
import { title } from '../features/titles/schema.ts'
import { prepared } from '../prepared.ts'
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
  const timelines = readTimelines(db, ids)
  return held.flatMap((row) => {
    const timeline = timelines.get(row.policy.id)
    if (!timeline) return []
    return {
      policy: withoutSync(row.policy),
      product: withoutSync(row.product),
      titles: titles.filter((each) => each.policyId === row.policy.id).map(withoutSync),
      timeline,
    }
  })
}

type StoredPolicy = Omit<PolicyForCoverage, 'tacitRenewal'> & {
  id: string
  tacitRenewal: 0 | 1
  mainBranch: Product['mainBranch']
  replacedFrom: IsoDay | null
}

/** Coverage alone, of policies by id; prepared, as the palette asks for it at every keystroke. */
export function readTimelines(db: ReadDb, ids: readonly string[]): Map<string, CoverageTimeline> {
  if (ids.length === 0) return new Map()
  const asked = JSON.stringify(ids)
  const policies = prepared<StoredPolicy>(
    db,
    `SELECT p.id, p.state, p.effective_on AS effectiveOn, p.expires_on AS expiresOn, p.tacit_renewal AS tacitRenewal,
       p.tolerance_days AS toleranceDays, p.ended_on AS endedOn, product.main_branch AS mainBranch,
       (SELECT min(next.effective_on) FROM policy AS next WHERE next.replaces_id = p.id) AS replacedFrom
     FROM json_each(?) AS asked CROSS JOIN policy AS p ON p.id = asked.value JOIN product ON product.id = p.product_id`,
  ).all(asked)
  const titles = new Map<string, CoverageTitle[]>(ids.map((id) => [id, []]))
  const rows = prepared<CoverageTitle & { policyId: string }>(
    db,
    `SELECT t.policy_id AS policyId, t.type, t.state, t.due_on AS dueOn, t.cover_from AS coverFrom, t.cover_to AS coverTo,
       t.collected_on AS collectedOn
     FROM json_each(?) AS asked CROSS JOIN title AS t ON t.policy_id = asked.value`,
  ).all(asked)
  for (const row of rows) titles.get(row.policyId)?.push(row)
  return new Map(
    policies.map(({ id, mainBranch, replacedFrom, ...stored }) => {
      const input = coverageInput(
        { ...stored, tacitRenewal: stored.tacitRenewal === 1 },
        mainBranch,
        replacedFrom,
      )
      return [id, coverageTimeline(input, titles.get(id) ?? [])] as const
    }),
  )
}
