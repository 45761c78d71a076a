import { useQuery } from '@tanstack/react-query'
import { showRefusal } from '../../components/toast/toasts.ts'
import { errorWords } from '../../lib/errors.ts'
import { translate } from '../../lib/i18n.ts'
import { rpc } from '../../lib/rpc.ts'

/** The last events of the link, asked anew when its state changes. */
export function useSyncLog(changedAt: string | undefined) {
  return useQuery({
    queryKey: ['sync', 'log', changedAt],
    queryFn: ({ signal }) => rpc.sync.log(undefined, { signal }),
    placeholderData: (before) => before,
  })
}

/** Tries the link now instead of at the end of the back-off. */
export function syncNow(): void {
  rpc.sync.now().catch((fault: unknown) => showRefusal(errorWords(fault, translate).text))
}
