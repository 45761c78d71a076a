import { useMemo } from 'react'
import type { PolicyOnCard } from '../../../shared/features/policies/contract.ts'
import { needArea } from '../../../shared/lib/codes.ts'
import { useLive } from '../../lib/live-query.ts'
import { rpc } from '../../lib/rpc.ts'

/** The policies of a customer with their titles and coverage; undefined until they have come. */
export function usePolicies(customerId: string): readonly PolicyOnCard[] | undefined {
  const { data } = useLive({
    key: ['policies', 'ofCustomer', customerId],
    tables: ['policy', 'guarantee', 'title', 'product'],
    ask: (signal) => rpc.policies.ofCustomer({ customerId }, { signal }),
    keepPrevious: false,
  })
  return useMemo(() => data && inAreaOrder(data), [data])
}

/** In the order in which need areas always stand, then by number. */
function inAreaOrder(policies: readonly PolicyOnCard[]): readonly PolicyOnCard[] {
  const rank = (on: PolicyOnCard) => needArea.options.indexOf(on.product.needArea)
  return policies.toSorted((a, b) => rank(a) - rank(b) || (a.policy.number < b.policy.number ? -1 : 1))
}

/** Those that count as portfolio, without proposals and what is over. */
export function runningOf(policies: readonly PolicyOnCard[]): readonly PolicyOnCard[] {
  return policies.filter(({ inPortfolio }) => inPortfolio)
}
