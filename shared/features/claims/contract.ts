import { z } from 'zod'
import { coverageState } from '../../lib/codes.ts'
import { uuid } from '../../lib/ids.ts'
import { desk } from '../../rpc/errors.ts'
import { claim } from './model.ts'

export const claimOnCard = z.object({
  claim,
  open: z.boolean(),
  policyNumber: z.string().nullable(),
  productName: z.string().nullable(),
  plate: z.string().nullable(),
  /** Was the policy covered on the day it happened? Null when its policy is not on this desk. */
  coverageThen: coverageState.nullable(),
})
export type ClaimOnCard = z.infer<typeof claimOnCard>

export const claimsContract = {
  ofCustomer: desk.input(z.object({ customerId: uuid })).output(z.array(claimOnCard)),
}
