import type { SessionState } from '../../../shared/features/session/contract.ts'
import { rpc } from '../../lib/rpc.ts'
import { createWatch, useWatch } from '../../lib/watch.ts'

/** Who is signed in and how, as core tells it. */
export const session = createWatch<SessionState>((signal) => rpc.session.watch(undefined, { signal }))

/** The state of the session; undefined until core has spoken. */
export function useSession(): SessionState | undefined {
  return useWatch(session)
}
