import {
  type CustomerFilter,
  type CustomerQuery,
  type CustomerRow,
  customerSort,
  MOST_IN_STRETCH,
} from '../../../shared/features/customers/contract.ts'
import { ListStore } from '../../components/list/list-store.ts'
import type { ListQuery } from '../../components/list/query.ts'
import type { SelectableRow } from '../../components/list/selection.ts'
import { askRows, type RowSource } from '../../components/list/use-rows.ts'
import { rpc } from '../../lib/rpc.ts'

export type CustomersQuery = ListQuery<CustomerFilter>

/** Everybody, by name: how the list opens for the first time. */
export const everybody: CustomersQuery = {
  filters: [],
  text: '',
  sort: { by: 'name', descending: false },
}

/** How the list was left; the card on its own asks it for the neighbours. */
export const customersList = new ListStore<CustomerFilter>('all', everybody)

/** Tables that rows, counts and places are made of. */
export const customerTables = [
  'customer',
  'policy',
  'guarantee',
  'title',
  'product',
  'consent',
  'collaborator',
] as const

/** The list's question as core takes it; an order that core does not know falls back to the name. */
export function asked(query: CustomersQuery): CustomerQuery {
  const by = customerSort.shape.by.safeParse(query.sort.by)
  return {
    filters: [...query.filters],
    text: query.text,
    sort: { by: by.success ? by.data : 'name', descending: query.sort.descending },
  }
}

export const customerRows: RowSource<CustomerRow, CustomerFilter> = {
  name: 'customers',
  tables: customerTables,
  page: async (query, offset, limit, signal) =>
    (await rpc.customers.page({ ...asked(query), offset, limit }, { signal })).rows,
  stretch: async (query, offset, length, signal) => {
    const marks: SelectableRow[] = []
    for (let at = 0; at < length; at += MOST_IN_STRETCH) {
      const limit = Math.min(MOST_IN_STRETCH, length - at)
      const part = await rpc.customers.stretch({ ...asked(query), offset: offset + at, limit }, { signal })
      for (const { id, premium } of part) marks.push({ id, amount: premium })
    }
    return marks
  },
  count: async (query, signal) => (await rpc.customers.count(asked(query), { signal })).total,
  amount: async (query, signal) => (await rpc.customers.premium(asked(query), { signal })).premium,
}

/** Asks for the rows that the list begins with. */
export function askFirstRows(): void {
  askRows(customerRows, customersList.get().query)
}
