import { readConsentsOfCustomer } from '../../../../db/features/consents/reader.ts'
import { mirror } from '../../context.ts'
import { rpc } from '../../rpc/implement.ts'

export const consentsHandlers = {
  ofCustomer: rpc.consents.ofCustomer.handler(({ context, input }) =>
    readConsentsOfCustomer(mirror(context), input.customerId, input.controller),
  ),
}
