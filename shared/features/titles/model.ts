import { z } from 'zod'
import { paymentMeans, titleState, titleType } from '../../lib/codes.ts'
import { instant, isoDay } from '../../lib/dates.ts'
import { uuid } from '../../lib/ids.ts'
import { cents } from '../../lib/money.ts'

/** The accounting item to collect for a policy and a period (titolo). */
export const title = z.object({
  id: uuid,
  agencyId: z.int(),
  portfolio: z.int(),
  policyId: uuid,
  customerId: uuid,
  number: z.string(),
  type: titleType,
  state: titleState,
  dueOn: isoDay,
  coverFrom: isoDay,
  coverTo: isoDay,
  taxable: cents,
  tax: cents,
  gross: cents,
  commission: cents,
  /** Day of payment in Europe/Rome, and the instant when known. */
  collectedOn: isoDay.nullable(),
  collectedAt: instant.nullable(),
  means: paymentMeans.nullable(),
  /** A returned bank debit: the other meaning of "insoluto" (domain.md section 1). */
  debitReturned: z.boolean(),
  remittedOn: isoDay.nullable(),
})
export type Title = z.infer<typeof title>
