import { rpc } from '../../rpc/implement.ts'

export const historyHandlers = {
  ofCustomer: rpc.history.ofCustomer.handler(({ errors }) => {
    throw errors.NOT_FOUND()
  }),
}
