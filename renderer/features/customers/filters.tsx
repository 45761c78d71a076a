import { useMemo } from 'react'
import type { CustomerFilter } from '../../../shared/features/customers/contract.ts'
import { assertNever } from '../../../shared/lib/assert-never.ts'
import type { FilterKind } from '../../components/list/definition.ts'
import { useListState } from '../../components/list/list-store.ts'
import { type Formats, useFormats } from '../../lib/formats.ts'
import { type Translate, useWords } from '../../lib/i18n.ts'
import { customersList } from './customers-list.ts'
import {
  CollaboratorEditor,
  ConsentEditor,
  CoverageEditor,
  ExpiringEditor,
  HasAreaEditor,
  KindEditor,
  LacksAreaEditor,
  MunicipalityEditor,
  PoliciesEditor,
  PremiumEditor,
  ProvinceEditor,
  StatusEditor,
} from './filter-editors.tsx'
import { useFacets } from './queries.ts'

const editors = {
  municipality: MunicipalityEditor,
  province: ProvinceEditor,
  collaborator: CollaboratorEditor,
  premium: PremiumEditor,
  policies: PoliciesEditor,
  expiring: ExpiringEditor,
  coverage: CoverageEditor,
  hasArea: HasAreaEditor,
  lacksArea: LacksAreaEditor,
  consentUnknown: ConsentEditor,
  status: StatusEditor,
  kind: KindEditor,
} as const satisfies Record<CustomerFilter['field'], FilterKind<CustomerFilter>['Editor']>

const fields = [
  'municipality',
  'province',
  'collaborator',
  'premium',
  'policies',
  'expiring',
  'coverage',
  'hasArea',
  'lacksArea',
  'consentUnknown',
  'status',
  'kind',
] as const satisfies readonly CustomerFilter['field'][]

/** What the customers can be narrowed by. */
export function useCustomerFilters(): readonly FilterKind<CustomerFilter>[] {
  const { t } = useWords()
  const formats = useFormats()
  // Only a chip that says a collaborator needs the names.
  const { query } = useListState(customersList)
  const people = useFacets(
    'collaborator',
    query.filters.some(({ field }) => field === 'collaborator'),
  )
  return useMemo(() => {
    const nameOf = (id: string) => people.find((one) => one.value === id)?.name ?? '…'
    return fields.map((field) => ({
      field,
      title: t(`customers.filter.${field}`),
      ...(field === 'hasArea' || field === 'lacksArea'
        ? { menuTitle: t(`customers.filter.${field}Title`) }
        : {}),
      words: (filter) => filterWords(filter, nameOf, t, formats),
      Editor: editors[field],
    }))
  }, [t, formats, people])
}

/** The value of a filter as its chip says it. */
export function filterWords(
  filter: CustomerFilter,
  nameOf: (collaboratorId: string) => string,
  t: Translate,
  formats: Formats,
): string {
  switch (filter.field) {
    case 'status':
      return filter.any.map((value) => t(`code.status.${value}`)).join(', ')
    case 'kind':
      return filter.any.map((value) => t(`customers.kind.${value}`)).join(', ')
    case 'coverage':
      return filter.any.map((value) => t(`code.coverage.${value}`)).join(', ')
    case 'municipality':
    case 'province':
      return filter.any.join(', ')
    case 'collaborator':
      return filter.any.map(nameOf).join(', ')
    case 'premium':
      return rangeWords(filter, formats.wholeMoney, t)
    case 'policies':
      return rangeWords(filter, formats.number, t)
    case 'expiring':
      return t('customers.filter.within', { count: filter.days })
    case 'hasArea':
    case 'lacksArea':
      return t(`code.area.${filter.area}`)
    case 'consentUnknown':
      return t(`customers.purpose.${filter.purpose}`)
    default:
      return assertNever(filter)
  }
}

function rangeWords(
  { min, max }: { min: number | null; max: number | null },
  print: (value: number) => string,
  t: Translate,
): string {
  if (min !== null && max !== null)
    return min === max ? print(min) : t('customers.filter.between', { from: print(min), to: print(max) })
  if (min !== null) return t('customers.filter.over', { value: print(min) })
  if (max !== null) return t('customers.filter.upTo', { value: print(max) })
  return t('customers.filter.any')
}
