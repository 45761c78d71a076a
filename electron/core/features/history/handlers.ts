import { readHistory } from '../../../../db/features/history/reader.ts'
import { mirror } from '../../context.ts'
import { rpc } from '../../rpc/implement.ts'
import { readRowsNow } from './rows-now.ts'

export const historyHandlers = {
  ofCustomer: rpc.history.ofCustomer.handler(({ context, input }) => readHistory(mirror(context), input)),
  rowsNow: rpc.history.rowsNow.handler(({ context, input }) => readRowsNow(mirror(context), input.keys)),
}
