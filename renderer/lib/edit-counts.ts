import { useLive } from './live-query.ts'
import { rpc } from './rpc.ts'

/** How much waits to be sent or for an answer; undefined until core has said. */
export function useEditCounts() {
  return useLive({
    key: ['edits', 'counts'],
    tables: ['mutation', 'conflict'],
    ask: (signal) => rpc.edits.counts(undefined, { signal }),
  }).data
}
