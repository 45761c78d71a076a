import { useLive } from '../../lib/live-query.ts'
import { rpc } from '../../lib/rpc.ts'

/** The household of a customer and everybody related to him. */
export function useHousehold(customerId: string) {
  return useLive({
    key: ['households', 'ofCustomer', customerId],
    tables: ['household', 'relation', 'customer', 'policy'],
    ask: (signal) => rpc.households.ofCustomer({ customerId }, { signal }),
    keepPrevious: false,
  }).data
}
