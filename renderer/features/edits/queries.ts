import { useLive } from '../../lib/live-query.ts'
import { rpc } from '../../lib/rpc.ts'

/** What waits, was refused, or was merged lately. */
export function useInbox() {
  return useLive({
    key: ['edits', 'inbox'],
    // Of what was merged, the history tells what others had written.
    tables: ['mutation', 'change'],
    ask: (signal) => rpc.edits.inbox(undefined, { signal }),
    // What was merged leaves by its age too.
    askOnView: true,
  })
}
