import { editsApi } from '../features/edits/api.ts'
import { sessionApi } from '../features/session/api.ts'
import { syncApi } from '../features/sync/api.ts'

/** Head office's JSON calls. The streamed ones (snapshot, pull, live) are described in `shared/sync/wire.ts`. */
export const restContract = { session: sessionApi, sync: syncApi, edits: editsApi }
