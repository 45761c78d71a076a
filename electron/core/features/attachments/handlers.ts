import { rpc } from '../../rpc/implement.ts'

export const attachmentsHandlers = {
  ofCustomer: rpc.attachments.ofCustomer.handler(({ errors }) => {
    throw errors.NOT_FOUND()
  }),
}
