import type { z } from 'zod'
import { readCovered } from '../../../../db/coverage/timelines.ts'
import { findPeople, policiesByKeys } from '../../../../db/features/search/reader.ts'
import type { ReadDb } from '../../../../db/types.ts'
import type { foundPolicy, searchContract } from '../../../../shared/features/search/contract.ts'
import { coverageOn } from '../../../../shared/features/titles/coverage-on.ts'
import type { IsoDay } from '../../../../shared/lib/dates.ts'

type Found = z.infer<NonNullable<(typeof searchContract.find)['~orpc']['outputSchema']>>

/** What the palette shows for a typed text: people, and policies with their coverage today. */
export function find(db: ReadDb, text: string, limit: number, today: IsoDay): Found {
  return { ...findPeople(db, text, limit, today), policies: findPolicies(db, text, limit, today) }
}

function findPolicies(db: ReadDb, text: string, limit: number, today: IsoDay): z.infer<typeof foundPolicy>[] {
  const hits = policiesByKeys(db, text, limit)
  if (hits.length === 0) return []
  const covered = new Map(
    readCovered(db, { ids: hits.map((hit) => hit.id) }).map((each) => [each.policy.id, each]),
  )
  return hits.flatMap((hit) => {
    const its = covered.get(hit.id)
    if (!its) return []
    const { policy, product, timeline } = its
    return [
      {
        id: policy.id,
        customerId: policy.holderId,
        customerName: hit.holderName ?? '',
        number: policy.number,
        plate: policy.plate,
        productName: product.name,
        coverage: coverageOn(timeline, today),
        matched: hit.matched,
      },
    ]
  })
}
