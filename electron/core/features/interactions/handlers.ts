import { readInteractions } from '../../../../db/features/interactions/reader.ts'
import { mirror } from '../../context.ts'
import { rpc } from '../../rpc/implement.ts'

export const interactionsHandlers = {
  ofCustomer: rpc.interactions.ofCustomer.handler(({ context, input }) =>
    readInteractions(mirror(context), input),
  ),
}
