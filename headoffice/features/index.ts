import type { restContract } from '../../shared/rpc/rest-contract.ts'
import type { HeadOffice } from '../context.ts'
import { editsRoutes } from './edits/routes.ts'
import { sessionRoutes } from './session/routes.ts'
import { syncRoutes } from './sync/routes.ts'

/** The JSON calls of every feature. One line per feature; a call of the contract without a handler does not compile. */
export function createRouter(office: HeadOffice) {
  return {
    session: sessionRoutes(office),
    sync: syncRoutes(office),
    edits: editsRoutes(office),
  } satisfies Record<keyof typeof restContract, unknown>
}
export type Router = ReturnType<typeof createRouter>
