import { useLive } from '../../lib/live-query.ts'
import { rpc } from '../../lib/rpc.ts'

const limit = 12

/** People and policies for what is typed; the answer to an older text stays in view until this one's is here. */
export function useFound(text: string) {
  return useLive({
    key: ['search', 'find', text],
    tables: ['customer', 'policy', 'title'],
    ask: (signal) => rpc.search.find({ text, limit }, { signal }),
    enabled: text !== '',
  })
}

/** The customers opened last on this desk. */
export function useRecent() {
  return useLive({
    key: ['search', 'recent'],
    tables: ['customer', 'policy', 'title'],
    ask: (signal) => rpc.search.recent(undefined, { signal }),
    askOnView: true,
  })
}
