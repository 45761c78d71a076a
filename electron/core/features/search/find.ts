import type { z } from 'zod'
import { withTimelines } from '../../../../db/coverage/timelines.ts'
import { findPeople, policiesByKeys } from '../../../../db/features/search/reader.ts'
import type { ReadDb } from '../../../../db/types.ts'
import type { foundPolicy, searchContract } from '../../../../shared/features/search/contract.ts'
import { coverageOn } from '../../../../shared/features/titles/coverage-on.ts'
import type { IsoDay } from '../../../../shared/lib/dates.ts'

type Found = z.infer<NonNullable<(typeof searchContract.find)['~orpc']['outputSchema']>>

/** Each costs five pages that are read from all over the mirror and deciphered; who wants another one types a digit more. */
const MOST_POLICIES = 8

/** What the palette shows for a typed text: people, and policies with their coverage today. */
export function find(db: ReadDb, text: string, limit: number, today: IsoDay): Found {
  const policies = findPolicies(db, text, Math.min(limit, MOST_POLICIES), today)
  return { ...findPeople(db, text, limit, today), policies }
}

function findPolicies(db: ReadDb, text: string, limit: number, today: IsoDay): z.infer<typeof foundPolicy>[] {
  const hits = policiesByKeys(db, text, limit)
  return withTimelines(db, hits).map(({ policy, timeline }) => ({
    id: policy.id,
    customerId: policy.holderId,
    customerName: policy.holderName ?? '',
    number: policy.number,
    plate: policy.plate,
    productName: policy.productName,
    matched: policy.matched,
    coverage: coverageOn(timeline, today),
  }))
}
