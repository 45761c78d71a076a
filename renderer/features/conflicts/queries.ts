import { useLive } from '../../lib/live-query.ts'
import { openConflicts } from '../../lib/open-conflicts.ts'
import { rpc } from '../../lib/rpc.ts'

/** Every open conflict that this desk holds; undefined until core has answered. */
export function useOpenConflicts() {
  return useLive(openConflicts)
}

/** The open conflicts of one customer. */
export function useConflictsOf(customerId: string) {
  return useLive({
    key: ['conflicts', 'open', customerId],
    tables: openConflicts.tables,
    ask: (signal) => rpc.conflicts.open({ customerId }, { signal }),
    keepPrevious: false,
  }).data
}
