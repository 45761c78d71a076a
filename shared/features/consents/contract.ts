import { z } from 'zod'
import { uuid } from '../../lib/ids.ts'
import { desk } from '../../rpc/errors.ts'
import { consent, consentController, consentPurpose } from './model.ts'

/** Always the seven purposes in their order; `consent` is null where this controller never asked. */
export const consentOnCard = z.object({
  purpose: consentPurpose,
  consent: consent.nullable(),
  takenBy: z.string().nullable(),
})
export type ConsentOnCard = z.infer<typeof consentOnCard>

export const consentsContract = {
  /** What the customer answered to one controller: agency and insurer each ask for themselves. */
  ofCustomer: desk
    .input(z.object({ customerId: uuid, controller: consentController }))
    .output(z.array(consentOnCard)),
}
