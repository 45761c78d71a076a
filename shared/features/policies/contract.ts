import { z } from 'zod'
import { coverageState, titleDisplayState } from '../../lib/codes.ts'
import { isoDay } from '../../lib/dates.ts'
import { uuid } from '../../lib/ids.ts'
import { desk } from '../../rpc/errors.ts'
import { product } from '../products/model.ts'
import { title } from '../titles/model.ts'
import { guarantee, policy } from './model.ts'

/** A stretch of a policy's cover; `to` is inclusive, null = without an end known today. */
export const coverageSegment = z.object({
  kind: z.enum(['COVERED', 'GRACE', 'OUT', 'SUSPENDED', 'TO_COME']),
  from: isoDay,
  to: isoDay.nullable(),
})

export const policyOnCard = z.object({
  policy,
  product,
  guarantees: z.array(guarantee),
  titles: z.array(z.object({ title, display: titleDisplayState })),
  /** Still in portfolio by the stored state (domain.md section 3, Conventions). */
  inPortfolio: z.boolean(),
  coverage: z.object({
    state: coverageState,
    /** Day on which this state began, and the last day to pay while in grace. */
    since: isoDay.nullable(),
    payBy: isoDay.nullable(),
  }),
  timeline: z.array(coverageSegment),
})
export type PolicyOnCard = z.infer<typeof policyOnCard>

export const policiesContract = {
  ofCustomer: desk.input(z.object({ customerId: uuid })).output(z.array(policyOnCard)),
}
