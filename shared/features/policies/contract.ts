import { z } from 'zod'
import { coverageState, titleDisplayState } from '../../lib/codes.ts'
import { isoDay } from '../../lib/dates.ts'
import { uuid } from '../../lib/ids.ts'
import { desk } from '../../rpc/errors.ts'
import { product } from '../products/model.ts'
import { title } from '../titles/model.ts'
import { guarantee, policy } from './model.ts'

/** A stretch of a policy's cover as `titles/coverage.ts` makes it; both days inclusive, `9999-12-31` means without end. */
export const coverageSegment = z.object({
  kind: z.enum(['COVERED', 'GRACE', 'EXTENDED', 'OUT', 'NOT_ACTIVE', 'SUSPENDED', 'TO_COME', 'ENDED']),
  from: isoDay,
  to: isoDay,
})

/** The premium that stops the cover, or will stop it first (`OpenPremium` of `titles/coverage.ts`). */
export const openPremium = z.object({
  dueOn: isoDay,
  payBy: isoDay,
  sixMonthLimit: isoDay.nullable(),
  first: z.boolean(),
  issued: z.boolean(),
})

export const policyOnCard = z.object({
  policy,
  product,
  guarantees: z.array(guarantee),
  titles: z.array(z.object({ title, display: titleDisplayState })),
  /** Still in portfolio by the stored state (domain.md section 3, Conventions). */
  inPortfolio: z.boolean(),
  coverage: coverageState,
  timeline: z.object({ segments: z.array(coverageSegment), open: openPremium.nullable() }),
})
export type PolicyOnCard = z.infer<typeof policyOnCard>

export const policiesContract = {
  ofCustomer: desk.input(z.object({ customerId: uuid })).output(z.array(policyOnCard)),
}
