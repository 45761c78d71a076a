import { readHistory } from '../../../../db/features/history/reader.ts'
import { mirror } from '../../context.ts'
import { rpc } from '../../rpc/implement.ts'

export const historyHandlers = {
  ofCustomer: rpc.history.ofCustomer.handler(({ context, input }) => readHistory(mirror(context), input)),
}
