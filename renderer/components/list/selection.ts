/**
 * What is chosen in a list whose rows are mostly not loaded: either the marked rows, or (`all`) every row of the query
 * but the marked ones. A mark keeps the row's amount, so that a sum can be told without its row.
 */
export interface Selection {
  readonly all: boolean
  readonly marked: ReadonlyMap<string, number>
}

export interface SelectableRow {
  readonly id: string
  readonly amount: number
}

export const emptySelection: Selection = { all: false, marked: new Map() }
export const wholeSelection: Selection = { all: true, marked: new Map() }

export function isSelected(selection: Selection, id: string): boolean {
  return selection.all !== selection.marked.has(id)
}

/** Chooses a row or lets it go. */
export function toggled(selection: Selection, row: SelectableRow): Selection {
  return withRows(selection, [row], !isSelected(selection, row.id))
}

/** The same rows, all chosen or all let go. */
export function withRows(selection: Selection, rows: readonly SelectableRow[], chosen: boolean): Selection {
  const marked = new Map(selection.marked)
  for (const row of rows) {
    if (chosen !== selection.all) marked.set(row.id, row.amount)
    else marked.delete(row.id)
  }
  return { all: selection.all, marked }
}

/** The box in the head: everything of the query, or nothing when anything was chosen. */
export function toggledAll(selection: Selection, total: number): Selection {
  return selectedCount(selection, total) > 0 ? emptySelection : wholeSelection
}

export function selectedCount(selection: Selection, total: number): number {
  return selection.all ? Math.max(0, total - selection.marked.size) : selection.marked.size
}

/** Sum of what is chosen; `total` is the sum of the whole query, undefined while it has not been counted. */
export function selectedAmount(selection: Selection, total: number | undefined): number | undefined {
  let marked = 0
  for (const amount of selection.marked.values()) marked += amount
  if (!selection.all) return marked
  return total === undefined ? undefined : total - marked
}

/** State of the box in the head. */
export function headState(selection: Selection, total: number): 'none' | 'some' | 'all' {
  const count = selectedCount(selection, total)
  if (count === 0) return 'none'
  return count >= total ? 'all' : 'some'
}

/** After the rows of the list became others: "all" meant the old ones, so it is let go; single marks stay. */
export function afterNewRows(selection: Selection): Selection {
  return selection.all ? emptySelection : selection
}
