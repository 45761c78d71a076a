import { implement } from '@orpc/server'
import { editsApi } from '../../../shared/features/edits/api.ts'
import type { HeadOffice } from '../../context.ts'
import type { RequestContext } from '../../http/request.ts'

/** What desks have typed (sync.md section 6). */
export function editsRoutes(_office: HeadOffice) {
  const os = implement(editsApi).$context<RequestContext>()
  return os.router({
    push: os.push.handler(({ errors }) => {
      throw errors.unavailable({ data: { message_id: '' } })
    }),
  })
}
