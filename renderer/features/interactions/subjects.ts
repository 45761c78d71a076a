import { useLive } from '../../lib/live-query.ts'
import { rpc } from '../../lib/rpc.ts'

/** A policy or claim that a contact may be about. */
export interface Subject {
  readonly value: string
  readonly label: string
  readonly policyId: string
  readonly claimId: string | null
}

/** Open claims first, then the policies in portfolio, then the rest. */
export function useSubjects(customerId: string): readonly Subject[] {
  const { data } = useLive({
    key: ['interactions', 'subjects', customerId],
    tables: ['policy', 'claim', 'product', 'title', 'guarantee'],
    ask: async (signal): Promise<readonly Subject[]> => {
      const [policies, claims] = await Promise.all([
        rpc.policies.ofCustomer({ customerId }, { signal }),
        rpc.claims.ofCustomer({ customerId }, { signal }),
      ])
      return [
        ...claims
          .toSorted((a, b) => Number(b.open) - Number(a.open))
          .map(({ claim }) => ({
            value: `claim:${claim.id}`,
            label: [claim.number, claim.description].filter(Boolean).join(', '),
            policyId: claim.policyId,
            claimId: claim.id,
          })),
        ...policies
          .toSorted((a, b) => Number(b.inPortfolio) - Number(a.inPortfolio))
          .map(({ policy, product }) => ({
            value: `policy:${policy.id}`,
            label: [product.name, policy.plate ?? policy.insuredObject, policy.number]
              .filter(Boolean)
              .join(', '),
            policyId: policy.id,
            claimId: null,
          })),
      ]
    },
    keepPrevious: false,
  })
  return data ?? []
}
