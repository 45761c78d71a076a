import { z } from 'zod'
import { uuid } from '../../lib/ids.ts'
import { desk } from '../../rpc/errors.ts'
import { consent, consentPurpose } from './model.ts'

/** Always the seven purposes in their order; `consent` is null where the question was never asked. */
export const consentOnCard = z.object({
  purpose: consentPurpose,
  consent: consent.nullable(),
  takenBy: z.string().nullable(),
})
export type ConsentOnCard = z.infer<typeof consentOnCard>

export const consentsContract = {
  ofCustomer: desk.input(z.object({ customerId: uuid })).output(z.array(consentOnCard)),
}
