import { readOpenConflicts } from '../../../../db/features/conflicts/reader.ts'
import { mirror, writer } from '../../context.ts'
import { rpc } from '../../rpc/implement.ts'

export const conflictsHandlers = {
  open: rpc.conflicts.open.handler(({ context, input }) =>
    readOpenConflicts(mirror(context), input.customerId),
  ),
  resolve: rpc.conflicts.resolve.handler(async ({ context, input, errors }) => {
    const answer = await writer(context).call('resolve', input)
    if (answer === false) throw errors.NOT_FOUND()
    if (answer !== true) throw errors.EDIT_REFUSED({ data: { problems: [...answer.refused] } })
    return {}
  }),
}
