import { readQuotesOfCustomer } from '../../../../db/features/quotes/reader.ts'
import { mirror } from '../../context.ts'
import { rpc } from '../../rpc/implement.ts'

export const quotesHandlers = {
  ofCustomer: rpc.quotes.ofCustomer.handler(({ context, input }) =>
    readQuotesOfCustomer(mirror(context), input.customerId),
  ),
}
