import type { CustomerFilter } from '../../../shared/features/customers/contract.ts'
import type { NamedView } from '../../components/list/index-tabs.tsx'
import { useWords } from '../../lib/i18n.ts'
import { everybody } from './customers-list.ts'
import { useSavedViews } from './queries.ts'

const builtIn = {
  all: [],
  expiring: [{ field: 'expiring', days: 30 }],
  out: [{ field: 'coverage', any: ['FUORI_COPERTURA'] }],
  'no-consent': [{ field: 'consentUnknown', purpose: 'L2' }],
} as const satisfies Record<string, readonly unknown[]>

const builtInIds = ['all', 'expiring', 'out', 'no-consent'] as const

/** The tabs of the customers: four that are always there, then the ones that were saved. */
export function useViews(): readonly NamedView<CustomerFilter>[] {
  const { t } = useWords()
  const saved = useSavedViews()
  const first = builtInIds.map((id) => ({
    id,
    name: t(`customers.view.${id}`),
    builtIn: true,
    query: { ...everybody, filters: filtersOf(id) },
    columns: [],
  }))
  return [...first, ...saved.filter((view) => !view.builtIn)]
}

function filtersOf(id: keyof typeof builtIn): readonly CustomerFilter[] {
  return builtIn[id].map((filter) => ('any' in filter ? { ...filter, any: [...filter.any] } : filter))
}
