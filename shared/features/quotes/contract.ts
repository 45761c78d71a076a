import { z } from 'zod'
import { uuid } from '../../lib/ids.ts'
import { desk } from '../../rpc/errors.ts'
import { quote } from './model.ts'

export const quoteOnCard = z.object({ quote, productName: z.string(), collaborator: z.string().nullable() })
export type QuoteOnCard = z.infer<typeof quoteOnCard>

export const quotesContract = {
  ofCustomer: desk.input(z.object({ customerId: uuid })).output(z.array(quoteOnCard)),
}
