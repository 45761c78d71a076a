/** One thing a list is narrowed by; each feature has its own kinds, told apart by `field`. */
export interface ListFilter {
  readonly field: string
}

/** Which rows, in which order. It is what a saved view keeps and what core is asked with. */
export interface ListQuery<Filter extends ListFilter> {
  readonly filters: readonly Filter[]
  readonly text: string
  readonly sort: ListSort
}

export interface ListSort {
  readonly by: string
  readonly descending: boolean
}

/** The order after a click on a head: the other way round on the same column, upwards on another. */
export function sortedBy(sort: ListSort, by: string): ListSort {
  return { by, descending: sort.by === by ? !sort.descending : false }
}

/** True when both ask for the same rows, in whatever order they are shown. */
export function sameRows<Filter extends ListFilter>(a: ListQuery<Filter>, b: ListQuery<Filter>): boolean {
  return a.text.trim() === b.text.trim() && JSON.stringify(a.filters) === JSON.stringify(b.filters)
}

/** True when both ask for the same rows in the same order. */
export function sameQuery<Filter extends ListFilter>(a: ListQuery<Filter>, b: ListQuery<Filter>): boolean {
  return sameRows(a, b) && a.sort.by === b.sort.by && a.sort.descending === b.sort.descending
}

/** Puts a filter in the place of the one it was edited from, or at the end. */
export function withFilter<Filter extends ListFilter>(
  filters: readonly Filter[],
  at: number | null,
  filter: Filter,
): readonly Filter[] {
  return at === null ? [...filters, filter] : filters.map((old, index) => (index === at ? filter : old))
}

export function withoutFilter<Filter extends ListFilter>(
  filters: readonly Filter[],
  at: number,
): readonly Filter[] {
  return filters.filter((_, index) => index !== at)
}
