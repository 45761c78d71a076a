import type { CustomerCard, CustomerFacet, SavedView } from '../../../shared/features/customers/contract.ts'
import { useLive } from '../../lib/live-query.ts'
import { rpc } from '../../lib/rpc.ts'
import { asked, type CustomersQuery, customerTables } from './customers-list.ts'

const cardTables = [...customerTables, 'claim', 'quote', 'interaction', 'agency', 'salePoint']

/** The card's place among the answers: an edit shows its value there at once. */
export const cardKey = (id: string) => ['customers', 'card', id] as const

/** Everything the head of a card says. The card before does not stay in view: it is of somebody else. */
export function useCustomerCard(id: string) {
  return useLive<CustomerCard>({
    key: cardKey(id),
    tables: cardTables,
    ask: (signal) => rpc.customers.card({ id }, { signal }),
    keepPrevious: false,
  })
}

/** The values that a filter offers, with how many customers have each. */
export function useFacets(field: CustomerFacet, enabled = true): readonly Facet[] {
  const { data } = useLive({
    key: ['customers', 'facets', field],
    tables: ['customer', 'collaborator'],
    ask: (signal) => rpc.customers.facets({ field }, { signal }),
    enabled,
  })
  return data ?? none
}

interface Facet {
  readonly value: string
  readonly name: string
  readonly count: number
}

const none: readonly Facet[] = []

export const viewsKey = ['customers', 'views'] as const

/** The views that this desk has saved. */
export function useSavedViews(): readonly SavedView[] {
  const { data } = useLive({
    key: viewsKey,
    tables: [],
    ask: (signal) => rpc.customers.views(undefined, { signal }),
  })
  return data ?? []
}

/** Where a customer stands in a query, counted from 0; null when it is not in it, undefined until core has said. */
export function usePosition(query: CustomersQuery, id: string | null): number | null | undefined {
  const { data } = useLive({
    key: ['customers', 'position', query, id],
    tables: customerTables,
    ask: async (signal) =>
      (await rpc.customers.position({ ...asked(query), id: id ?? '' }, { signal })).index,
    enabled: id !== null,
    keepPrevious: false,
  })
  return data
}

/** The customers before and after a place of a query. */
export function useNeighbours(query: CustomersQuery, index: number | null) {
  const offset = Math.max(0, (index ?? 0) - 1)
  const { data } = useLive({
    key: ['customers', 'neighbours', query, index],
    tables: customerTables,
    ask: async (signal) => (await rpc.customers.page({ ...asked(query), offset, limit: 3 }, { signal })).rows,
    enabled: index !== null,
    keepPrevious: false,
  })
  if (index === null || !data) return { previous: null, next: null }
  return { previous: index > 0 ? (data[0] ?? null) : null, next: data[index - offset + 1] ?? null }
}

/** The collaborators that a customer may be given to: those who still work here, by name. */
export function useColleagues(agencyId: number) {
  const { data } = useLive({
    key: ['network', 'roster'],
    tables: ['agency', 'collaborator', 'salePoint', 'portfolio'],
    ask: (signal) => rpc.network.roster(undefined, { signal }),
  })
  return (data?.collaborators ?? []).filter((one) => one.agencyId === agencyId && one.endedOn === null)
}
