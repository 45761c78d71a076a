import { readFollowUps, readInteractions } from '../../../../db/features/interactions/reader.ts'
import { mirror } from '../../context.ts'
import { rpc } from '../../rpc/implement.ts'

export const interactionsHandlers = {
  ofCustomer: rpc.interactions.ofCustomer.handler(({ context, input }) =>
    readInteractions(mirror(context), input),
  ),
  followUps: rpc.interactions.followUps.handler(({ context, input }) =>
    readFollowUps(mirror(context), input.customerId, context.today()),
  ),
}
