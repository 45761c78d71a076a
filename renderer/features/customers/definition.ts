import { useMemo } from 'react'
import type { CustomerFilter, CustomerRow } from '../../../shared/features/customers/contract.ts'
import type { ListDefinition, RowSign } from '../../components/list/definition.ts'
import { useToday } from '../../components/time/use-today.ts'
import { useFormats } from '../../lib/formats.ts'
import { type Translate, useWords } from '../../lib/i18n.ts'
import { type RecordWaits, useRecordWaits } from '../../lib/record-signs.ts'
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
  const waitsOf = useRecordWaits()
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
        return rowSign(waitsOf(row.id), kind && { kind, label: termTitle(row.term, t, formats) }, t)
      },
      amountOf: (row) => row.premium,
      selectedWords: (count) => t('customers.selected', { count }),
      amountWords: (cents) => t('customers.selectedPremium', { amount: formats.money(cents) }),
    }),
    [t, formats, today, columns, filters, waitsOf],
  )
}

/** One sign a row: a choice that is asked for, then cover that is out, then what is not sent yet, then a term. */
function rowSign(waits: RecordWaits, term: RowSign | null, t: Translate): RowSign | null {
  if (waits === 'choice') return { kind: 'late', label: t('edits.row.choice') }
  if (waits === 'sending' && term?.kind !== 'late') return { kind: 'doing', label: t('edits.row.sending') }
  return term
}
