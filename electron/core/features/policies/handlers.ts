import { readPoliciesOfCustomer } from '../../../../db/features/policies/reader.ts'
import { mirror } from '../../context.ts'
import { rpc } from '../../rpc/implement.ts'

export const policiesHandlers = {
  ofCustomer: rpc.policies.ofCustomer.handler(({ context, input }) =>
    readPoliciesOfCustomer(mirror(context), input.customerId, context.today()),
  ),
}
