import type { ConsentOnCard } from '../../../shared/features/consents/contract.ts'
import type { Consent } from '../../../shared/features/consents/model.ts'
import { useLive } from '../../lib/live-query.ts'
import { rpc } from '../../lib/rpc.ts'

/** What the customer answered to one controller, purpose by purpose. */
export function useConsents(customerId: string, controller: Consent['controller']) {
  return useLive<readonly ConsentOnCard[]>({
    key: ['consents', 'ofCustomer', customerId, controller],
    tables: ['consent', 'collaborator'],
    ask: (signal) => rpc.consents.ofCustomer({ customerId, controller }, { signal }),
    keepPrevious: false,
  }).data
}

/** Who of the customer's agency may have taken an answer: those who work there, and who is named already. */
export function useTakers(customerId: string, named: string | null) {
  const { data } = useLive({
    key: ['consents', 'takers', customerId],
    tables: ['customer', 'collaborator'],
    ask: async (signal) => {
      const [{ customer }, { collaborators }] = await Promise.all([
        rpc.customers.card({ id: customerId }, { signal }),
        rpc.network.roster(undefined, { signal }),
      ])
      return collaborators.filter(({ agencyId }) => agencyId === customer.agencyId)
    },
    keepPrevious: false,
  })
  return (data ?? [])
    .filter(({ id, endedOn }) => endedOn === null || id === named)
    .map(({ id, lastName, firstName }) => ({ value: id, label: `${lastName} ${firstName}` }))
    .toSorted((a, b) => a.label.localeCompare(b.label))
}
