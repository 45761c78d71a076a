import type { PolicyOnCard } from '../../../shared/features/policies/contract.ts'
import { useLive } from '../../lib/live-query.ts'
import { rpc } from '../../lib/rpc.ts'

/** The policies of a customer with their titles and coverage; undefined until they have come. */
export function usePolicies(customerId: string): readonly PolicyOnCard[] | undefined {
  return useLive({
    key: ['policies', 'ofCustomer', customerId],
    tables: ['policy', 'guarantee', 'title', 'product'],
    ask: (signal) => rpc.policies.ofCustomer({ customerId }, { signal }),
    keepPrevious: false,
  }).data
}

/** Those that count as portfolio, without proposals and what is over. */
export function runningOf(policies: readonly PolicyOnCard[]): readonly PolicyOnCard[] {
  return policies.filter(({ inPortfolio }) => inPortfolio)
}
