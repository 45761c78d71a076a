import { useQuery } from '@tanstack/react-query'
import { rpc } from '../../lib/rpc.ts'

/** How often a sign-in page that stands open asks whether head office is there. */
const askAgainMs = { silent: 10_000, reachable: 60_000 }

/**
 * The demonstration users of head office, empty at a real one. Asking is also how the page learns whether it can be reached, and how
 * a mirror that lies here unopened hears of an order to wipe it: a page that stands open asks again.
 */
export function useDemoUsers(reachable: boolean | null | undefined) {
  return useQuery({
    queryKey: ['session', 'demoUsers', reachable],
    queryFn: ({ signal }) => rpc.session.demoUsers(undefined, { signal }),
    enabled: reachable !== undefined,
    refetchInterval: reachable === false ? askAgainMs.silent : askAgainMs.reachable,
    retry: 5,
    retryDelay: 1000,
  })
}
