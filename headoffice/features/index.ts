import type { restContract } from '../../shared/rpc/rest-contract.ts'
import type { HeadOffice } from '../context.ts'
import type { Access } from './session/access.ts'
import { sessionRoutes } from './session/routes.ts'
import { syncRoutes } from './sync/routes.ts'

/** The JSON calls of every feature. One line per feature; a call of the contract without a handler does not compile. */
export function createRouter(office: HeadOffice, access: Access) {
  return {
    session: sessionRoutes(office, access),
    sync: syncRoutes(office, access),
  } satisfies Record<keyof typeof restContract, unknown>
}
export type Router = ReturnType<typeof createRouter>
