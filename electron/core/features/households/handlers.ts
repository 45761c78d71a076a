import { readHousehold } from '../../../../db/features/households/reader.ts'
import { mirror } from '../../context.ts'
import { rpc } from '../../rpc/implement.ts'

export const householdsHandlers = {
  ofCustomer: rpc.households.ofCustomer.handler(({ context, input }) =>
    readHousehold(mirror(context), input.customerId, context.today()),
  ),
}
