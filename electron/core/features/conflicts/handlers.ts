import { rpc } from '../../rpc/implement.ts'

export const conflictsHandlers = {
  open: rpc.conflicts.open.handler(({ errors }) => {
    throw errors.NOT_FOUND()
  }),
  resolve: rpc.conflicts.resolve.handler(({ errors }) => {
    throw errors.NOT_FOUND()
  }),
}
