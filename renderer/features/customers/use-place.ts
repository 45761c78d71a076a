import { useListState } from '../../components/list/list-store.ts'
import { useRowCount } from '../../components/list/use-rows.ts'
import { useFormats } from '../../lib/formats.ts'
import { useWords } from '../../lib/i18n.ts'
import { customerRows, customersList } from './customers-list.ts'
import { useNeighbours, usePosition } from './queries.ts'
import { useViews } from './views.ts'

/** Where a customer stands in the list as it was left, in words, and who stands before and after. */
export interface Place {
  readonly index: number | null
  /** "7 di 1.318"; null when the customer is not in that list. */
  readonly short: string | null
  /** "7 di 1.318, vista Tutti con 2 filtri". */
  readonly long: string | null
  readonly previous: string | null
  readonly next: string | null
}

export function usePlace(id: string | null): Place {
  const { t } = useWords()
  const formats = useFormats()
  const { query, view } = useListState(customersList)
  const index = usePosition(query, id) ?? null
  const { previous, next } = useNeighbours(query, index)
  const total = useRowCount(customerRows, query)
  const viewName = useViews().find((one) => one.id === view)?.name ?? ''
  const count = query.filters.length + (query.text.trim() === '' ? 0 : 1)

  const at = index === null ? null : index + 1
  const known =
    at !== null && total !== undefined ? { at, total: formats.number(total), view: viewName } : null
  return {
    index,
    short: known && t('record.place', known),
    long:
      known &&
      (count === 0 ? t('record.placeInView', known) : t('record.placeFiltered', { ...known, count })),
    previous: previous?.id ?? null,
    next: next?.id ?? null,
  }
}
