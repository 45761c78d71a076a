import { asc, eq, type SQL, sql } from 'drizzle-orm'
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
import { inList, keptQuery, type Queries, withoutSync } from '../drizzle.ts'
import { policy } from '../features/policies/schema.ts'
import { product } from '../features/products/schema.ts'
import { title } from '../features/titles/schema.ts'
import { prepared } from '../prepared.ts'
import { replacedFromSql } from '../replaced-from.ts'
import type { ReadDb } from '../types.ts'

/** A policy with what its coverage is made of, and the coverage itself. */
export type CoveredPolicy = { policy: Policy; product: Product; titles: Title[]; timeline: CoverageTimeline }

const replacedFrom = sql<IsoDay | null>`${sql.raw(replacedFromSql('policy.id'))}`

const policiesWhere = (q: Queries, where: SQL) =>
  q
    .select({ policy, product, replacedFrom })
    .from(policy)
    .innerJoin(product, eq(product.id, policy.productId))
    .where(where)
    .prepare()

const policiesOf = keptQuery((q) => policiesWhere(q, eq(policy.holderId, sql.placeholder('holder'))))
const policiesById = keptQuery((q) => policiesWhere(q, inList(policy.id, 'ids')))
const titlesOf = keptQuery((q) =>
  q.select().from(title).where(inList(title.policyId, 'policies')).orderBy(asc(title.dueOn)).prepare(),
)

/** Policies by id or by contraente, each with its coverage through time. */
export function readCovered(
  db: ReadDb,
  by: { ids: readonly string[] } | { holderId: string },
): CoveredPolicy[] {
  const held =
    'ids' in by
      ? policiesById(db).all({ ids: JSON.stringify(by.ids) })
      : policiesOf(db).all({ holder: by.holderId })
  if (held.length === 0) return []
  const all = titlesOf(db).all({ policies: JSON.stringify(held.map((row) => row.policy.id)) })
  return held.map((row) => {
    const titles = all.filter((each) => each.policyId === row.policy.id).map(withoutSync)
    const input = coverageInput(row.policy, row.product.mainBranch, row.replacedFrom)
    return {
      policy: withoutSync(row.policy),
      product: withoutSync(row.product),
      titles,
      timeline: coverageTimeline(input, titles),
    }
  })
}

/** What coverage needs of a policy, as `COVERAGE_COLUMNS` reads it. */
export type StoredPolicy = Omit<PolicyForCoverage, 'tacitRenewal'> & {
  id: string
  tacitRenewal: 0 | 1
  mainBranch: Product['mainBranch']
  replacedFrom: IsoDay | null
}

/** Columns of a `StoredPolicy`, of `policy AS p` and its `product`: whoever finds policies reads them with what else they want of the row. */
export const COVERAGE_COLUMNS = `p.id, p.state, p.effective_on AS effectiveOn, p.expires_on AS expiresOn, p.tacit_renewal AS tacitRenewal,
  p.tolerance_days AS toleranceDays, p.ended_on AS endedOn, product.main_branch AS mainBranch,
  ${replacedFromSql('p.id')} AS replacedFrom`

/** Policies that are read already, each with its coverage; prepared, as the palette asks for it at every keystroke. */
export function withTimelines<P extends StoredPolicy>(
  db: ReadDb,
  policies: readonly P[],
): { policy: P; timeline: CoverageTimeline }[] {
  if (policies.length === 0) return []
  const titles = new Map<string, CoverageTitle[]>(policies.map(({ id }) => [id, []]))
  const rows = prepared<CoverageTitle & { policyId: string }>(
    db,
    `SELECT t.policy_id AS policyId, t.type, t.state, t.due_on AS dueOn, t.cover_from AS coverFrom, t.cover_to AS coverTo,
       t.collected_on AS collectedOn
     FROM json_each(?) AS asked CROSS JOIN title AS t ON t.policy_id = asked.value`,
  ).all(JSON.stringify([...titles.keys()]))
  for (const row of rows) titles.get(row.policyId)?.push(row)
  return policies.map((policy) => {
    const stored = { ...policy, tacitRenewal: policy.tacitRenewal === 1 }
    const input = coverageInput(stored, policy.mainBranch, policy.replacedFrom)
    return { policy, timeline: coverageTimeline(input, titles.get(policy.id) ?? []) }
  })
}
