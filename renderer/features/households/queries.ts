import type { Relative } from '../../../shared/features/households/contract.ts'
import { useLive } from '../../lib/live-query.ts'
import { usePending } from '../../lib/pending.ts'
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

/** Tells whether head office has yet to confirm what a person is to this customer, or whether he shares the household. */
export function usePendingPeople(customerId: string): (person: Relative) => boolean {
  const isPending = usePending(customerId)
  return ({ relationId, customerId: other }) =>
    (relationId !== null && isPending('relation', relationId, 'kind')) ||
    (other === customerId && isPending('customer', other, 'householdId'))
}
