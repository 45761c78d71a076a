import { useLive } from '../../lib/live-query.ts'
import { rpc } from '../../lib/rpc.ts'

const tables = ['conflict', 'mutation'] as const

/** Every open conflict that this desk holds; undefined until core has answered. */
export function useOpenConflicts() {
  return useLive({
    key: ['conflicts', 'open', null],
    tables,
    ask: (signal) => rpc.conflicts.open({ customerId: null }, { signal }),
  })
}

/** The open conflicts of one customer. */
export function useConflictsOf(customerId: string) {
  return useLive({
    key: ['conflicts', 'open', customerId],
    tables,
    ask: (signal) => rpc.conflicts.open({ customerId }, { signal }),
    keepPrevious: false,
  }).data
}
