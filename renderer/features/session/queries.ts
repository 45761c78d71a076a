import { useQuery } from '@tanstack/react-query'
import { rpc } from '../../lib/rpc.ts'

/** The demonstration users of head office; asked again when it becomes reachable. Empty at a real one. */
export function useDemoUsers(reachable: boolean | null | undefined) {
  return useQuery({
    queryKey: ['session', 'demoUsers', reachable],
    queryFn: ({ signal }) => rpc.session.demoUsers(undefined, { signal }),
    enabled: reachable !== undefined,
    retry: 5,
    retryDelay: 1000,
  })
}
