import { useMemo } from 'react'
import type { CustomerFilter, CustomerRow } from '../../../shared/features/customers/contract.ts'
import type { ListDefinition } from '../../components/list/definition.ts'
import { useToday } from '../../components/time/use-today.ts'
import { useFormats } from '../../lib/formats.ts'
import { useWords } from '../../lib/i18n.ts'
import { useCustomerColumns } from './columns.tsx'
import { customerRows } from './customers-list.ts'
import { useCustomerFilters } from './filters.tsx'
import { termSign, termTitle } from './term.ts'

/** The list of customers. */
export function useCustomersDefinition(): ListDefinition<CustomerRow, CustomerFilter> {
  const { t } = useWords()
  const formats = useFormats()
  const today = useToday()
  const columns = useCustomerColumns()
  const filters = useCustomerFilters()
  return useMemo(
    () => ({
      id: 'customers',
      name: t('customers.list'),
      source: customerRows,
      columns,
      filters,
      nameOf: (row) => row.name,
      signOf: (row) => {
        const kind = termSign(row.term, today)
        return kind && { kind, label: termTitle(row.term, t, formats) }
      },
      amountOf: (row) => row.premium,
      selectedWords: (count) => t('customers.selected', { count }),
      amountWords: (cents) => t('customers.selectedPremium', { amount: formats.money(cents) }),
    }),
    [t, formats, today, columns, filters],
  )
}
