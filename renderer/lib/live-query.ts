import {
  keepPreviousData,
  QueryClient,
  type QueryKey,
  type UseQueryOptions,
  type UseQueryResult,
  useQuery,
} from '@tanstack/react-query'
import { rpc } from './rpc.ts'
import { subscribe } from './subscribe.ts'

/** A question to core, asked again whenever one of the tables it reads has changed. */
export interface LiveQuestion<Answer> {
  readonly key: QueryKey
  /** Names of the mirror's tables that the answer is made of. */
  readonly tables: readonly string[]
  readonly ask: (signal: AbortSignal) => Promise<Answer>
  readonly enabled?: boolean
  /** Keep showing the answer to the key before while the next one comes (default). Not for another record's data. */
  readonly keepPrevious?: boolean
  /** Ask again each time it comes into view: the answer is made of more than the tables say. */
  readonly askOnView?: boolean
}

/** What the mirror holds never grows old by itself: only a named change makes it be asked again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: Number.POSITIVE_INFINITY, gcTime: 300_000, retry: false, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
})

/** The answer as it stands now; the last one stays in view while a newer one is asked for. */
export function useLive<Answer>(question: LiveQuestion<Answer>): UseQueryResult<Answer> {
  const { key, tables, ask, enabled = true, keepPrevious = true, askOnView = false } = question
  const options: UseQueryOptions<Answer> = {
    queryKey: key,
    queryFn: ({ signal }) => ask(signal),
    meta: { tables },
    enabled,
    refetchOnMount: askOnView ? 'always' : true,
  }
  if (keepPrevious) options.placeholderData = keepPreviousData
  return useQuery(options)
}

let waiting: Set<string> | 'all' | undefined
let running = false

/**
 * Asks again what was made of these tables; without an argument, everything. One pass at a time: while changes pour
 * in (first sync) each question is answered before it is asked anew, or none would ever be.
 */
export function refreshTables(tables?: readonly string[]): void {
  if (!tables || waiting === 'all') waiting = 'all'
  else waiting = new Set([...(waiting ?? []), ...tables])
  if (!running) void refreshWaiting()
}

async function refreshWaiting(): Promise<void> {
  running = true
  while (waiting) {
    const changed = waiting
    waiting = undefined
    await queryClient.invalidateQueries({
      predicate: ({ meta }) =>
        Array.isArray(meta?.tables) &&
        (changed === 'all' ||
          meta.tables.some((table: unknown) => typeof table === 'string' && changed.has(table))),
    })
  }
  running = false
}

/** One subscription for the whole window. After a break everything is asked again, as changes may have been missed. */
export function followChanges(): () => void {
  return subscribe(
    (signal) => rpc.sync.changes(undefined, { signal }),
    ({ tables }) => refreshTables(tables),
    () => refreshTables(),
  )
}
