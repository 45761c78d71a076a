import { implement } from '@orpc/server'
import { editsApi } from '../../../shared/features/edits/api.ts'
import type { HeadOffice } from '../../context.ts'
import type { RequestContext } from '../../http/request.ts'
import { pushBatch } from './push.ts'

/** What desks have typed (sync.md section 6). */
export function editsRoutes(office: HeadOffice) {
  const os = implement(editsApi).$context<RequestContext>()
  return os.router({
    push: os.push.handler(async ({ input, context }) =>
      pushBatch(office, await office.access.device(context.authorization), input),
    ),
  })
}
