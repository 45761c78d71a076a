import { readClaimsOfCustomer } from '../../../../db/features/claims/reader.ts'
import { mirror } from '../../context.ts'
import { rpc } from '../../rpc/implement.ts'

export const claimsHandlers = {
  ofCustomer: rpc.claims.ofCustomer.handler(({ context, input }) =>
    readClaimsOfCustomer(mirror(context), input.customerId),
  ),
}
